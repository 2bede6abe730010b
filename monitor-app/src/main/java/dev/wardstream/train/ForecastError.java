package dev.wardstream.train;

import dev.wardstream.score.ExpectationNetwork;
import dev.wardstream.score.ModelCard;
import dev.wardstream.score.StepEncoder;
import dev.wardstream.score.Weights;
import dev.wardstream.score.WindowError;
import dev.wardstream.window.Window;
import java.util.List;

/** How far what networks expect is off, over what was measured. */
final class ForecastError {
    private ForecastError() {}

    /** The mean squared error a measured value, in squared spreads, computed by the kernel that serves. */
    static double of(List<ModelCard.Channel> channels, Recipe recipe, Weights weights, List<Window> windows) {
        int steps = recipe.window().steps();
        StepEncoder encoder = new StepEncoder(channels, recipe.scoring(), steps);
        ExpectationNetwork network = new ExpectationNetwork(weights);
        float[] input = new float[StepEncoder.inputs(channels.size())];
        double squares = 0;
        long count = 0;
        for (Window window : windows) {
            encoder.reset();
            network.reset();
            for (int step = 0; step < steps; step++) {
                encoder.encode(window.values(), step, input);
                float[] expected = network.expect(input);
                for (int channel = 0; channel < channels.size(); channel++) {
                    float deviation = encoder.deviation(channel, step);
                    if (!Float.isNaN(deviation) && channels.get(channel).judged()) {
                        double off = deviation - expected[channel];
                        squares += off * off;
                        count++;
                    }
                }
            }
        }
        return squares / count;
    }

    /**
     * The root mean square, a channel, of how far windows are off in the steps that are judged; NaN for a channel that was never
     * measured in them, and 1 for context.
     */
    static double[] residuals(List<ModelCard.Channel> channels, Recipe recipe, Weights weights, List<Window> windows) {
        WindowError error =
                new WindowError(channels, recipe.scoring(), recipe.window().steps(), weights);
        double[] squares = new double[channels.size()];
        long[] counts = new long[channels.size()];
        for (Window window : windows) {
            error.of(window);
            for (int channel = 0; channel < squares.length; channel++) {
                double off = error.off(channel);
                if (!Double.isNaN(off)) {
                    squares[channel] += off * off;
                    counts[channel]++;
                }
            }
        }
        double[] residuals = new double[channels.size()];
        for (int channel = 0; channel < residuals.length; channel++) {
            residuals[channel] = channels.get(channel).judged() ? Math.sqrt(squares[channel] / counts[channel]) : 1;
        }
        return residuals;
    }
}
