package dev.wardstream.score;

import java.util.Arrays;

/**
 * The forward pass of one risk network over a whole window, in plain Java over the weights that DL4J trained. It may read
 * backward because the window ends at the moment it speaks of. Holds scratch memory: one a thread.
 */
public final class RiskNetwork {
    /** No input: a channel is withheld by leaving its own out. */
    private static final int NONE = -1;

    private final RiskWeights weights;
    private final Lstm forward;
    private final Lstm backward;
    private final Projections ofForward;
    private final Projections ofBackward;
    private final int hidden;
    private final float[] mean;
    private final float[] largest;
    private final float[] last;
    private final float[] pooled;
    private final float[] summed;
    private final float[] dense;

    public RiskNetwork(RiskWeights weights) {
        this(weights, new Projections(), new Projections());
    }

    /** One that shares its scratch memory with others, which run before and after it. */
    RiskNetwork(RiskWeights weights, Projections ofForward, Projections ofBackward) {
        this.weights = weights;
        this.ofForward = ofForward;
        this.ofBackward = ofBackward;
        forward = new Lstm(weights.forward());
        backward = new Lstm(weights.backward());
        hidden = weights.forward().hidden();
        mean = new float[2 * hidden];
        largest = new float[2 * hidden];
        last = new float[2 * hidden];
        pooled = new float[RiskWeights.pooled(hidden)];
        summed = new float[weights.denseBias().length];
        dense = new float[weights.denseBias().length];
    }

    /**
     * How the network leans before calibration: log-odds.
     *
     * @param encoded {@code [step][inputs]}, oldest first, as {@link RiskEncoder} makes it
     * @param summary as {@link SummaryEncoder} makes it
     */
    public double logit(float[][] encoded, float[] summary) {
        double[] logits = new double[1];
        addLogits(new RiskWindow(encoded, summary, summary, new boolean[0]), logits);
        return logits[0];
    }

    /**
     * Adds to the first of some sums what the network says of a window, in log-odds, and to the sum after that of each withheld
     * channel what it would say without it. A channel that is withheld changes two inputs of a step and its own part of the summary:
     * all else is reckoned once.
     */
    void addLogits(RiskWindow window, double[] sums) {
        float[][] encoded = window.encoded();
        float[][] forwards = ofForward.of(forward, encoded);
        float[][] backwards = ofBackward.of(backward, encoded);
        System.arraycopy(weights.denseBias(), 0, summed, 0, summed.length);
        float[] summary = window.summary();
        for (int i = 0; i < summary.length; i++) {
            add(summary[i], i, summed);
        }
        run(encoded, forwards, backwards, NONE, NONE);
        System.arraycopy(summed, 0, dense, 0, dense.length);
        sums[0] += output();
        boolean[] withheld = window.withheld();
        for (int channel = 0; channel < withheld.length; channel++) {
            if (withheld[channel]) {
                run(encoded, forwards, backwards, channel, withheld.length + channel);
                System.arraycopy(summed, 0, dense, 0, dense.length);
                withhold(window, channel);
                sums[1 + channel] += output();
            }
        }
    }

    /** Both ways through the window, as if two inputs had been 0. */
    private void run(float[][] encoded, float[][] forwards, float[][] backwards, int one, int other) {
        Arrays.fill(mean, 0);
        Arrays.fill(largest, Float.NEGATIVE_INFINITY);
        forward.reset();
        backward.reset();
        int end = encoded.length - 1;
        for (int step = 0; step <= end; step++) {
            int back = end - step;
            pool(step(forward, forwards[step], encoded[step], one, other), 0, step == end);
            pool(step(backward, backwards[back], encoded[back], one, other), hidden, step == 0);
        }
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= encoded.length;
        }
    }

    private static float[] step(Lstm lstm, float[] projected, float[] input, int one, int other) {
        return one == NONE ? lstm.stepOn(projected) : lstm.stepWithout(projected, input, one, other);
    }

    private void pool(float[] output, int offset, boolean isLastOfWindow) {
        for (int j = 0; j < hidden; j++) {
            mean[offset + j] += output[j];
            largest[offset + j] = Math.max(largest[offset + j], output[j]);
        }
        if (isLastOfWindow) {
            System.arraycopy(output, 0, last, offset, hidden);
        }
    }

    /** Puts what the summary of nothing says of a channel in place of what was read. */
    private void withhold(RiskWindow window, int channel) {
        for (int i = SummaryEncoder.inputs(channel); i < SummaryEncoder.inputs(channel + 1); i++) {
            add(window.unmeasured()[i] - window.summary()[i], i, dense);
        }
    }

    private double output() {
        System.arraycopy(mean, 0, pooled, 0, mean.length);
        System.arraycopy(largest, 0, pooled, mean.length, largest.length);
        System.arraycopy(last, 0, pooled, 2 * mean.length, last.length);
        Lstm.addProduct(pooled, weights.dense(), dense);
        double sum = weights.bias();
        for (int j = 0; j < dense.length; j++) {
            sum += weights.output()[j] * Math.max(0, dense[j]);
        }
        return sum;
    }

    /** Adds one number of the summary, of which about half are 0. */
    private void add(float number, int place, float[] sum) {
        if (number != 0) {
            Lstm.addRow(number, weights.dense()[pooled.length + place], sum);
        }
    }
}
