package dev.wardstream.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FallingRateTest {
    @Test
    void aNetworkLearnsLessFromEachBatchThanFromTheOneBefore() {
        ComputationGraph network = RiskTrainer.network(2, 8, new RiskSettings("1", 5, 1, 2, 1, 1, 1, 0.01, 1), 4, 5);

        for (int batch = 0; batch < 4; batch++) {
            assertThat(network.getLearningRate("dense")).isCloseTo(0.01 * (4 - batch) / 4, within(1e-9));
            network.fit(new INDArray[] {Nd4j.rand(1, 2, 3), Nd4j.rand(1, 8)}, new INDArray[] {
                Nd4j.create(new float[][] {{1}})
            });
        }
        assertThat(network.getLearningRate("dense")).isZero();
    }
}
