package dev.wardstream.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    @Test
    void theScoreIsTheShareOfHeldOutWindowsThatScoreLower() {
        Random random = new Random(1);
        double[] heldOut =
                random.doubles(20_000).map(uniform -> -Math.log(uniform)).toArray();
        Calibration calibration = Calibration.fit(heldOut, 200);
        Arrays.sort(heldOut);

        for (double share : new double[] {0.01, 0.1, 0.5, 0.9, 0.99, 0.999}) {
            double error = heldOut[(int) (share * heldOut.length)];
            assertThat(calibration.score(error)).as("share %s", share).isCloseTo(share, within(0.002));
        }
        assertThat(calibration.levels().length).isLessThanOrEqualTo(202);
    }

    @Test
    void aLargerErrorNeverScoresLower() {
        Random random = new Random(2);
        for (int round = 0; round < 200; round++) {
            Calibration calibration = Calibration.fit(
                    random.doubles(2 + random.nextInt(50), 0, 10)
                            .map(Math::floor)
                            .toArray(),
                    1 + random.nextInt(30));
            double last = -1;
            for (double error = 0; error < 30; error += 0.05) {
                double score = calibration.score(error);
                assertThat(score).isGreaterThanOrEqualTo(last).isBetween(0.0, 1.0);
                last = score;
            }
        }
    }

    @Test
    void whatWasNeverSeenStillHasAnOrder() {
        Calibration calibration = Calibration.fit(new double[] {1, 2, 3, 4}, 10);

        assertThat(calibration.score(4)).isCloseTo(0.8, within(1e-12));
        assertThat(calibration.score(8)).isCloseTo(0.9, within(1e-12));
        assertThat(calibration.score(4_000_000)).isGreaterThan(0.999_999).isLessThan(1);
    }

    @Test
    void aCalibrationThatFallsIsRefused() {
        assertThatThrownBy(() -> new Calibration(3, new double[] {0.2, 0.8}, new double[] {2, 1}))
                .hasMessageContaining("errors must be finite and ascending");
        assertThatThrownBy(() -> new Calibration(3, new double[] {0.2, 1}, new double[] {1, 2}))
                .hasMessageContaining("between 0 and 1");
    }
}
