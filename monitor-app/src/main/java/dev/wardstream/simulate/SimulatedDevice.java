package dev.wardstream.simulate;

import static dev.wardstream.vitals.VitalSign.ELECTRODERMAL_ACTIVITY;
import static dev.wardstream.vitals.VitalSign.HEART_RATE;
import static dev.wardstream.vitals.VitalSign.MOTION;
import static dev.wardstream.vitals.VitalSign.RESPIRATORY_RATE;
import static dev.wardstream.vitals.VitalSign.SPO2;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A device on a simulated patient: it reads values as its screen would show them, numbers its samples from 1, says how good
 * the signal is and how much charge is left. A wearable out of reach keeps its samples and delivers them, oldest first, when
 * it is back, before what it measures then.
 */
public final class SimulatedDevice {
    /** How many samples fit through a reconnected wearable's radio in a second. */
    static final int DELIVERED_A_SECOND = 60;

    /** What leads, probe and electrodes measure; a cuff, an arterial line and a thermometer are apart from them. */
    private static final Set<VitalSign> BY_LEADS =
            Collections.unmodifiableSet(EnumSet.of(HEART_RATE, RESPIRATORY_RATE, SPO2, ELECTRODERMAL_ACTIVITY));

    private static final double QUALITY_OFF = 0.02;

    private final DeviceModel model;
    private final DeviceId id;
    private final SimulatedPatient patient;
    private final int offsetMillis;
    private final int offsetSeconds;
    private final double usedBefore;
    private final ArrayDeque<DeviceSample> backlog = new ArrayDeque<>(1);
    private long sequence;

    /**
     * A device that its patient has just put on.
     *
     * @param seed decides when within its period the device measures, and how full its battery is
     */
    public SimulatedDevice(DeviceModel model, DeviceId id, SimulatedPatient patient, long seed) {
        Noise noise = Noise.of(seed, id.value().hashCode());
        this.model = model;
        this.id = id;
        this.patient = patient;
        this.offsetMillis = (int) noise.between(0, 1_000);
        this.offsetSeconds = (int) noise.between(0, model.periodSeconds());
        this.usedBefore = noise.between(0, 86_400);
    }

    public DeviceId id() {
        return id;
    }

    public DeviceModel model() {
        return model;
    }

    /** When within a second this device measures, 0 to 999 ms. */
    int offsetMillis() {
        return offsetMillis;
    }

    /**
     * Lives through one second of the simulation.
     *
     * @param second of the simulation; each second is lived once, in order
     * @param at when this device measures in that second, epoch milliseconds
     * @param published gets what leaves the device in that second, oldest first
     */
    public void live(long second, long at, Consumer<DeviceSample> published) {
        if ((second + offsetSeconds) % model.periodSeconds() != 0) {
            return;
        }
        patient.advanceTo(second);
        if (patient.offline() && !model.staysOn()) {
            return; // Who is off the ward is not in bed when the nurse comes by.
        }
        DeviceSample sample = new DeviceSample(id, ++sequence, measure(second, at));
        if (!model.buffers()) {
            published.accept(sample);
            return;
        }
        if (patient.offline() || !backlog.isEmpty()) {
            backlog.add(sample);
            deliverBacklog(published);
        } else {
            published.accept(sample);
        }
    }

    private void deliverBacklog(Consumer<DeviceSample> published) {
        for (int i = 0; i < DELIVERED_A_SECOND && !patient.offline() && !backlog.isEmpty(); i++) {
            published.accept(backlog.remove());
        }
    }

    private Sample measure(long second, long at) {
        boolean off = model.staysOn() && patient.sensorOff();
        double[] values = new double[VitalSign.ALL.size()];
        Arrays.fill(values, Double.NaN);
        for (VitalSign vital : model.measuredAt(second)) {
            if (!off || !BY_LEADS.contains(vital)) {
                values[vital.ordinal()] = Math.max(0, vital.rounded(patient.value(vital)));
            }
        }
        return new Sample(
                at,
                Readings.ofOrdinals(values),
                model.charted(),
                off ? QUALITY_OFF : quality(),
                model.battery(usedBefore + second));
    }

    /** Movement shakes the light path of a wristband's sensor; everything else reads well. */
    private double quality() {
        double shaken = model.buffers() ? Math.min(0.35, patient.value(MOTION)) : 0;
        return Math.rint((0.98 - shaken) * 100) / 100;
    }
}
