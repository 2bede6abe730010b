package dev.wardstream.train;

import dev.wardstream.score.SummaryScale;
import dev.wardstream.score.WindowSummary;
import java.util.Arrays;
import java.util.List;

/** The quantiles of each number of the training windows' summaries, and what lies between them on average. */
final class SummaryScales {
    private SummaryScales() {}

    /** What was never measured has quantiles of 0; it is usual in every window. */
    static SummaryScale of(List<RiskCase> cases) {
        double[][] summaries = cases.stream()
                .map(one -> WindowSummary.of(one.window().values()))
                .toArray(double[][]::new);
        int numbers = summaries[0].length;
        float[][] quantiles = new float[numbers][];
        float[][] usual = new float[numbers][];
        for (int number = 0; number < numbers; number++) {
            double[] values = measured(summaries, number);
            quantiles[number] = quantiles(values);
            usual[number] = usual(quantiles[number], values);
        }
        return new SummaryScale(quantiles, usual);
    }

    /** Sorted. */
    private static double[] measured(double[][] summaries, int number) {
        return Arrays.stream(summaries)
                .mapToDouble(summary -> summary[number])
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
    }

    /** Between two values in proportion. */
    private static float[] quantiles(double[] sorted) {
        float[] quantiles = new float[SummaryScale.STRETCHES + 1];
        for (int i = 0; sorted.length > 0 && i < quantiles.length; i++) {
            double place = (sorted.length - 1) * (double) i / SummaryScale.STRETCHES;
            int below = (int) place;
            int above = Math.min(below + 1, sorted.length - 1);
            quantiles[i] = (float) (sorted[below] + (place - below) * (sorted[above] - sorted[below]));
        }
        return quantiles;
    }

    private static float[] usual(float[] quantiles, double[] values) {
        float[] usual = new float[SummaryScale.STRETCHES];
        for (int i = 0; i < usual.length; i++) {
            int stretch = i;
            usual[i] = (float) Arrays.stream(values)
                    .map(value -> SummaryScale.passed(quantiles, stretch, value))
                    .average()
                    .orElse(0);
        }
        return usual;
    }
}
