package dev.wardstream.evaluate;

import dev.wardstream.score.WindowSummary;
import dev.wardstream.vitals.Signal;
import dev.wardstream.window.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A window as a row of a table, for learners that cannot read a sequence. NaN where nothing was measured. */
final class Summary {
    private Summary() {}

    /** The names of {@link #of}'s numbers. */
    static List<String> names(List<Signal> signals) {
        List<String> names = new ArrayList<>();
        signals.forEach(signal -> WindowSummary.PARTS.forEach(part -> names.add(signal.field() + " " + part)));
        return names;
    }

    /** Of each signal the numbers that {@link #names} names: what the risk models read of a window beside its steps. */
    static double[] of(Window window) {
        return WindowSummary.of(window.values());
    }

    /** The last value of each signal alone. */
    static double[] last(Window window) {
        return Arrays.stream(window.values())
                .map(Summary::measured)
                .mapToDouble(measured -> measured.length == 0 ? Double.NaN : measured[measured.length - 1])
                .toArray();
    }

    /** In how many steps each signal was measured, whatever it was. */
    static double[] counts(Window window) {
        return Arrays.stream(window.values())
                .mapToDouble(values -> measured(values).length)
                .toArray();
    }

    private static double[] measured(float[] values) {
        return WindowSummary.measured(values, 0, values.length);
    }
}
