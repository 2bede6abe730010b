package dev.wardstream.evaluate;

import dev.wardstream.vitals.Signal;
import dev.wardstream.window.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A window as a row of a table, for learners that cannot read a sequence. NaN where nothing was measured. */
final class Summary {
    private static final int RECENT_STEPS = 12;
    private static final List<String> PARTS =
            List.of("first", "last", "mean", "least", "largest", "sd", "change", "early mean", "recent mean", "count");

    private Summary() {}

    /** The names of {@link #of}'s numbers. */
    static List<String> names(List<Signal> signals) {
        List<String> names = new ArrayList<>();
        signals.forEach(signal -> PARTS.forEach(part -> names.add(signal.field() + " " + part)));
        return names;
    }

    /** Of each signal the numbers that {@link #names} names. */
    static double[] of(Window window) {
        double[] row = new double[window.values().length * PARTS.size()];
        for (int channel = 0; channel < window.values().length; channel++) {
            double[] parts = parts(window.values()[channel]);
            System.arraycopy(parts, 0, row, channel * PARTS.size(), parts.length);
        }
        return row;
    }

    /** The last value of each signal alone. */
    static double[] last(Window window) {
        double[] row = new double[window.values().length];
        for (int channel = 0; channel < row.length; channel++) {
            double[] measured = measured(window.values()[channel], 0, window.values()[channel].length);
            row[channel] = measured.length == 0 ? Double.NaN : measured[measured.length - 1];
        }
        return row;
    }

    /** In how many steps each signal was measured, whatever it was. */
    static double[] counts(Window window) {
        return Arrays.stream(window.values())
                .mapToDouble(values -> measured(values, 0, values.length).length)
                .toArray();
    }

    private static double[] parts(float[] values) {
        double[] measured = measured(values, 0, values.length);
        if (measured.length == 0) {
            double[] nothing = new double[PARTS.size()];
            Arrays.fill(nothing, Double.NaN);
            nothing[nothing.length - 1] = 0;
            return nothing;
        }
        double mean = mean(measured);
        double first = measured[0];
        double last = measured[measured.length - 1];
        return new double[] {
            first,
            last,
            mean,
            Arrays.stream(measured).min().orElse(mean),
            Arrays.stream(measured).max().orElse(mean),
            Math.sqrt(Arrays.stream(measured)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElse(0)),
            last - first,
            mean(measured(values, 0, RECENT_STEPS)),
            mean(measured(values, values.length - RECENT_STEPS, values.length)),
            measured.length
        };
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double[] measured(float[] values, int from, int to) {
        double[] measured = new double[values.length];
        int count = 0;
        for (int step = Math.max(0, from); step < Math.min(to, values.length); step++) {
            if (!Float.isNaN(values[step])) {
                measured[count++] = values[step];
            }
        }
        return Arrays.copyOf(measured, count);
    }
}
