package dev.wardstream.statistics;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One figure, over everybody and in every draw of a {@link Bootstrap}.
 *
 * @param draws NaN where a draw held nobody to reckon it of
 */
public record Drawn(double everybody, double[] draws) {
    private static final double TAIL = 0.025;

    /** What this is above another, draw by draw. Both must be of the same draws. */
    public Drawn minus(Drawn other) {
        double[] differences = new double[draws.length];
        Arrays.setAll(differences, draw -> draws[draw] - other.draws[draw]);
        return new Drawn(everybody - other.everybody, differences);
    }

    /** The middle 95 % of the draws, each end a figure that was drawn, the nearest in rank; null where none has a figure. */
    public @Nullable Range range() {
        double[] sorted = Arrays.stream(draws)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return null;
        }
        int last = sorted.length - 1;
        return new Range(sorted[(int) Math.round(TAIL * last)], sorted[(int) Math.round((1 - TAIL) * last)]);
    }

    /** The figure over everybody with the same range; NaN where there is none. */
    public Interval interval() {
        @Nullable Range range = range();
        return range == null
                ? new Interval(everybody, Double.NaN, Double.NaN)
                : new Interval(everybody, range.low(), range.high());
    }
}
