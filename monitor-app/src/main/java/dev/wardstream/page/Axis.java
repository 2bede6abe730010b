package dev.wardstream.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A scale of a picture, with its ticks at round numbers.
 *
 * @param label with the unit
 * @param ticks in rising order; the first and the last are the scale's ends
 * @param decimals of the ticks' numbers
 */
public record Axis(String label, List<Double> ticks, int decimals) {
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};
    private static final int MOST_TICKS = 8;

    public Axis {
        ticks = List.copyOf(ticks);
        if (ticks.size() < 2) {
            throw new IllegalArgumentException("the axis '" + label + "' needs two ticks");
        }
    }

    /** From 0 to 1. */
    public static Axis share(String label) {
        return covering(label, 0, 1);
    }

    /** From a round number at or below the least to one at or above the largest. */
    public static Axis covering(String label, double least, double largest) {
        double span = largest > least ? largest - least : Math.max(1, Math.abs(largest));
        double power = Math.pow(10, Math.floor(Math.log10(span / MOST_TICKS)));
        double step = 10 * power;
        for (double round : ROUND) {
            if (round * power * MOST_TICKS >= span) {
                step = round * power;
                break;
            }
        }
        return of(label, Math.floor(least / step + 1e-9) * step, Math.max(largest, least + step), step);
    }

    /** Hours from 0, with ticks at the hours of a day. */
    public static Axis hours(String label, double last) {
        double step = last > 96 ? 24 : last > 48 ? 12 : last > 24 ? 6 : last > 12 ? 4 : 2;
        return of(label, 0, Math.max(last, step), step);
    }

    /** Ticks every {@code step} from the first until the largest number is covered. */
    public static Axis of(String label, double first, double largest, double step) {
        List<Double> ticks = new ArrayList<>();
        int count = (int) Math.ceil((largest - first) / step - 1e-9);
        for (int tick = 0; tick <= count; tick++) {
            ticks.add(first + tick * step);
        }
        return new Axis(label, ticks, decimalsOf(step));
    }

    /** The scale's beginning. */
    public double from() {
        return ticks.get(0);
    }

    /** The scale's end. */
    public double to() {
        return ticks.get(ticks.size() - 1);
    }

    /** Where a number lies, 0 at the scale's beginning and 1 at its end; what lies off the scale stands at its edge. */
    double at(double value) {
        return Math.min(1, Math.max(0, (value - from()) / (to() - from())));
    }

    String told(double tick) {
        return Html.number(tick, decimals);
    }

    private static int decimalsOf(double step) {
        int decimals = 0;
        double scaled = step;
        while (decimals < 6 && Math.abs(scaled - Math.rint(scaled)) > 1e-6) {
            decimals++;
            scaled *= 10;
        }
        return decimals;
    }
}
