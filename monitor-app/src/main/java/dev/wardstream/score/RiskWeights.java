package dev.wardstream.score;

/**
 * The weights of one risk network: an LSTM that reads the window forward, one that reads it backward, a dense layer (rectified)
 * over what both say, pooled over time, and over the window's summary, and the output over that.
 *
 * @param dense {@code [pooled + summary][width]}; a row for each of the pooled numbers, their mean, their largest, and those of
 *     the last step, each {@code 2 * hidden} long, forward before backward, then for each of {@link SummaryEncoder}'s
 * @param denseBias {@code [width]}
 * @param output {@code [width]}
 */
public record RiskWeights(
        LstmWeights forward, LstmWeights backward, float[][] dense, float[] denseBias, float[] output, float bias) {
    private static final int POOLS = 3;

    public RiskWeights {
        if (forward.inputs() != backward.inputs() || forward.hidden() != backward.hidden()) {
            throw new IllegalArgumentException("forward and backward weights differ in shape: " + forward.inputs() + "x"
                    + forward.hidden() + " and " + backward.inputs() + "x" + backward.hidden());
        }
        if (dense.length < pooled(forward.hidden())) {
            throw new IllegalArgumentException("the dense weights have " + dense.length + " rows, fewer than the "
                    + pooled(forward.hidden()) + " pooled numbers");
        }
        int width = output.length;
        if (denseBias.length != width) {
            throw new IllegalArgumentException("the dense bias has " + denseBias.length + " values, not " + width);
        }
        for (float[] row : dense) {
            if (row.length != width) {
                throw new IllegalArgumentException("the dense weights have " + row.length + " columns, not " + width);
            }
        }
    }

    /** How many numbers of the window's summary it reads. */
    int summaryInputs() {
        return dense.length - pooled(forward.hidden());
    }

    /** How many numbers are pooled from two LSTMs of a size. */
    static int pooled(int hidden) {
        return POOLS * 2 * hidden;
    }
}
