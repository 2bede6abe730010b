package dev.wardstream.pipeline;

import dev.wardstream.score.Model;
import dev.wardstream.window.Window;
import java.util.List;

/**
 * What a model is given against what it learned from: of each signal, how far the mean of the latest windows lies from
 * training's, in training's standard deviations, and the share of steps in which it was not measured. Far from training, from
 * 0.5 on as {@code evaluate} reads it, nothing that the model says can be trusted.
 *
 * <p>Safe for use by several threads.
 */
final class InputDrift {
    /** Fewer windows than this say nothing of a ward. */
    private static final int LEAST = 100;
    /** At this many, all that is old counts half. */
    private static final int MOST = 20_000;

    private final Model model;
    private final List<String> signals;
    private final double[] trainingMean;
    private final double[] trainingSd;
    private final double[] sums;
    private final double[] measured;
    private double steps;
    private double windows;

    InputDrift(Model model) {
        this.model = model;
        signals = model.inputs().stream().map(input -> input.signal().field()).toList();
        trainingMean = model.inputs().stream().mapToDouble(Model.Input::mean).toArray();
        trainingSd = model.inputs().stream().mapToDouble(Model.Input::sd).toArray();
        sums = new double[signals.size()];
        measured = new double[signals.size()];
    }

    boolean isOf(Model other) {
        return model == other;
    }

    /** By their field names, in the order of a window's rows. */
    List<String> signals() {
        return signals;
    }

    synchronized void add(Window window) {
        float[][] values = window.values();
        for (int signal = 0; signal < values.length; signal++) {
            for (float value : values[signal]) {
                if (!Float.isNaN(value)) {
                    // Offset by the training mean, so that sums stay small.
                    sums[signal] += value - trainingMean[signal];
                    measured[signal]++;
                }
            }
        }
        steps += values[0].length;
        windows++;
        if (windows >= MOST) {
            halve();
        }
    }

    /** 0 where the mean is training's; NaN until there are windows enough, for a signal that nobody measures, or is not read. */
    synchronized double shift(String signal) {
        int row = signals.indexOf(signal);
        return row < 0 || windows < LEAST || measured[row] == 0
                ? Double.NaN
                : sums[row] / measured[row] / trainingSd[row];
    }

    /** 0 to 1; NaN until there are windows enough, or for a signal that is not read. */
    synchronized double missing(String signal) {
        int row = signals.indexOf(signal);
        return row < 0 || windows < LEAST ? Double.NaN : 1 - measured[row] / steps;
    }

    private void halve() {
        for (int row = 0; row < sums.length; row++) {
            sums[row] /= 2;
            measured[row] /= 2;
        }
        steps /= 2;
        windows /= 2;
    }
}
