package dev.wardstream.score;

import java.util.Arrays;
import java.util.List;

/**
 * Turns a window into what the network reads, the same in training and in serving: per step one normalised value a channel,
 * then one indicator a channel (1 where the step had no measurement, else 0). A missing value is the last one observed in
 * the window, and the training mean (0) before the first. Holds scratch memory: one a thread.
 */
public final class StepEncoder {
    private final double[] mean;
    private final double[] sd;
    private final float[] last;

    public StepEncoder(List<ModelCard.Channel> channels) {
        mean = channels.stream().mapToDouble(ModelCard.Channel::mean).toArray();
        sd = channels.stream().mapToDouble(ModelCard.Channel::sd).toArray();
        last = new float[mean.length];
    }

    /** How many numbers the network reads a step: a value and an indicator a channel. */
    public static int inputs(int channels) {
        return 2 * channels;
    }

    /** Forgets what was last observed: call it before a window's first step. */
    public void reset() {
        Arrays.fill(last, 0);
    }

    /** Encodes one step of a window ({@code [channel][step]}, NaN = not measured) into {@code into}, in step order. */
    public void encode(float[][] values, int step, float[] into) {
        int channels = last.length;
        for (int channel = 0; channel < channels; channel++) {
            float value = values[channel][step];
            boolean missing = Float.isNaN(value);
            if (!missing) {
                last[channel] = normalise(channel, value);
            }
            into[channel] = last[channel];
            into[channels + channel] = missing ? 1 : 0;
        }
    }

    /** A value, in its vital's unit, as standard deviations from the training mean. */
    public float normalise(int channel, float value) {
        return (float) ((value - mean[channel]) / sd[channel]);
    }

    /** A normalised value back in its vital's unit. */
    public double denormalise(int channel, float value) {
        return value * sd[channel] + mean[channel];
    }
}
