package dev.wardstream.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.score.ExpectationNetwork;
import dev.wardstream.score.Weights;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The kernel that serves says what DL4J says of the same weights: else the model that was judged is not the one that runs. */
class KernelParityTest {
    private static final double TOLERANCE = 1e-5;

    @ParameterizedTest
    @CsvSource({"1, 1, 2", "4, 32, 60", "6, 32, 24", "6, 33, 24", "13, 64, 48"})
    void theKernelSaysWhatDl4jSays(int channels, int hidden, int steps) {
        MultiLayerNetwork dl4j = ExpectationTrainer.network(channels, settings(hidden));
        // Twice the first weights, so that the gates move further; with much larger ones the state is chaotic, and
        // amplifies
        // the last bit of a float into any difference.
        dl4j.setParams(dl4j.params().mul(2));
        Weights weights = ExpectationTrainer.weights(dl4j);
        int windows = 3;
        INDArray inputs = inputs(windows, 2 * channels, steps);

        INDArray expected = dl4j.output(inputs);

        ExpectationNetwork kernel = new ExpectationNetwork(weights);
        float[] input = new float[2 * channels];
        for (int window = 0; window < windows; window++) {
            kernel.reset();
            for (int step = 0; step < steps; step++) {
                for (int i = 0; i < input.length; i++) {
                    input[i] = inputs.getFloat(window, i, step);
                }
                float[] forecast = kernel.expect(input);
                for (int channel = 0; channel < channels; channel++) {
                    assertThat((double) forecast[channel])
                            .as("window %d, step %d, channel %d", window, step, channel)
                            .isCloseTo(expected.getFloat(window, channel, step), within(TOLERANCE));
                }
            }
        }
    }

    private static INDArray inputs(int windows, int inputs, int steps) {
        Random random = new Random(11);
        float[] values = new float[windows * inputs * steps];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Nd4j.create(values, new long[] {windows, inputs, steps}, 'c');
    }

    private static TrainSettings settings(int hidden) {
        Map<RecordingSet, Path> nowhere = Map.of(RecordingSet.CSV, Path.of("unread"));
        return new TrainSettings(Recipe.WEARABLE_1HZ, "1", nowhere, 5, hidden, 1, 1, 1, 0.01, 3);
    }
}
