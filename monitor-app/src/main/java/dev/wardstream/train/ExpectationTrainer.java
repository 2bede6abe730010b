package dev.wardstream.train;

import dev.wardstream.score.ModelCard;
import dev.wardstream.score.Weights;
import dev.wardstream.window.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Fits the network that says what to expect with DL4J, and keeps the weights of the epoch with the best validation loss. */
final class ExpectationTrainer {
    private static final double LARGEST_GRADIENT = 1.0;

    private final TrainSettings settings;
    private final List<ModelCard.Channel> channels;
    private final List<TrainReport.Epoch> epochs = new ArrayList<>();

    ExpectationTrainer(TrainSettings settings, List<ModelCard.Channel> channels) {
        this.settings = settings;
        this.channels = channels;
    }

    /** @param bestEpoch the number of the epoch whose weights these are */
    record Fitted(Weights weights, List<TrainReport.Epoch> epochs, int bestEpoch) {}

    Fitted fit(List<Window> training, List<Window> validation, Progress progress) {
        SingleThread.make();
        MultiLayerNetwork network = network(channels.size(), settings);
        Batches batches = new Batches(
                channels,
                settings.recipe().scoring(),
                settings.recipe().window().steps());
        Random random = new Random(settings.seed());
        Weights best = weights(network);
        int bestEpoch = 0;
        double leastLoss = Double.POSITIVE_INFINITY;
        for (int epoch = 1; epoch <= settings.epochs() && epoch - bestEpoch <= settings.patience(); epoch++) {
            double trainingLoss = fitOnce(network, batches.training(training, settings, random));
            Weights weights = weights(network);
            double loss = ForecastError.of(channels, settings.recipe(), weights, validation);
            epochs.add(new TrainReport.Epoch(epoch, trainingLoss, loss));
            if (loss < leastLoss) {
                leastLoss = loss;
                best = weights;
                bestEpoch = epoch;
            }
            progress.at("training " + settings.recipe().id(), epoch, settings.epochs());
        }
        if (bestEpoch == 0) {
            throw new IllegalStateException(
                    "training diverged: no epoch has a validation loss, " + epochs + "; try a smaller learning rate");
        }
        return new Fitted(best, List.copyOf(epochs), bestEpoch);
    }

    private static double fitOnce(MultiLayerNetwork network, List<DataSet> batches) {
        double sum = 0;
        for (DataSet batch : batches) {
            network.fit(batch);
            sum += network.score();
            batch.getFeatures().close();
            batch.getLabels().close();
            batch.getLabelsMaskArray().close();
        }
        return sum / batches.size();
    }

    /** One LSTM and a dense layer: small enough to train in minutes on a laptop. */
    static MultiLayerNetwork network(int channels, TrainSettings settings) {
        MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                .seed(settings.seed())
                .updater(new Adam(settings.learningRate()))
                .weightInit(WeightInit.XAVIER)
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .gradientNormalizationThreshold(LARGEST_GRADIENT)
                .list()
                .layer(new LSTM.Builder()
                        .nIn(2 * channels)
                        .nOut(settings.hidden())
                        .activation(Activation.TANH)
                        .gateActivationFunction(Activation.SIGMOID)
                        .build())
                .layer(new RnnOutputLayer.Builder(LossFunction.MSE)
                        .nIn(settings.hidden())
                        .nOut(channels)
                        .activation(Activation.IDENTITY)
                        .build())
                .build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        return network;
    }

    /** A copy of the network's weights as the serving kernel reads them; DL4J's column blocks are the kernel's. */
    static Weights weights(MultiLayerNetwork network) {
        return new Weights(
                network.getParam("0_W").toFloatMatrix(),
                network.getParam("0_RW").toFloatMatrix(),
                network.getParam("0_b").ravel().toFloatVector(),
                network.getParam("1_W").toFloatMatrix(),
                network.getParam("1_b").ravel().toFloatVector());
    }
}
