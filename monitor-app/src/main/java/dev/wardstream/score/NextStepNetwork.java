package dev.wardstream.score;

/**
 * The forward pass of the next-step network, one step at a time, in plain Java over the weights that DL4J trained. Holds the
 * LSTM's state: one a thread, {@link #reset()} before each window.
 */
public final class NextStepNetwork {
    private final Weights weights;
    private final Lstm lstm;
    private final float[] expected;

    public NextStepNetwork(Weights weights) {
        this.weights = weights;
        lstm = new Lstm(new LstmWeights(weights.input(), weights.recurrent(), weights.bias()));
        expected = new float[weights.channels()];
    }

    /** Forgets everything: the state before a window's first step. */
    public void reset() {
        lstm.reset();
    }

    /**
     * Reads one encoded step and says what the next will be.
     *
     * @param input as {@link StepEncoder} makes it
     * @return the normalised value expected of each channel in the next step; the same array at every call
     */
    public float[] next(float[] input) {
        float[] hidden = lstm.step(input);
        System.arraycopy(weights.outputBias(), 0, expected, 0, expected.length);
        Lstm.addProduct(hidden, weights.output(), expected);
        return expected;
    }
}
