package dev.wardstream.score;

/**
 * Turns a window's {@link WindowSummary} into what a risk network reads, the same in training and in serving: for each number
 * how much of each stretch between two of its training quantiles it has passed, 0 to 1, less what it has passed on average. So a
 * network reads a low temperature and a high one apart, and no value however odd is far from those it has learned from (a
 * piecewise linear encoding: Gorishniy 2022, On Embeddings for Numerical Features in Tabular Deep Learning). What is missing is
 * 0, as if it were usual: whether a ward has a sensor says little about its patients.
 */
public final class SummaryEncoder {
    private final SummaryScale scale;

    public SummaryEncoder(SummaryScale scale) {
        this.scale = scale;
    }

    /** How many numbers a network reads of a window's summary. */
    public static int inputs(int channels) {
        return channels * WindowSummary.PARTS.size() * SummaryScale.STRETCHES;
    }

    /**
     * Of a whole window.
     *
     * @param values {@code [channel][step]} in the vitals' units, NaN where nothing was measured
     */
    public float[] encode(float[][] values) {
        double[] summary = WindowSummary.of(values);
        float[] encoded = new float[summary.length * SummaryScale.STRETCHES];
        for (int number = 0; number < summary.length; number++) {
            if (!Double.isNaN(summary[number])) {
                encode(number, summary[number], encoded);
            }
        }
        return encoded;
    }

    private void encode(int number, double value, float[] encoded) {
        float[] quantiles = scale.quantiles()[number];
        float[] usual = scale.usual()[number];
        for (int i = 0; i < SummaryScale.STRETCHES; i++) {
            encoded[number * SummaryScale.STRETCHES + i] = SummaryScale.passed(quantiles, i, value) - usual[i];
        }
    }
}
