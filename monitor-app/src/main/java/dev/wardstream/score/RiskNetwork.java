package dev.wardstream.score;

import java.util.Arrays;

/**
 * The forward pass of one risk network over a whole window, in plain Java over the weights that DL4J trained. It may read
 * backward because the window ends at the moment it speaks of. Holds scratch memory: one a thread.
 */
public final class RiskNetwork {
    private final RiskWeights weights;
    private final Lstm forward;
    private final Lstm backward;
    private final int hidden;
    private final float[] mean;
    private final float[] largest;
    private final float[] last;
    private final float[] dense;

    public RiskNetwork(RiskWeights weights) {
        this.weights = weights;
        forward = new Lstm(weights.forward());
        backward = new Lstm(weights.backward());
        hidden = weights.forward().hidden();
        mean = new float[2 * hidden];
        largest = new float[2 * hidden];
        last = new float[2 * hidden];
        dense = new float[weights.denseBias().length];
    }

    /**
     * How the network leans before calibration: log-odds.
     *
     * @param encoded {@code [step][inputs]}, oldest first, as {@link RiskEncoder} makes it
     * @param summary as {@link SummaryEncoder} makes it
     */
    public double logit(float[][] encoded, float[] summary) {
        Arrays.fill(mean, 0);
        Arrays.fill(largest, Float.NEGATIVE_INFINITY);
        forward.reset();
        backward.reset();
        int end = encoded.length - 1;
        for (int step = 0; step <= end; step++) {
            pool(forward.step(encoded[step]), 0, step == end);
            pool(backward.step(encoded[end - step]), hidden, step == 0);
        }
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= encoded.length;
        }
        return output(summary);
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

    private double output(float[] summary) {
        System.arraycopy(weights.denseBias(), 0, dense, 0, dense.length);
        add(mean, 0);
        add(largest, mean.length);
        add(last, 2 * mean.length);
        add(summary, RiskWeights.pooled(hidden));
        double sum = weights.bias();
        for (int j = 0; j < dense.length; j++) {
            sum += weights.output()[j] * Math.max(0, dense[j]);
        }
        return sum;
    }

    private void add(float[] inputs, int firstRow) {
        for (int i = 0; i < inputs.length; i++) {
            float input = inputs[i];
            // Of a summary about half are 0.
            if (input != 0) {
                float[] row = weights.dense()[firstRow + i];
                for (int j = 0; j < dense.length; j++) {
                    dense[j] += input * row[j];
                }
            }
        }
    }
}
