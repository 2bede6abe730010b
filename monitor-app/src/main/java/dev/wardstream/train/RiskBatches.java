package dev.wardstream.train;

import dev.wardstream.score.RiskCard;
import dev.wardstream.score.RiskEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Windows as DL4J reads them: inputs {@code [window][input][step]}, outcomes {@code [window][1]}. Training windows are varied at
 * every turn, so that a network can neither lean on one device nor learn its few patients by heart.
 */
final class RiskBatches {
    /** How often a vital is taken out of a training window: wards differ in what they measure. */
    private static final double DROPPED = 0.1;

    /** How often a training window ends earlier than it was recorded: patients are judged from their first hours on. */
    private static final double CUT = 0.4;

    /** A cut leaves at least this share of the window. */
    private static final double LEAST_LEFT = 0.25;

    private final RiskEncoder encoder;

    RiskBatches(List<RiskCard.Channel> channels) {
        this.encoder = new RiskEncoder(channels);
    }

    /** Training batches in random order of windows. */
    List<DataSet> training(List<RiskCase> cases, int size, Random random) {
        List<RiskCase> shuffled = new ArrayList<>(cases);
        Collections.shuffle(shuffled, random);
        List<DataSet> batches = new ArrayList<>();
        for (int from = 0; from < shuffled.size(); from += size) {
            List<RiskCase> batch = shuffled.subList(from, Math.min(from + size, shuffled.size()));
            List<float[][]> encoded = new ArrayList<>();
            for (RiskCase one : batch) {
                encoded.add(encoder.encode(varied(one.window().values(), random)));
            }
            batches.add(new DataSet(inputs(encoded), outcomes(batch)));
        }
        return batches;
    }

    /** How many batches so many windows make. */
    static int count(int windows, int size) {
        return (windows + size - 1) / size;
    }

    /** Encoded windows {@code [step][input]} in DL4J's order. */
    static INDArray inputs(List<float[][]> windows) {
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
