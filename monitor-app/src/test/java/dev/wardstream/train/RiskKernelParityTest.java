package dev.wardstream.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wardstream.score.RiskNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The kernel that serves gives the probability that DL4J gives of the same weights. */
class RiskKernelParityTest {
    @ParameterizedTest
    @CsvSource({"3, 8, 1, 2", "14, 560, 16, 24", "20, 800, 16, 24", "20, 800, 33, 48", "39, 80, 64, 1"})
    void theKernelSaysWhatDl4jSays(int inputs, int summary, int hidden, int steps) {
        RiskSettings settings = new RiskSettings("1", 5, 1, 2, hidden, 1, 1, 0.01, 0.5);
        ComputationGraph dl4j = RiskTrainer.network(inputs, summary, settings, 1, 5);
        // Twice the first weights, so that the gates move further.
        dl4j.setParams(dl4j.params().mul(2));
        List<float[][]> windows = windows(4, steps, inputs);

        List<float[]> summaries =
                windows(4, 1, summary).stream().map(window -> window[0]).toList();

        INDArray expected = dl4j.outputSingle(RiskBatches.steps(windows), RiskBatches.summaries(summaries));

        RiskNetwork kernel = new RiskNetwork(RiskTrainer.weights(dl4j));
        for (int window = 0; window < windows.size(); window++) {
            double probability = 1 / (1 + Math.exp(-kernel.logit(windows.get(window), summaries.get(window))));
            assertThat(probability).as("window %d", window).isCloseTo(expected.getDouble(window, 0), within(1e-5));
        }
    }

    private static List<float[][]> windows(int count, int steps, int inputs) {
        Random random = new Random(11);
        List<float[][]> windows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[][] window = new float[steps][inputs];
            for (float[] step : window) {
                for (int input = 0; input < inputs; input++) {
                    step[input] = (float) random.nextGaussian();
                }
            }
            windows.add(window);
        }
        return windows;
    }
}
