package dev.wardstream.train;

import dev.wardstream.score.RiskCard;
import java.util.List;

/**
 * Turns a window into what the convolutional network reads, which is judged on other persons of the wards it learned from and may
 * lean on how they chart. Every step has four blocks of one number a channel: the last value observed, standardised, 0 before the
 * first; how far that is from the mean, whichever way; 1 where the step had no measurement, else 0; and the time since the last
 * one, in six steps, at most 1.
 */
final class GapEncoder {
    private static final float LONG_AGO = 6;
    private static final int BLOCKS = 4;

    private final List<RiskCard.Channel> channels;

    GapEncoder(List<RiskCard.Channel> channels) {
        this.channels = List.copyOf(channels);
    }

    /** How many numbers a step has. */
    int inputs() {
        return BLOCKS * channels.size();
    }

    /**
     * Every step of a window, oldest first.
     *
     * @param values {@code [channel][step]} in the vitals' units, NaN where nothing was measured
     * @return {@code [step][inputs]}
     */
    float[][] encode(float[][] values) {
        float[][] encoded = new float[values[0].length][inputs()];
        for (int channel = 0; channel < channels.size(); channel++) {
            encodeChannel(channel, values[channel], encoded);
        }
        return encoded;
    }

    private void encodeChannel(int channel, float[] values, float[][] encoded) {
        int block = channels.size();
        float last = 0;
        float since = LONG_AGO;
        for (int step = 0; step < values.length; step++) {
            boolean missing = Float.isNaN(values[step]);
            last = missing ? last : channels.get(channel).standardised(values[step]);
            since = missing ? Math.min(since + 1, LONG_AGO) : 0;
            encoded[step][channel] = last;
            encoded[step][block + channel] = Math.abs(last);
            encoded[step][2 * block + channel] = missing ? 1 : 0;
            encoded[step][3 * block + channel] = since / LONG_AGO;
        }
    }
}
