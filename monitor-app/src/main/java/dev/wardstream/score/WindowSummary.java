package dev.wardstream.score;

import java.util.Arrays;
import java.util.List;

/** A window in a few numbers a signal: what it was and became over all of it, whenever that was. */
public final class WindowSummary {
    /** What {@link #of} tells of each signal, in this order. */
    public static final List<String> PARTS =
            List.of("first", "last", "mean", "least", "largest", "sd", "change", "early mean", "recent mean", "count");

    private WindowSummary() {}

    /**
     * The numbers of each signal, one signal after the other. NaN where a signal was not measured, or not in the window's first
     * (early) or last (recent) quarter; its count, of pairs of steps, is 0 where it was never measured. The standard deviation is of
     * the measured steps themselves.
     *
     * @param values {@code [signal][step]}, NaN where nothing was measured
     */
    public static double[] of(float[][] values) {
        double[] summary = new double[values.length * PARTS.size()];
        for (int signal = 0; signal < values.length; signal++) {
            double[] parts = parts(values[signal]);
            System.arraycopy(parts, 0, summary, signal * PARTS.size(), parts.length);
        }
        return summary;
    }

    /** What was measured in the steps from one, to before another, oldest first. */
    public static double[] measured(float[] values, int from, int to) {
        double[] measured = new double[to - from];
        int count = 0;
        for (int step = from; step < to; step++) {
            if (!Float.isNaN(values[step])) {
                measured[count++] = values[step];
            }
        }
        return Arrays.copyOf(measured, count);
    }

    private static double[] parts(float[] values) {
        double[] measured = measured(values, 0, values.length);
        if (measured.length == 0) {
            double[] nothing = new double[PARTS.size()];
            Arrays.fill(nothing, Double.NaN);
            nothing[nothing.length - 1] = 0;
            return nothing;
        }
        double first = measured[0];
        double last = measured[measured.length - 1];
        double mean = mean(measured);
        int quarter = values.length / 4;
        return new double[] {
            first,
            last,
            mean,
            Arrays.stream(measured).min().orElseThrow(),
            Arrays.stream(measured).max().orElseThrow(),
            sd(measured, mean),
            last - first,
            mean(measured(values, 0, quarter)),
            mean(measured(values, values.length - quarter, values.length)),
            timesCharted(values)
        };
    }

    /** Pairs of steps with a measurement: hourly and two-hourly charting are the same to it. */
    private static int timesCharted(float[] values) {
        int times = 0;
        for (int end = values.length; end > 0; end -= 2) {
            times += measured(values, Math.max(0, end - 2), end).length > 0 ? 1 : 0;
        }
        return times;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double sd(double[] values, double mean) {
        return Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }
}
