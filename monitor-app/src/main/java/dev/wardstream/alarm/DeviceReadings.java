package dev.wardstream.alarm;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.VitalSign;
import java.util.Arrays;

/** What one device has told of a patient: when it measured each vital last and, where others measure too, what. */
final class DeviceReadings {
    private static final VitalSign[] VITALS = VitalSign.values();
    private static final DeviceKind[] KINDS = DeviceKind.values();

    private final DeviceId device;
    private DeviceKind kind;
    /** The ward's clock. */
    private long lastHeard;
    /** Whether it was taken off the patient. */
    private boolean gone;
    /** Event time of the newest reading of each vital; {@link Long#MIN_VALUE} where there is none. */
    private final long[] measuredAt = new long[VITALS.length];
    /** The newest readings that can be compared with another device's; NaN where there is none. */
    private final double[] values = new double[VITALS.length];

    DeviceReadings(PatientSample first) {
        this(first.device(), first.kind(), first.receivedAt());
    }

    private DeviceReadings(DeviceId device, DeviceKind kind, long lastHeard) {
        this.device = device;
        this.kind = kind;
        this.lastHeard = lastHeard;
        Arrays.fill(measuredAt, Long.MIN_VALUE);
        doubt();
    }

    DeviceId device() {
        return device;
    }

    DeviceKind kind() {
        return kind;
    }

    long lastHeard() {
        return lastHeard;
    }

    boolean isGone() {
        return gone;
    }

    long measuredAt(VitalSign vital) {
        return measuredAt[vital.ordinal()];
    }

    double value(VitalSign vital) {
        return values[vital.ordinal()];
    }

    void heard(PatientSample sample, boolean live) {
        kind = sample.kind();
        lastHeard = Math.max(lastHeard, sample.receivedAt());
        gone &= !live;
    }

    /** @param value NaN if it is not to be compared */
    void measured(VitalSign vital, long at, double value) {
        measuredAt[vital.ordinal()] = at;
        values[vital.ordinal()] = value;
    }

    /** What it told last is compared with nobody's. */
    void doubt() {
        Arrays.fill(values, Double.NaN);
    }

    void release() {
        gone = true;
        doubt();
    }

    long newest() {
        long newest = Long.MIN_VALUE;
        for (long instant : measuredAt) {
            newest = Math.max(newest, instant);
        }
        return newest;
    }

    void writeTo(StateWriter out) {
        out.device(device);
        out.number(kind.ordinal());
        out.time(lastHeard);
        out.flag(gone);
        long newest = newest();
        out.time(newest);
        long measured = 0;
        long compared = 0;
        for (int i = 0; i < VITALS.length; i++) {
            measured |= measuredAt[i] == Long.MIN_VALUE ? 0 : 1L << i;
            compared |= Double.isNaN(values[i]) ? 0 : 1L << i;
        }
        out.number(measured);
        out.number(compared);
        for (int i = 0; i < VITALS.length; i++) {
            if (((measured >> i) & 1) == 1) {
                out.number(newest - measuredAt[i]);
            }
            if (((compared >> i) & 1) == 1) {
                out.decimal(values[i]);
            }
        }
    }

    static DeviceReadings readFrom(StateReader in) {
        DeviceReadings source = new DeviceReadings(in.device(), KINDS[(int) in.number()], in.time());
        source.gone = in.flag();
        long newest = in.time();
        long measured = in.number();
        long compared = in.number();
        for (int i = 0; i < VITALS.length; i++) {
            if (((measured >> i) & 1) == 1) {
                source.measuredAt[i] = newest - in.number();
            }
            if (((compared >> i) & 1) == 1) {
                source.values[i] = in.decimal();
            }
        }
        return source;
    }
}
