package dev.wardstream.alarm;

import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.VitalSign;
import java.util.Arrays;

/** What one device has told of a patient: when it measured each vital last and, where others measure too, what. */
final class DeviceReadings {
    private static final VitalSign[] VITALS = VitalSign.values();
    private static final double[] NONE = {};

    private final DeviceId device;
    private DeviceKind kind;
    /** The ward's clock. */
    private long lastHeard;
    /** Whether it was taken off the patient. */
    private boolean gone;
    /** Event time of the newest reading of each vital; {@link Long#MIN_VALUE} where there is none. */
    private final long[] measuredAt = new long[VITALS.length];
    /** The newest readings that can be compared with another device's, NaN where there is none; empty while there are none at all. */
    private double[] values = NONE;

    DeviceReadings(PatientSample first) {
        this(first.device(), first.kind(), first.receivedAt());
    }

    private DeviceReadings(DeviceId device, DeviceKind kind, long lastHeard) {
        this.device = device;
        this.kind = kind;
        this.lastHeard = lastHeard;
        Arrays.fill(measuredAt, Long.MIN_VALUE);
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
        return valueAt(vital.ordinal());
    }

    void heard(PatientSample sample, boolean live) {
        kind = sample.kind();
        lastHeard = Math.max(lastHeard, sample.receivedAt());
        gone &= !live;
    }

    /** @param value NaN if it is not to be compared */
    void measured(VitalSign vital, long at, double value) {
        measuredAt[vital.ordinal()] = at;
        setValue(vital.ordinal(), value);
    }

    private double valueAt(int vital) {
        return values == NONE ? Double.NaN : values[vital];
    }

    private void setValue(int vital, double value) {
        if (values == NONE && !Double.isNaN(value)) {
            values = new double[VITALS.length];
            Arrays.fill(values, Double.NaN);
        }
        if (values != NONE) {
            values[vital] = value;
        }
    }

    /** What it told last is compared with nobody's. */
    void doubt() {
        values = NONE;
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
        out.symbol(kind);
        out.time(lastHeard);
        out.flag(gone);
        long newest = newest();
        out.time(newest);
        int count = 0;
        for (int i = 0; i < VITALS.length; i++) {
            count += isKept(i) ? 1 : 0;
        }
        out.items(count);
        for (int i = 0; i < VITALS.length; i++) {
            if (isKept(i)) {
                out.symbol(VITALS[i]);
                if (out.present(measuredAt[i] != Long.MIN_VALUE)) {
                    out.number(newest - measuredAt[i]);
                }
                out.decimal(valueAt(i));
            }
        }
        out.end();
    }

    private boolean isKept(int vital) {
        return measuredAt[vital] != Long.MIN_VALUE || !Double.isNaN(valueAt(vital));
    }

    static DeviceReadings readFrom(StateReader in) {
        DeviceReadings source = new DeviceReadings(in.device(), in.symbol(DeviceKind.class), in.time());
        source.gone = in.flag();
        long newest = in.time();
        for (int left = in.items(); left > 0; left = in.left(left)) {
            int vital = in.symbol(VitalSign.class).ordinal();
            if (in.present()) {
                source.measuredAt[vital] = newest - in.number();
            }
            source.setValue(vital, in.decimal());
        }
        return source;
    }
}
