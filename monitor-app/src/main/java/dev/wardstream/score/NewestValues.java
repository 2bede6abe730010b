package dev.wardstream.score;

import dev.wardstream.vitals.DeviceId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A value, when it was measured and by which device, for each of up to 64 numbered places, of which few ever have one: a patient wears
 * one or two devices, which measure some of what a chart knows. It takes room for those alone.
 */
final class NewestValues {
    static final long NEVER = Long.MIN_VALUE;

    /** The places that have had a value. */
    private long filled;
    /** Of the filled places, in their order. */
    private double[] values = {};

    private long[] measuredAt = {};
    private @Nullable DeviceId[] devices = {};

    boolean has(int place) {
        return at(place) != NEVER;
    }

    /** The value of a place that has one. */
    double value(int place) {
        return values[index(place)];
    }

    /** When a place's value was measured, epoch milliseconds; {@link #NEVER} where it has none. */
    long at(int place) {
        return isFilled(place) ? measuredAt[index(place)] : NEVER;
    }

    /** The device that a place's value is of; null where it has none, or nobody told. */
    @Nullable DeviceId device(int place) {
        return isFilled(place) ? devices[index(place)] : null;
    }

    void put(int place, double value, long at, @Nullable DeviceId device) {
        if (!isFilled(place)) {
            fill(place);
        }
        int index = index(place);
        values[index] = value;
        measuredAt[index] = at;
        // Every sample brings an id of its own: the first that was kept serves for all that are equal.
        if (device == null || !device.equals(devices[index])) {
            devices[index] = device == null ? null : known(device);
        }
    }

    void drop(int place) {
        put(place, 0, NEVER, null);
    }

    private DeviceId known(DeviceId device) {
        for (DeviceId each : devices) {
            if (device.equals(each)) {
                return each;
            }
        }
        return device;
    }

    private boolean isFilled(int place) {
        return (filled & 1L << place) != 0;
    }

    /** Where a filled place stands: after the filled places before it. */
    private int index(int place) {
        return Long.bitCount(filled & (1L << place) - 1);
    }

    private void fill(int place) {
        int index = index(place);
        int after = values.length - index;
        double[] moreValues = Arrays.copyOf(values, values.length + 1);
        long[] moreTimes = Arrays.copyOf(measuredAt, values.length + 1);
        @Nullable DeviceId[] moreDevices = Arrays.copyOf(devices, values.length + 1);
        System.arraycopy(values, index, moreValues, index + 1, after);
        System.arraycopy(measuredAt, index, moreTimes, index + 1, after);
        System.arraycopy(devices, index, moreDevices, index + 1, after);
        moreDevices[index] = null;
        values = moreValues;
        measuredAt = moreTimes;
        devices = moreDevices;
        filled |= 1L << place;
    }
}
