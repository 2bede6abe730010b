package dev.wardstream.score;

/**
 * The weights of one risk network: an LSTM that reads the window forward, one that reads it backward, and a dense layer over
 * what both say, pooled over time.
 *
 * @param output one weight for each of the pooled numbers: their mean, their largest, and those of the last step, each {@code
 *     2 * hidden} long, forward before backward
 */
public record RiskWeights(LstmWeights forward, LstmWeights backward, float[] output, float bias) {
    static final int POOLS = 3;

    public RiskWeights {
        if (forward.inputs() != backward.inputs() || forward.hidden() != backward.hidden()) {
            throw new IllegalArgumentException("forward and backward weights differ in shape: " + forward.inputs() + "x"
                    + forward.hidden() + " and " + backward.inputs() + "x" + backward.hidden());
        }
        int pooled = POOLS * 2 * forward.hidden();
        if (output.length != pooled) {
            throw new IllegalArgumentException("the output weights have " + output.length + " values, not " + pooled);
        }
    }
}
