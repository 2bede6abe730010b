package dev.wardstream.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The shipped weights, put back into DL4J, say the same as the kernel that serves. */
class ShippedModelParityTest {
    @ParameterizedTest
    @ValueSource(strings = {"wearable-1hz", "ward-hourly"})
    void dl4jAndTheKernelAgreeOnTheShippedModel(String id) {
        RnnModel model = Models.shipped(id);
        int steps = model.window().steps();
        int channels = model.channels().size();
        INDArray inputs = inputs(channels, steps);

        INDArray expected = dl4j(model.weights()).output(inputs);

        ExpectationNetwork kernel = new ExpectationNetwork(model.weights());
        float[] input = new float[2 * channels];
        for (int step = 0; step < steps; step++) {
            for (int i = 0; i < input.length; i++) {
                input[i] = inputs.getFloat(0, i, step);
            }
            float[] forecast = kernel.expect(input);
            for (int channel = 0; channel < channels; channel++) {
                assertThat((double) forecast[channel])
                        .as("step %d, channel %d", step, channel)
                        .isCloseTo(expected.getFloat(0, channel, step), within(1e-5));
            }
        }
    }

    /** Values as they come, a fifth of them missing. */
    private static INDArray inputs(int channels, int steps) {
        Random random = new Random(17);
        INDArray inputs = Nd4j.zeros(1, 2 * channels, steps);
        for (int step = 0; step < steps; step++) {
            for (int channel = 0; channel < channels; channel++) {
                inputs.putScalar(0, channel, step, random.nextGaussian());
                inputs.putScalar(0, channels + channel, step, random.nextInt(5) == 0 ? 1 : 0);
            }
        }
        return inputs;
    }

    private static MultiLayerNetwork dl4j(Weights weights) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new LSTM.Builder()
                        .nIn(2 * weights.channels())
                        .nOut(weights.hidden())
                        .activation(Activation.TANH)
                        .gateActivationFunction(Activation.SIGMOID)
                        .build())
                .layer(new RnnOutputLayer.Builder(LossFunction.MSE)
                        .nIn(weights.hidden())
                        .nOut(weights.channels())
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
        network.init();
        network.setParam("0_W", Nd4j.create(weights.input()));
        network.setParam("0_RW", Nd4j.create(weights.recurrent()));
        network.setParam("0_b", Nd4j.create(weights.bias()));
        network.setParam("1_W", Nd4j.create(weights.output()));
        network.setParam("1_b", Nd4j.create(weights.outputBias()));
        return network;
    }
}
