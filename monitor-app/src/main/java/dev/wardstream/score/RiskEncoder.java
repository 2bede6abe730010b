package dev.wardstream.score;

import java.util.List;

/**
 * Turns a window into what a risk network reads, the same in training and in serving. Per step four blocks of one number a
 * channel: the value in standard deviations from the training mean, at most 5 away from it; how far that is, whichever way; 1
 * where the step had no measurement, else 0; and the time since the last measurement, in six steps, at most 1. A missing value
 * is the last one observed in the window, and the training mean (0) before the first.
 */
public final class RiskEncoder {
    private static final float FARTHEST = 5;
    private static final float LONG_AGO = 6;
    private static final int BLOCKS = 4;

    private final double[] mean;
    private final double[] sd;

    public RiskEncoder(List<RiskCard.Channel> channels) {
        mean = channels.stream().mapToDouble(RiskCard.Channel::mean).toArray();
        sd = channels.stream().mapToDouble(RiskCard.Channel::sd).toArray();
    }

    /** How many numbers the network reads a step. */
    public static int inputs(int channels) {
        return BLOCKS * channels;
    }

    /**
     * Every step of a window, oldest first.
     *
     * @param values {@code [channel][step]} in the vitals' units, NaN where nothing was measured
     * @return {@code [step][inputs]}
     */
    public float[][] encode(float[][] values) {
        int steps = values[0].length;
        float[][] encoded = new float[steps][inputs(mean.length)];
        for (int channel = 0; channel < mean.length; channel++) {
            encodeChannel(channel, values[channel], encoded);
        }
        return encoded;
    }

    private void encodeChannel(int channel, float[] values, float[][] encoded) {
        float last = 0;
        float since = LONG_AGO;
        for (int step = 0; step < values.length; step++) {
            boolean missing = Float.isNaN(values[step]);
            last = missing ? last : normalise(channel, values[step]);
            since = missing ? Math.min(since + 1, LONG_AGO) : 0;
            encoded[step][channel] = last;
            encoded[step][mean.length + channel] = Math.abs(last);
            encoded[step][2 * mean.length + channel] = missing ? 1 : 0;
            encoded[step][3 * mean.length + channel] = since / LONG_AGO;
        }
    }

    private float normalise(int channel, float value) {
        float normal = (float) ((value - mean[channel]) / sd[channel]);
        return Math.min(Math.max(normal, -FARTHEST), FARTHEST);
    }
}
