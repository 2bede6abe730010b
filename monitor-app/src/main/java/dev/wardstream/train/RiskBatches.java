package dev.wardstream.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Windows as DL4J reads them. Training windows are varied at every turn, so that a network can neither lean on one device nor
 * learn its few patients by heart.
 */
final class RiskBatches {
    /** How often a vital is taken out of a training window: wards differ in what they measure. */
    private static final double DROPPED = 0.1;

    /** How often a training window ends earlier than it was recorded: patients are judged from their first hours on. */
    private static final double CUT = 0.4;

    /** A cut leaves at least this share of the window. */
    private static final double LEAST_LEFT = 0.25;

    private RiskBatches() {}

    /**
     * Some of the training windows.
     *
     * @param windows varied, each {@code [channel][step]}
     * @param outcomes {@code [window][1]}, 1 or 0
     */
    record Batch(List<float[][]> windows, INDArray outcomes) {}

    /** Training batches in random order of windows. */
    static List<Batch> training(List<RiskCase> cases, int size, Random random) {
        List<RiskCase> shuffled = new ArrayList<>(cases);
        Collections.shuffle(shuffled, random);
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < shuffled.size(); from += size) {
            List<RiskCase> batch = shuffled.subList(from, Math.min(from + size, shuffled.size()));
            batches.add(new Batch(
                    batch.stream()
                            .map(one -> varied(one.window().values(), random))
                            .toList(),
                    outcomes(batch)));
        }
        return batches;
    }

    /** How many batches so many windows make. */
    static int count(int windows, int size) {
        return (windows + size - 1) / size;
    }

    /** Encoded windows {@code [step][input]} in DL4J's order: {@code [window][input][step]}. */
    static INDArray steps(List<float[][]> windows) {
        int steps = windows.get(0).length;
        int inputs = windows.get(0)[0].length;
        float[] values = new float[windows.size() * inputs * steps];
        for (int window = 0; window < windows.size(); window++) {
            float[][] encoded = windows.get(window);
            for (int step = 0; step < steps; step++) {
                for (int input = 0; input < inputs; input++) {
                    values[(window * inputs + input) * steps + step] = encoded[step][input];
                }
            }
        }
        return Nd4j.create(values, new long[] {windows.size(), inputs, steps}, 'c');
    }

    /** Encoded summaries, {@code [window][input]}. */
    static INDArray summaries(List<float[]> windows) {
        return Nd4j.create(windows.toArray(float[][]::new));
    }

    private static INDArray outcomes(List<RiskCase> cases) {
        float[] outcomes = new float[cases.size()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = cases.get(i).outcome() ? 1 : 0;
        }
        return Nd4j.create(outcomes, new long[] {outcomes.length, 1}, 'c');
    }

    private static float[][] varied(float[][] values, Random random) {
        int steps = values[0].length;
        int later = random.nextDouble() < CUT ? random.nextInt(1 + (int) ((1 - LEAST_LEFT) * steps)) : 0;
        float[][] varied = new float[values.length][steps];
        for (int channel = 0; channel < values.length; channel++) {
            Arrays.fill(varied[channel], Float.NaN);
            if (random.nextDouble() >= DROPPED) {
                System.arraycopy(values[channel], 0, varied[channel], later, steps - later);
            }
        }
        return varied;
    }
}
