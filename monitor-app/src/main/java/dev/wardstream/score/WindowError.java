package dev.wardstream.score;

import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How far windows are from what a network expected, as {@link ModelCard.Scoring} defines it, and which vital makes it up.
 * Holds scratch memory: one a thread.
 */
public final class WindowError {
    private final List<VitalSign> vitals;
    private final StepEncoder encoder;
    private final NextStepNetwork network;
    private final double squaredUpTo;
    private final double[] scale;
    private final double[] stepWeights;
    private final float[] input;
    private final double[] errors;
    private final double[] observed;
    private final double[] expected;

    /** @param steps how many steps a window has */
    public WindowError(List<ModelCard.Channel> channels, ModelCard.Scoring scoring, int steps, Weights weights) {
        vitals = channels.stream().map(ModelCard.Channel::vital).toList();
        encoder = new StepEncoder(channels);
        network = new NextStepNetwork(weights);
        squaredUpTo = scoring.squaredUpTo();
        scale = channels.stream().mapToDouble(channel -> 1 / channel.residual()).toArray();
        stepWeights = stepWeights(scoring, steps);
        input = new float[StepEncoder.inputs(vitals.size())];
        errors = new double[vitals.size()];
        observed = new double[vitals.size()];
        expected = new double[vitals.size()];
    }

    /**
     * How much a window differs from what the model expected, not calibrated: 0 and up, about 1 for a usual window; NaN where
     * nothing was measured after its first step.
     */
    public double of(Window window) {
        requireShape(window);
        Arrays.fill(errors, 0);
        Arrays.fill(observed, Double.NaN);
        Arrays.fill(expected, Double.NaN);
        encoder.reset();
        network.reset();
        double weight = 0;
        int steps = stepWeights.length;
        for (int step = 0; step < steps; step++) {
            if (step > 0) {
                weight += compare(window.values(), step, network.next(input));
            } else {
                noteFirst(window.values());
            }
            encoder.encode(window.values(), step, input);
        }
        return weight > 0 ? sum(errors) / weight : Double.NaN;
    }

    /** Adds the errors of one step, and returns the weight of what was measured in it. */
    private double compare(float[][] values, int step, float[] forecast) {
        double weight = 0;
        for (int channel = 0; channel < errors.length; channel++) {
            float value = values[channel][step];
            if (!Float.isNaN(value)) {
                double off = (encoder.normalise(channel, value) - forecast[channel]) * scale[channel];
                errors[channel] += stepWeights[step] * huber(Math.abs(off));
                weight += stepWeights[step];
                observed[channel] = value;
                expected[channel] = encoder.denormalise(channel, forecast[channel]);
            }
        }
        return weight;
    }

    private void noteFirst(float[][] values) {
        for (int channel = 0; channel < observed.length; channel++) {
            observed[channel] = values[channel][0];
        }
    }

    private double huber(double off) {
        return off <= squaredUpTo ? off * off : squaredUpTo * (2 * off - squaredUpTo);
    }

    /** What each vital made of the error of the last window, largest first. */
    List<Score.Contribution> contributions() {
        double total = sum(errors);
        List<Score.Contribution> contributions = new ArrayList<>(errors.length);
        for (int channel = 0; channel < errors.length; channel++) {
            // A forecast that was met exactly everywhere has no error to share out.
            double share = total > 0 ? errors[channel] / total : 1.0 / errors.length;
            contributions.add(new Score.Contribution(vitals.get(channel), share, observed[channel], expected[channel]));
        }
        return Score.byShare(contributions);
    }

    private void requireShape(Window window) {
        float[][] values = window.values();
        boolean fits = values.length == vitals.size();
        for (float[] channel : values) {
            fits &= channel.length == stepWeights.length;
        }
        if (!fits) {
            throw new IllegalArgumentException("the model reads windows of " + vitals.size() + " channels and "
                    + stepWeights.length + " steps; this window has " + values.length + " channels and "
                    + (values.length == 0 ? 0 : values[0].length) + " steps");
        }
    }

    private static double[] stepWeights(ModelCard.Scoring scoring, int steps) {
        double[] weights = new double[steps];
        for (int step = 0; step < weights.length; step++) {
            weights[step] = Math.pow(0.5, (weights.length - 1 - step) / scoring.halfLifeSteps());
        }
        return weights;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
