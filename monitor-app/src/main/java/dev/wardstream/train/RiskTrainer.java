package dev.wardstream.train;

import dev.wardstream.score.LstmWeights;
import dev.wardstream.score.RiskCard;
import dev.wardstream.score.RiskEncoder;
import dev.wardstream.score.RiskNetwork;
import dev.wardstream.score.RiskWeights;
import dev.wardstream.score.SummaryEncoder;
import dev.wardstream.score.SummaryScale;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Fits one risk network with DL4J, for so many epochs: whoever it is judged on has no say in when it stops. */
final class RiskTrainer {
    private static final double LARGEST_GRADIENT = 1.0;
    private static final double WEIGHT_DECAY = 1e-4;

    /** Width of the dense layer. */
    private static final int DENSE = 64;

    /** By dropout, of a window's summary. */
    private static final double SUMMARY_KEPT = 0.9;

    private final RiskSettings settings;
    private final int channels;
    private final RiskEncoder encoder;
    private final SummaryEncoder summaryEncoder;

    RiskTrainer(RiskSettings settings, List<RiskCard.Channel> channels, SummaryScale scale) {
        this.settings = settings;
        this.channels = channels.size();
        this.encoder = new RiskEncoder(channels);
        this.summaryEncoder = new SummaryEncoder(scale);
    }

    RiskWeights fit(List<RiskCase> training, long seed) {
        SingleThread.make();
        int steps = settings.epochs() * RiskBatches.count(training.size(), settings.batch());
        ComputationGraph network =
                network(RiskEncoder.inputs(channels), SummaryEncoder.inputs(channels), settings, steps, seed);
        Random random = new Random(seed);
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            for (RiskBatches.Batch batch : RiskBatches.training(training, settings.batch(), random)) {
                fitOnce(network, batch);
            }
        }
        RiskWeights weights = weights(network);
        if (!Float.isFinite(weights.bias())) {
            throw new IllegalStateException(
                    "training diverged: its weights are no numbers; try a smaller learning rate");
        }
        return weights;
    }

    /** The log-odds of each case, by the kernel that serves. */
    double[] logits(RiskWeights weights, List<RiskCase> cases) {
        RiskNetwork kernel = new RiskNetwork(weights);
        return cases.stream()
                .mapToDouble(one -> logit(kernel, one.window().values()))
                .toArray();
    }

    private double logit(RiskNetwork kernel, float[][] values) {
        return kernel.logit(encoder.encode(values), summaryEncoder.encode(values));
    }

    private void fitOnce(ComputationGraph network, RiskBatches.Batch batch) {
        INDArray steps =
                RiskBatches.steps(batch.windows().stream().map(encoder::encode).toList());
        INDArray summaries = RiskBatches.summaries(
                batch.windows().stream().map(summaryEncoder::encode).toList());
        network.fit(new INDArray[] {steps, summaries}, new INDArray[] {batch.outcomes()});
        steps.close();
        summaries.close();
        batch.outcomes().close();
    }

    /**
     * Two LSTMs, one a direction, pooled over time; a dense layer over that and over the window's summary; and the output.
     *
     * @param inputs a step
     * @param summary numbers that are read of a window's summary
     * @param iterations batches until the learning rate is nothing
     */
    static ComputationGraph network(int inputs, int summary, RiskSettings settings, int iterations, long seed) {
        ComputationGraphConfiguration configuration = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Adam(new FallingRate(settings.learningRate(), iterations)))
                .weightInit(WeightInit.XAVIER)
                .l2(WEIGHT_DECAY)
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .gradientNormalizationThreshold(LARGEST_GRADIENT)
                .graphBuilder()
                .addInputs("steps", "summary")
                .setInputTypes(InputType.recurrent(inputs), InputType.feedForward(summary))
                .addLayer("lstm", new Bidirectional(Bidirectional.Mode.CONCAT, lstm(inputs, settings)), "steps")
                .addLayer("mean", new GlobalPoolingLayer(PoolingType.AVG), "lstm")
                .addLayer("largest", new GlobalPoolingLayer(PoolingType.MAX), "lstm")
                .addVertex("last", new LastTimeStepVertex("steps"), "lstm")
                .addVertex("pooled", new MergeVertex(), "mean", "largest", "last")
                .addLayer("kept", new DropoutLayer(settings.kept()), "pooled")
                .addLayer("known", new DropoutLayer(SUMMARY_KEPT), "summary")
                .addVertex("both", new MergeVertex(), "kept", "known")
                .addLayer(
                        "dense",
                        new DenseLayer.Builder()
                                .nOut(DENSE)
                                .activation(Activation.RELU)
                                .build(),
                        "both")
                .addLayer(
                        "risk",
                        new OutputLayer.Builder(LossFunction.XENT)
                                .nOut(1)
                                .activation(Activation.SIGMOID)
                                .dropOut(settings.kept())
                                .build(),
                        "dense")
                .setOutputs("risk")
                .build();
        ComputationGraph network = new ComputationGraph(configuration);
        network.init();
        return network;
    }

    private static LSTM lstm(int inputs, RiskSettings settings) {
        return new LSTM.Builder()
                .nIn(inputs)
                .nOut(settings.hidden())
                .activation(Activation.TANH)
                .gateActivationFunction(Activation.SIGMOID)
                .build();
    }

    /** A copy of the network's weights as the serving kernel reads them; DL4J's column blocks are the kernel's. */
    static RiskWeights weights(ComputationGraph network) {
        return new RiskWeights(
                lstm(network, "lstm_f"),
                lstm(network, "lstm_b"),
                network.getParam("dense_W").toFloatMatrix(),
                network.getParam("dense_b").ravel().toFloatVector(),
                network.getParam("risk_W").ravel().toFloatVector(),
                network.getParam("risk_b").getFloat(0));
    }

    private static LstmWeights lstm(ComputationGraph network, String prefix) {
        return new LstmWeights(
                network.getParam(prefix + "W").toFloatMatrix(),
                network.getParam(prefix + "RW").toFloatMatrix(),
                network.getParam(prefix + "b").ravel().toFloatVector());
    }
}
