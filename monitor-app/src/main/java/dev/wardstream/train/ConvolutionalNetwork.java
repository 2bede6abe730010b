package dev.wardstream.train;

import dev.wardstream.score.RiskCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A one-dimensional convolutional network over a risk model's windows, varied as for the model: what recurrence is measured
 * against. It is never served, so that it stays with DL4J.
 */
public final class ConvolutionalNetwork {
    private static final int FILTERS = 32;
    private static final int STEPS_AT_A_TIME = 3;
    private static final double KEPT_BY_DROPOUT = 0.5;
    private static final double WEIGHT_DECAY = 1e-4;
    private static final double LEARNING_RATE = 0.002;
    private static final int EPOCHS = 10;
    private static final int BATCH = 256;
    private static final int ASKED_AT_A_TIME = 1024;

    private final GapEncoder encoder;
    private final MultiLayerNetwork network;

    private ConvolutionalNetwork(GapEncoder encoder, MultiLayerNetwork network) {
        this.encoder = encoder;
        this.network = network;
    }

    /** The same cases and seed make the same network on the same machine. */
    public static ConvolutionalNetwork train(RiskRecipe recipe, List<RiskCase> cases, long seed) {
        SingleThread.make();
        List<RiskCard.Channel> channels = RiskNormalisation.ofAny(recipe.channels(), cases);
        GapEncoder encoder = new GapEncoder(channels);
        MultiLayerNetwork network = new MultiLayerNetwork(configuration(encoder.inputs(), seed));
        network.init();
        Random random = new Random(seed);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            for (RiskBatches.Batch batch : RiskBatches.training(cases, BATCH, random)) {
                DataSet set = new DataSet(
                        RiskBatches.steps(
                                batch.windows().stream().map(encoder::encode).toList()),
                        batch.outcomes());
                network.fit(set);
                set.getFeatures().close();
                set.getLabels().close();
            }
        }
        return new ConvolutionalNetwork(encoder, network);
    }

    /** The probability of the outcome in each case; their outcomes are not looked at. */
    public double[] probabilities(List<RiskCase> cases) {
        double[] probabilities = new double[cases.size()];
        for (int from = 0; from < cases.size(); from += ASKED_AT_A_TIME) {
            List<float[][]> encoded = new ArrayList<>();
            for (RiskCase one : cases.subList(from, Math.min(from + ASKED_AT_A_TIME, cases.size()))) {
                encoded.add(encoder.encode(one.window().values()));
            }
            INDArray told = network.output(RiskBatches.steps(encoded));
            for (int i = 0; i < encoded.size(); i++) {
                probabilities[from + i] = told.getDouble(i, 0);
            }
        }
        return probabilities;
    }

    private static MultiLayerConfiguration configuration(int inputs, long seed) {
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Adam(LEARNING_RATE))
                .weightInit(WeightInit.RELU)
                .l2(WEIGHT_DECAY)
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .gradientNormalizationThreshold(1)
                .list()
                .layer(convolution())
                .layer(convolution())
                .layer(new GlobalPoolingLayer(PoolingType.MAX))
                .layer(new OutputLayer.Builder(LossFunction.XENT)
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .dropOut(KEPT_BY_DROPOUT)
                        .build())
                .setInputType(InputType.recurrent(inputs))
                .build();
    }

    private static ConvolutionLayer convolution() {
        return new Convolution1DLayer.Builder(STEPS_AT_A_TIME)
                .nOut(FILTERS)
                .convolutionMode(ConvolutionMode.Same)
                .activation(Activation.RELU)
                .build();
    }
}
