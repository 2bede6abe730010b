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
 * deviations from the patient's own normal in the same step, and a mask that leaves out what is not known or not judged.
 */
final class Batches {
    /** How often a channel is taken out of a training window: devices differ in what they measure. */
    private static final double DROPPED = 0.1;

    private final List<ModelCard.Channel> channels;
    private final int steps;
    private final StepEncoder encoder;
    private final float[] input;

    Batches(List<ModelCard.Channel> channels, ModelCard.Scoring scoring, int steps) {
        this.channels = channels;
        this.steps = steps;
        this.encoder = new StepEncoder(channels, scoring, steps);
        this.input = new float[StepEncoder.inputs(channels.size())];
    }

    /** An epoch's training batches, windows drawn at random, a tenth of the channels dropped from the inputs. */
    List<DataSet> training(List<Window> windows, TrainSettings settings, Random random) {
        List<Window> all = new ArrayList<>(windows);
        Collections.shuffle(all, random);
        List<Window> shuffled = all.subList(0, Math.min(all.size(), settings.windowsAnEpoch()));
        int size = settings.batch();
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
        encoder.reset();
        for (int step = 0; step < steps; step++) {
            encoder.encode(values, step, input);
            for (int channel = 0; channel < channels.size(); channel++) {
                float deviation = encoder.deviation(channel, step);
                int at = (window * channels.size() + channel) * steps + step;
                if (!Float.isNaN(deviation) && channels.get(channel).judged()) {
                    targets[at] = deviation;
                    mask[at] = 1;
                }
            }
        }
    }
}
