package dev.wardstream.simulate;

import static dev.wardstream.vitals.VitalSign.BODY_TEMPERATURE;
import static dev.wardstream.vitals.VitalSign.DIASTOLIC_PRESSURE;
import static dev.wardstream.vitals.VitalSign.ELECTRODERMAL_ACTIVITY;
import static dev.wardstream.vitals.VitalSign.HEART_RATE;
import static dev.wardstream.vitals.VitalSign.MEAN_PRESSURE;
import static dev.wardstream.vitals.VitalSign.MOTION;
import static dev.wardstream.vitals.VitalSign.RESPIRATORY_RATE;
import static dev.wardstream.vitals.VitalSign.SKIN_TEMPERATURE;
import static dev.wardstream.vitals.VitalSign.SPO2;
import static dev.wardstream.vitals.VitalSign.SYSTOLIC_PRESSURE;

import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.VitalSign;
import java.util.List;
import java.util.stream.Stream;

/** A product of an imagined vendor: what it measures, how often, and what else it tells. */
@SuppressWarnings("ImmutableEnumChecker") // The lists are unmodifiable copies.
public enum DeviceModel {
    /** A wired monitor with an arterial line and a core temperature probe, on mains, every second. */
    ACME_MONITOR("acme", "monitor", DeviceKind.BEDSIDE_MONITOR, Double.NaN, 1, bedside(), 1, List.of()),

    /** A wristband: pulse, skin and movement every second, saturation and breathing every five; charged every three days. */
    LIFEBAND(
            "lifeband",
            "band",
            DeviceKind.WEARABLE,
            3 * 86_400,
            1,
            List.of(HEART_RATE, SKIN_TEMPERATURE, MOTION, ELECTRODERMAL_ACTIVITY),
            5,
            List.of(SPO2, RESPIRATORY_RATE)),

    /** A trolley with cuff, clip and thermometer; the nurse who brings it charts consciousness and oxygen. */
    ACME_CUFF("acme", "cuff", DeviceKind.SPOT_CHECK, 7 * 86_400, 300, bedside(), 1, List.of());

    private final String vendor;
    private final String code;
    private final DeviceKind kind;
    private final double chargeSeconds;
    private final int periodSeconds;
    private final List<VitalSign> always;
    private final int seldomPeriodSeconds;
    private final List<VitalSign> all;

    /**
     * @param chargeSeconds how long a full battery lasts, NaN on mains
     * @param always measured with every sample
     * @param seldom measured only in seconds that are a multiple of {@code seldomPeriodSeconds}
     */
    DeviceModel(
            String vendor,
            String code,
            DeviceKind kind,
            double chargeSeconds,
            int periodSeconds,
            List<VitalSign> always,
            int seldomPeriodSeconds,
            List<VitalSign> seldom) {
        this.vendor = vendor;
        this.code = code;
        this.kind = kind;
        this.chargeSeconds = chargeSeconds;
        this.periodSeconds = periodSeconds;
        this.always = List.copyOf(always);
        this.seldomPeriodSeconds = seldomPeriodSeconds;
        this.all = Stream.concat(always.stream(), seldom.stream()).toList();
    }

    private static List<VitalSign> bedside() {
        return List.of(
                HEART_RATE,
                RESPIRATORY_RATE,
                SPO2,
                SYSTOLIC_PRESSURE,
                DIASTOLIC_PRESSURE,
                MEAN_PRESSURE,
                BODY_TEMPERATURE);
    }

    /** The vendor, whose topic is {@code vitals.raw.<vendor>}. */
    public String vendor() {
        return vendor;
    }

    public DeviceKind kind() {
        return kind;
    }

    /** Seconds between two samples. */
    public int periodSeconds() {
        return periodSeconds;
    }

    /** The word for this product in its device ids. */
    String code() {
        return code;
    }

    /** Whether it keeps what it measured while it is out of reach; what is wired is never out of reach. */
    boolean buffers() {
        return kind == DeviceKind.WEARABLE;
    }

    /** Whether its sensors stay on the patient, and so can fall off. */
    boolean staysOn() {
        return kind != DeviceKind.SPOT_CHECK;
    }

    /** The vitals in the sample of a second. */
    List<VitalSign> measuredAt(long second) {
        return second % seldomPeriodSeconds == 0 ? all : always;
    }

    /** What the person who brings the device charts beside it. */
    Observations charted() {
        return kind == DeviceKind.SPOT_CHECK
                ? new Observations(false, Consciousness.ALERT, false)
                : Observations.unknown();
    }

    /** The charge after so many seconds of use, 0 to 1; it is charged again when a tenth is left. NaN on mains. */
    double battery(double usedSeconds) {
        return 1 - 0.9 * (usedSeconds / chargeSeconds % 1);
    }
}
