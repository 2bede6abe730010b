package dev.wardstream.train;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.variational.GaussianReconstructionDistribution;
import org.deeplearning4j.nn.layers.variational.VariationalAutoencoder;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** A variational autoencoder over windows laid out as rows: the baseline that a network on own normals is held against. */
public final class WindowVae {
    private static final int HIDDEN = 32;
    private static final int LATENT = 4;
    private static final int EPOCHS = 20;
    private static final int BATCH = 64;
    private static final int SAMPLES = 16;
    private static final double LEARNING_RATE = 0.003;

    private final MultiLayerNetwork network;
    private final long seed;

    private WindowVae(MultiLayerNetwork network, long seed) {
        this.network = network;
        this.seed = seed;
    }

    /** @param rows numbers of mean 0 and standard deviation 1, all of them known */
    public static WindowVae fit(double[][] rows, long seed) {
        SingleThread.make();
        Nd4j.getRandom().setSeed(seed);
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Adam(LEARNING_RATE))
                .list()
                .layer(new org.deeplearning4j.nn.conf.layers.variational.VariationalAutoencoder.Builder()
                        .nIn(rows[0].length)
                        .nOut(LATENT)
                        .encoderLayerSizes(HIDDEN)
                        .decoderLayerSizes(HIDDEN)
                        .activation(Activation.TANH)
                        .pzxActivationFunction(Activation.IDENTITY)
                        .reconstructionDistribution(new GaussianReconstructionDistribution(Activation.IDENTITY))
                        .build())
                .build());
        network.init();
        List<double[]> shuffled = Arrays.stream(rows).collect(Collectors.toList());
        Random random = new Random(seed);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Collections.shuffle(shuffled, random);
            for (int from = 0; from < shuffled.size(); from += BATCH) {
                List<double[]> batch = shuffled.subList(from, Math.min(from + BATCH, shuffled.size()));
                network.pretrainLayer(0, features(batch.toArray(double[][]::new)));
            }
        }
        return new WindowVae(network, seed);
    }

    /** How unlikely each row is: the negative logarithm of the probability that it is reconstructed. */
    public double[] surprise(double[][] rows) {
        Nd4j.getRandom().setSeed(seed);
        VariationalAutoencoder vae = (VariationalAutoencoder) network.getLayer(0);
        INDArray likelihood = vae.reconstructionLogProbability(features(rows), SAMPLES);
        return IntStream.range(0, rows.length)
                .mapToDouble(row -> -likelihood.getDouble(row))
                .toArray();
    }

    private static INDArray features(double[][] rows) {
        float[][] features = new float[rows.length][rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length; column++) {
                features[row][column] = (float) rows[row][column];
            }
        }
        return Nd4j.create(features);
    }
}
