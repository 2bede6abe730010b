package dev.wardstream.score;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far windows are from what a network expected, as {@link ModelCard.Scoring} defines it, and which vital makes it up.
 * Holds scratch memory: one a thread.
 */
public final class WindowError {
    private final List<ModelCard.Channel> channels;
    private final int steps;
    private final int firstJudged;
    private final StepEncoder encoder;
    private final ExpectationNetwork network;
    private final float[] input;
    private final double[] off;
    private final int[] count;
    private final double[] errors;
    private final double[] observed;
    private final double[] expected;
    private List<@Nullable DeviceId> sources = List.of();

    /** @param steps how many steps a window has */
    public WindowError(List<ModelCard.Channel> channels, ModelCard.Scoring scoring, int steps, Weights weights) {
        this.channels = List.copyOf(channels);
        this.steps = steps;
        firstJudged = Math.max(0, steps - scoring.judgedSteps());
        encoder = new StepEncoder(channels, scoring, steps);
        network = new ExpectationNetwork(weights);
        input = new float[StepEncoder.inputs(channels.size())];
        off = new double[channels.size()];
        count = new int[channels.size()];
        errors = new double[channels.size()];
        observed = new double[channels.size()];
        expected = new double[channels.size()];
    }

    /**
     * How much a window differs from what the model expected, not calibrated: 0 and up, about a half to one for a usual window;
     * NaN where no judged vital can be held against a normal of its own.
     */
    public double of(Window window) {
        read(window);
        double sum = 0;
        int judged = 0;
        for (int c = 0; c < errors.length; c++) {
            boolean known = channels.get(c).judged() && count[c] > 0;
            errors[c] = known
                    ? channels.get(c)
                            .direction()
                            .penalty(off(c) / channels.get(c).residual())
                    : 0;
            judged += known ? 1 : 0;
            sum += errors[c];
        }
        return judged == 0 ? Double.NaN : sum / judged;
    }

    /** How far a channel was from expected on average over the judged steps of the last window, in spreads; NaN if unknown. */
    public double off(int channel) {
        return count[channel] == 0 ? Double.NaN : off[channel] / count[channel];
    }

    private void read(Window window) {
        requireShape(window);
        sources = window.sources();
        Arrays.fill(off, 0);
        Arrays.fill(count, 0);
        Arrays.fill(observed, Double.NaN);
        Arrays.fill(expected, Double.NaN);
        encoder.reset();
        network.reset();
        for (int step = 0; step < steps; step++) {
            encoder.encode(window.values(), step, input);
            if (step < firstJudged) {
                network.read(input);
            } else {
                compare(window.values(), step, network.expect(input));
            }
        }
    }

    private void compare(float[][] values, int step, float[] forecast) {
        for (int c = 0; c < off.length; c++) {
            if (!Float.isNaN(values[c][step])) {
                observed[c] = values[c][step];
            }
            float deviation = encoder.deviation(c, step);
            if (!Float.isNaN(deviation) && channels.get(c).judged()) {
                off[c] += deviation - forecast[c];
                count[c]++;
                expected[c] = encoder.valueAt(c, forecast[c]);
            }
        }
    }

    /** What each judged vital made of the error of the last window, largest first. */
    List<Score.Contribution> contributions() {
        double total = 0;
        for (double error : errors) {
            total += error;
        }
        List<Score.Contribution> contributions = new ArrayList<>(errors.length);
        for (int c = 0; c < errors.length; c++) {
            if (channels.get(c).judged()) {
                VitalSign vital = channels.get(c).vital();
                contributions.add(
                        new Score.Contribution(vital, errors[c] / total, observed[c], expected[c], sources.get(c)));
            }
        }
        return Score.byShare(contributions);
    }

    private void requireShape(Window window) {
        float[][] values = window.values();
        boolean fits = values.length == channels.size();
        for (float[] channel : values) {
            fits &= channel.length == steps;
        }
        if (!fits) {
            throw new IllegalArgumentException("the model reads windows of " + channels.size() + " channels and "
                    + steps + " steps; this window has " + values.length + " channels and "
                    + (values.length == 0 ? 0 : values[0].length) + " steps");
        }
    }
}
