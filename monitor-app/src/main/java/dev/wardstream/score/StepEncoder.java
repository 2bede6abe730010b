package dev.wardstream.score;

import java.util.Arrays;
import java.util.List;

/**
 * Turns a window into what the network reads, the same in training and in serving: deviations from the patient's own normal.
 *
 * <p>The own normal of a channel is a running mean over what was measured before in the window: a plain mean at first, then one
 * that forgets by the half-life of {@link ModelCard.Scoring}; a value moves it as if it were at most {@link #FARTHEST} spreads
 * away, so that an artefact does not. It is nothing but the window's, so that nothing else need be kept of a patient.
 *
 * <p>Per step the network reads one deviation a channel, then one indicator a channel (1 where there is none, and the last one
 * stands in). Of context this is the step's own; of a judged channel it is the one {@link ModelCard.Scoring#horizonSteps()}
 * before, else the network would explain away what it is to judge. Holds scratch memory: one a thread.
 */
public final class StepEncoder {
    private static final double FARTHEST = 3;

    private final ModelCard.Channel[] channels;
    private final int horizon;
    private final int settling;
    private final double forgetting;
    private final float[][] deviations;
    private final double[] normal;
    private final double[] normalBefore;
    private final int[] measured;
    private final float[] last;

    /** @param steps how many a window has */
    public StepEncoder(List<ModelCard.Channel> channels, ModelCard.Scoring scoring, int steps) {
        this.channels = channels.toArray(ModelCard.Channel[]::new);
        horizon = scoring.horizonSteps();
        settling = scoring.settlingSteps();
        forgetting = 1 - Math.pow(0.5, 1 / scoring.normalHalfLifeSteps());
        deviations = new float[this.channels.length][steps];
        normal = new double[this.channels.length];
        normalBefore = new double[this.channels.length];
        measured = new int[this.channels.length];
        last = new float[this.channels.length];
    }

    /** How many numbers the network reads a step: a deviation and an indicator a channel. */
    public static int inputs(int channels) {
        return 2 * channels;
    }

    /** Forgets the patient: call it before a window's first step. */
    public void reset() {
        Arrays.fill(measured, 0);
        Arrays.fill(last, 0);
        Arrays.fill(normal, Double.NaN);
        Arrays.fill(normalBefore, Double.NaN);
    }

    /** Encodes one step of a window ({@code [channel][step]}, NaN = not measured) into {@code into}, in step order. */
    public void encode(float[][] values, int step, float[] into) {
        for (int c = 0; c < channels.length; c++) {
            deviations[c][step] = follow(c, values[c][step]);
            int read = channels[c].judged() ? step - horizon : step;
            float known = read < 0 ? Float.NaN : deviations[c][read];
            boolean missing = Float.isNaN(known);
            if (!missing) {
                last[c] = known;
            }
            into[c] = last[c];
            into[channels.length + c] = missing ? 1 : 0;
        }
    }

    /**
     * How far a channel was from the patient's own normal in a step already encoded, in spreads; NaN where it was not measured,
     * or not yet often enough before to know what is normal.
     */
    public float deviation(int channel, int step) {
        return deviations[channel][step];
    }

    /** The value, in the vital's unit, that lies so many spreads from what was normal before the last encoded step. */
    public double valueAt(int channel, float deviation) {
        ModelCard.Channel its = channels[channel];
        return its.unscaled(normalBefore[channel] + deviation * its.spread());
    }

    /** Notes a value, and says how far it is from what was normal before it. */
    private float follow(int c, float value) {
        normalBefore[c] = normal[c];
        if (Float.isNaN(value)) {
            return Float.NaN;
        }
        double scaled = channels[c].scaled(value);
        double spread = channels[c].spread();
        boolean settled = measured[c] >= settling;
        measured[c]++;
        if (measured[c] == 1) {
            normal[c] = scaled;
            return Float.NaN;
        }
        double off = (scaled - normal[c]) / spread;
        double part = Math.max(forgetting, 1.0 / measured[c]);
        normal[c] += part * spread * Math.max(-FARTHEST, Math.min(FARTHEST, off));
        return settled ? (float) off : Float.NaN;
    }
}
