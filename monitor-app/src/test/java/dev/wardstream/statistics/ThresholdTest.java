package dev.wardstream.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThresholdTest {
    @Test
    void thereSensitivityIsPpv() {
        Random random = new Random(6);
        for (int round = 0; round < 100; round++) {
            int count = 10 + random.nextInt(80);
            double[] scores = random.doubles(count).toArray();
            boolean[] died = new boolean[count];
            for (int i = 0; i < count; i++) {
                died[i] = i == 0 || random.nextInt(3) == 0;
            }

            ConfusionMatrix calls = calls(scores, died, Threshold.whereSensitivityMeetsPpv(scores, died));

            assertThat(calls.sensitivity()).isEqualTo(calls.ppv());
        }
    }

    @Test
    void whoScoresTheSameIsCalledTheSame() {
        double[] scores = {0.9, 0.5, 0.5, 0.5, 0.1};
        boolean[] died = {true, true, false, false, false};

        double threshold = Threshold.whereSensitivityMeetsPpv(scores, died);

        assertThat(threshold).isEqualTo(0.5);
        assertThat(calls(scores, died, threshold)).isEqualTo(new ConfusionMatrix(2, 2, 1, 0));
    }

    @Test
    void whereNobodyDiedTheHighestAloneIsCalled() {
        assertThat(Threshold.whereSensitivityMeetsPpv(new double[] {0.2, 0.4}, new boolean[2]))
                .isEqualTo(0.4);
    }

    private static ConfusionMatrix calls(double[] scores, boolean[] died, double threshold) {
        boolean[] called = new boolean[scores.length];
        int[] once = new int[scores.length];
        for (int i = 0; i < called.length; i++) {
            called[i] = scores[i] >= threshold;
            once[i] = 1;
        }
        return ConfusionMatrix.of(
                called, died, IntStream.range(0, scores.length).toArray(), once);
    }
}
