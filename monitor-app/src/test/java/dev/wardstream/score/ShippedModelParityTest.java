package dev.wardstream.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wardstream.train.Dl4jNetwork;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped weights, put back into DL4J, say the same as the kernel that serves. */
class ShippedModelParityTest {
    @ParameterizedTest
    @ValueSource(strings = {"wearable-1hz", "ward-hourly"})
    void dl4jAndTheKernelAgreeOnTheShippedModel(String id) {
        RnnModel model = Models.shipped(id);
        int steps = model.window().steps();
        int channels = model.channels().size();
        float[][] inputs = inputs(channels, steps);

        float[][] expected = new Dl4jNetwork(model).expect(inputs);

        ExpectationNetwork kernel = new ExpectationNetwork(model.weights());
        float[] input = new float[2 * channels];
        for (int step = 0; step < steps; step++) {
            for (int i = 0; i < input.length; i++) {
                input[i] = inputs[i][step];
            }
            float[] forecast = kernel.expect(input);
            for (int channel = 0; channel < channels; channel++) {
                assertThat((double) forecast[channel])
                        .as("step %d, channel %d", step, channel)
                        .isCloseTo(expected[channel][step], within(1e-5));
            }
        }
    }

    /** Values as they come, a fifth of them missing. */
    private static float[][] inputs(int channels, int steps) {
        Random random = new Random(17);
        float[][] inputs = new float[2 * channels][steps];
        for (int step = 0; step < steps; step++) {
            for (int channel = 0; channel < channels; channel++) {
                inputs[channel][step] = (float) random.nextGaussian();
                inputs[channels + channel][step] = random.nextInt(5) == 0 ? 1 : 0;
            }
        }
        return inputs;
    }
}
