package dev.wardstream.bench;

import dev.wardstream.score.RnnModel;
import dev.wardstream.score.StepEncoder;
import dev.wardstream.train.Dl4jNetwork;

/** How far a window is from what DL4J expects of it: the mean square over what was measured. Holds scratch memory: one a thread. */
final class Dl4jScorer {
    private final int channels;
    private final int steps;
    private final StepEncoder encoder;
    private final Dl4jNetwork network;

    Dl4jScorer(RnnModel model) {
        channels = model.channels().size();
        steps = model.window().steps();
        encoder = new StepEncoder(model.card().channels(), model.card().scoring(), steps);
        network = new Dl4jNetwork(model);
    }

    /** @param values {@code [channel][step]}, NaN where nothing was measured */
    double score(float[][] values) {
        float[][] expected = network.expect(encoded(values));
        double sum = 0;
        int count = 0;
        for (int channel = 0; channel < channels; channel++) {
            for (int step = 0; step < steps; step++) {
                float deviation = encoder.deviation(channel, step);
                if (!Float.isNaN(deviation)) {
                    sum += Math.pow(deviation - expected[channel][step], 2);
                    count++;
                }
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private float[][] encoded(float[][] values) {
        float[][] inputs = new float[StepEncoder.inputs(channels)][steps];
        float[] input = new float[inputs.length];
        encoder.reset();
        for (int step = 0; step < steps; step++) {
            encoder.encode(values, step, input);
            for (int i = 0; i < input.length; i++) {
                inputs[i][step] = input[i];
            }
        }
        return inputs;
    }
}
