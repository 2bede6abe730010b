package dev.wardstream.score;

/**
 * The forward pass of the network that says what to expect of a patient, one step at a time, in plain Java over the weights that
 * DL4J trained. Holds the LSTM's state: one a thread, {@link #reset()} before each window.
 */
public final class ExpectationNetwork {
    private final Weights weights;
    private final Lstm lstm;
    private final float[] expected;

    public ExpectationNetwork(Weights weights) {
        this.weights = weights;
        lstm = new Lstm(new LstmWeights(weights.input(), weights.recurrent(), weights.bias()));
        expected = new float[weights.channels()];
    }

    /** Forgets everything: the state before a window's first step. */
    public void reset() {
        lstm.reset();
    }

    /**
     * Reads one encoded step of which nobody asks what was to be expected.
     *
     * @param input as {@link StepEncoder} makes it
     */
    void read(float[] input) {
        lstm.step(input);
    }

    /**
     * Reads one encoded step and says what is to be expected in that step.
     *
     * @param input as {@link StepEncoder} makes it
     * @return the deviation from the patient's own normal that is expected of each channel, in spreads; the same array at every
     *     call
     */
    public float[] expect(float[] input) {
        float[] hidden = lstm.step(input);
        System.arraycopy(weights.outputBias(), 0, expected, 0, expected.length);
        Lstm.addProduct(hidden, weights.output(), expected);
        return expected;
    }
}
