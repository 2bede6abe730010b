package dev.wardstream.score;

import java.util.List;

/**
 * Turns a window into what a risk network reads, the same in training and in serving: how things stand at the end of every
 * second step, the window's last one among them (each step would cost twice and gained nothing). Of each channel that is the last
 * value observed in the window, standardised, 0 before the first; and how far that is from the mean, whichever way. When something
 * was charted is not told: wards differ in that more than patients do.
 */
public final class RiskEncoder {
    private static final int BLOCKS = 2;
    private static final int STRIDE = 2;

    private final List<RiskCard.Channel> channels;

    public RiskEncoder(List<RiskCard.Channel> channels) {
        this.channels = List.copyOf(channels);
    }

    /** How many numbers the network reads a step. */
    public static int inputs(int channels) {
        return BLOCKS * channels;
    }

    /** How many of a window's steps the network reads. */
    static int stepsRead(int steps) {
        return (steps + STRIDE - 1) / STRIDE;
    }

    /**
     * A window, oldest first.
     *
     * @param values {@code [channel][step]} in the vitals' units, NaN where nothing was measured
     * @return {@code [step read][inputs]}
     */
    public float[][] encode(float[][] values) {
        float[][] encoded = new float[stepsRead(values[0].length)][inputs(channels.size())];
        for (int channel = 0; channel < channels.size(); channel++) {
            encodeChannel(channel, values[channel], encoded);
        }
        return encoded;
    }

    private void encodeChannel(int channel, float[] values, float[][] encoded) {
        float last = 0;
        for (int step = 0; step < values.length; step++) {
            last = Float.isNaN(values[step]) ? last : channels.get(channel).standardised(values[step]);
            float[] reached = encoded[encoded.length - 1 - (values.length - 1 - step) / STRIDE];
            reached[channel] = last;
            reached[channels.size() + channel] = Math.abs(last);
        }
    }
}
