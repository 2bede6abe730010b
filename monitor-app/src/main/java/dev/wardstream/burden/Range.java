package dev.wardstream.burden;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A 95 % interval over resampled persons. */
public record Range(double low, double high) {
    private static final double TAIL = 0.025;

    /** The middle 95 % of what was drawn; null where nothing could be reckoned. */
    static @Nullable Range of(double[] drawn) {
        double[] sorted = Arrays.stream(drawn)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return null;
        }
        int last = sorted.length - 1;
        return new Range(sorted[(int) Math.round(TAIL * last)], sorted[(int) Math.round((1 - TAIL) * last)]);
    }
}
