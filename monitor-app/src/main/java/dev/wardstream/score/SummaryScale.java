package dev.wardstream.score;

import java.util.Arrays;

/**
 * What the numbers of a {@link WindowSummary} were in the training windows.
 *
 * @param quantiles of each number, from its least to its largest value, at equal shares of the windows: {@code [number][STRETCHES
 *     + 1]}
 * @param usual how much of each stretch between two of them was passed on average, where it was measured: {@code
 *     [number][STRETCHES]}
 */
public record SummaryScale(float[][] quantiles, float[][] usual) {
    /** Between the quantiles of one number. */
    public static final int STRETCHES = 8;

    /** @throws IllegalArgumentException where quantiles fall, or their number is wrong */
    public SummaryScale {
        if (quantiles.length != usual.length) {
            throw new IllegalArgumentException(
                    "there are quantiles of " + quantiles.length + " numbers and averages of " + usual.length);
        }
        for (int number = 0; number < quantiles.length; number++) {
            float[] its = quantiles[number];
            boolean fits = its.length == STRETCHES + 1 && usual[number].length == STRETCHES;
            for (int i = 0; fits && i < STRETCHES; i++) {
                fits = its[i] <= its[i + 1];
            }
            if (!fits) {
                throw new IllegalArgumentException("the quantiles of a summary's number are none, or not "
                        + (STRETCHES + 1) + ": " + Arrays.toString(its));
            }
        }
    }

    /** How many numbers it knows. */
    int numbers() {
        return quantiles.length;
    }

    /** How much of a stretch between a number's quantiles a value has passed, 0 to 1: all or nothing where it has no width. */
    public static float passed(float[] quantiles, int stretch, double value) {
        double from = quantiles[stretch];
        double width = quantiles[stretch + 1] - from;
        if (value <= from) {
            return 0;
        }
        return width > 0 ? (float) Math.min(1, (value - from) / width) : 1;
    }
}
