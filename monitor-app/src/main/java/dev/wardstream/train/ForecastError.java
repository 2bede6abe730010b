package dev.wardstream.train;

import dev.wardstream.score.ModelCard;
import dev.wardstream.score.NextStepNetwork;
import dev.wardstream.score.StepEncoder;
import dev.wardstream.score.Weights;
import dev.wardstream.window.Window;
import java.util.Arrays;
import java.util.List;

/** Squared errors of next-step forecasts, in variances of each channel, over what was measured. */
final class ForecastError {
    private final List<ModelCard.Channel> channels;
    private final double[] squares;
    private final long[] counts;

    private ForecastError(List<ModelCard.Channel> channels) {
        this.channels = channels;
        squares = new double[channels.size()];
        counts = new long[channels.size()];
    }

    /** What says the next step of an encoded one. */
    private interface Forecast {
        float[] next(float[] input);

        default void reset() {}
    }

    /** The mean over all measured values of the forecasts of these weights, computed by the kernel that serves. */
    static double ofModel(List<ModelCard.Channel> channels, Weights weights, List<Window> windows) {
        return over(channels, forecast(weights), windows).mean();
    }

    /** The root mean square of each channel's errors; NaN for a channel that was never measured. */
    static double[] residuals(List<ModelCard.Channel> channels, Weights weights, List<Window> windows) {
        ForecastError error = over(channels, forecast(weights), windows);
        double[] residuals = new double[channels.size()];
        for (int channel = 0; channel < residuals.length; channel++) {
            residuals[channel] = Math.sqrt(error.squares[channel] / error.counts[channel]);
        }
        return residuals;
    }

    /** Of a forecast that repeats what was last observed. */
    static double ofLastValue(List<ModelCard.Channel> channels, List<Window> windows) {
        return over(channels, input -> input, windows).mean();
    }

    /** Of a forecast that always says the training mean. */
    static double ofMean(List<ModelCard.Channel> channels, List<Window> windows) {
        float[] zeros = new float[channels.size()];
        return over(channels, input -> zeros, windows).mean();
    }

    private static Forecast forecast(Weights weights) {
        NextStepNetwork network = new NextStepNetwork(weights);
        return new Forecast() {
            @Override
            public float[] next(float[] input) {
                return network.next(input);
            }

            @Override
            public void reset() {
                network.reset();
            }
        };
    }

    private static ForecastError over(List<ModelCard.Channel> channels, Forecast forecast, List<Window> windows) {
        ForecastError error = new ForecastError(channels);
        StepEncoder encoder = new StepEncoder(channels);
        float[] input = new float[StepEncoder.inputs(channels.size())];
        for (Window window : windows) {
            encoder.reset();
            forecast.reset();
            for (int step = 0; step + 1 < window.values()[0].length; step++) {
                encoder.encode(window.values(), step, input);
                error.add(encoder, window.values(), step + 1, forecast.next(input));
            }
        }
        return error;
    }

    private void add(StepEncoder encoder, float[][] values, int step, float[] forecast) {
        for (int channel = 0; channel < channels.size(); channel++) {
            float value = values[channel][step];
            if (!Float.isNaN(value)) {
                double off = encoder.normalise(channel, value) - forecast[channel];
                squares[channel] += off * off;
                counts[channel]++;
            }
        }
    }

    private double mean() {
        return Arrays.stream(squares).sum() / Arrays.stream(counts).sum();
    }
}
