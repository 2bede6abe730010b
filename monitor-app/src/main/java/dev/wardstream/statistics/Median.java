package dev.wardstream.statistics;

import java.util.Collection;

/** What half of some numbers lie below: the one in the middle, or half-way between the two that are. */
public final class Median {
    private Median() {}

    /** NaN of none. */
    public static double of(Collection<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int count = sorted.length;
        return count == 0 ? Double.NaN : (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
    }
}
