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

    public RiskNetwork(RiskWeights weights) {
        this.weights = weights;
        forward = new Lstm(weights.forward());
        backward = new Lstm(weights.backward());
        hidden = weights.forward().hidden();
        mean = new float[2 * hidden];
        largest = new float[2 * hidden];
        last = new float[2 * hidden];
    }

    /**
     * How the network leans before calibration: log-odds.
     *
     * @param encoded {@code [step][inputs]}, oldest first, as {@link RiskEncoder} makes it
     */
    public double logit(float[][] encoded) {
        Arrays.fill(mean, 0);
        Arrays.fill(largest, Float.NEGATIVE_INFINITY);
        forward.reset();
        backward.reset();
        int end = encoded.length - 1;
        for (int step = 0; step <= end; step++) {
            pool(forward.step(encoded[step]), 0, step == end);
            pool(backward.step(encoded[end - step]), hidden, step == 0);
        }
        return dense(encoded.length);
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

    private double dense(int steps) {
        double sum = weights.bias();
        float[] output = weights.output();
        int width = 2 * hidden;
        for (int j = 0; j < width; j++) {
            sum += output[j] * mean[j] / steps + output[width + j] * largest[j] + output[2 * width + j] * last[j];
        }
        return sum;
    }
}
