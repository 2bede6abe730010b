package dev.wardstream.train;

import dev.wardstream.score.RnnModel;
import dev.wardstream.score.Weights;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A model's weights put back into DL4J: what the kernel that serves is held against, in what it says and in what it costs. Not
 * thread-safe: one a thread.
 */
public final class Dl4jNetwork {
    private final MultiLayerNetwork network;

    public Dl4jNetwork(RnnModel model) {
        Weights weights = model.weights();
        SingleThread.make();
        network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
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
    }

    /**
     * What it expects in each step of one window.
     *
     * @param inputs {@code [input][step]}, as {@link dev.wardstream.score.StepEncoder} makes them
     * @return {@code [channel][step]}
     */
    public float[][] expect(float[][] inputs) {
        int steps = inputs[0].length;
        float[] window = new float[inputs.length * steps];
        for (int input = 0; input < inputs.length; input++) {
            System.arraycopy(inputs[input], 0, window, input * steps, steps);
        }
        INDArray expected = network.output(Nd4j.create(window, new long[] {1, inputs.length, steps}, 'c'));
        return expected.slice(0).toFloatMatrix();
    }
}
