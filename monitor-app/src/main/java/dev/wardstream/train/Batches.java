package dev.wardstream.train;

import dev.wardstream.score.ModelCard;
import dev.wardstream.score.StepEncoder;
import dev.wardstream.window.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Windows as DL4J reads them: inputs {@code [window][2 * channel][step]}, targets {@code [window][channel][step]}, which are the
 * next step's values, and a mask that leaves out targets that were not measured.
 */
final class Batches {
    /** How often a channel is taken out of a training window: devices differ in what they measure. */
    private static final double DROPPED = 0.1;

    private final List<ModelCard.Channel> channels;
    private final int steps;
    private final StepEncoder encoder;
    private final float[] input;

    Batches(List<ModelCard.Channel> channels, int windowSteps) {
        this.channels = channels;
        this.steps = windowSteps - 1;
        this.encoder = new StepEncoder(channels);
        this.input = new float[StepEncoder.inputs(channels.size())];
    }

    /** Training batches in random order of windows, a tenth of the channels dropped from the inputs. */
    List<DataSet> training(List<Window> windows, int size, Random random) {
        List<Window> shuffled = new ArrayList<>(windows);
        Collections.shuffle(shuffled, random);
        List<DataSet> batches = new ArrayList<>();
        for (int from = 0; from < shuffled.size(); from += size) {
            batches.add(batch(shuffled.subList(from, Math.min(from + size, shuffled.size())), random));
        }
        return batches;
    }

    private DataSet batch(List<Window> windows, Random random) {
        int count = windows.size();
        float[] inputs = new float[count * input.length * steps];
        float[] targets = new float[count * channels.size() * steps];
        float[] mask = new float[targets.length];
        for (int i = 0; i < count; i++) {
            float[][] values = windows.get(i).values();
            fillInputs(dropped(values, random), i, inputs);
            fillTargets(values, i, targets, mask);
        }
        long[] inputShape = {count, input.length, steps};
        long[] targetShape = {count, channels.size(), steps};
        return new DataSet(
                Nd4j.create(inputs, inputShape, 'c'),
                Nd4j.create(targets, targetShape, 'c'),
                null,
                Nd4j.create(mask, targetShape, 'c'));
    }

    private float[][] dropped(float[][] values, Random random) {
        float[][] kept = values.clone();
        for (int channel = 0; channel < kept.length; channel++) {
            if (random.nextDouble() < DROPPED) {
                kept[channel] = new float[values[channel].length];
                Arrays.fill(kept[channel], Float.NaN);
            }
        }
        return kept;
    }

    private void fillInputs(float[][] values, int window, float[] inputs) {
        encoder.reset();
        for (int step = 0; step < steps; step++) {
            encoder.encode(values, step, input);
            for (int i = 0; i < input.length; i++) {
                inputs[(window * input.length + i) * steps + step] = input[i];
            }
        }
    }

    private void fillTargets(float[][] values, int window, float[] targets, float[] mask) {
        for (int channel = 0; channel < channels.size(); channel++) {
            for (int step = 0; step < steps; step++) {
                float next = values[channel][step + 1];
                int at = (window * channels.size() + channel) * steps + step;
                if (!Float.isNaN(next)) {
                    targets[at] = encoder.normalise(channel, next);
                    mask[at] = 1;
                }
            }
        }
    }
}
