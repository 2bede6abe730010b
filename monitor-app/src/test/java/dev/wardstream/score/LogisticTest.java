package dev.wardstream.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticTest {
    private final Random random = new Random(5);
    private final double[] logits = random.doubles(20_000, -3, 3).toArray();
    private final boolean[] outcomes = new boolean[logits.length];

    @Test
    void anOverconfidentModelIsTakenBackToWhatHappens() {
        for (int i = 0; i < logits.length; i++) {
            outcomes[i] = random.nextDouble() < 1 / (1 + Math.exp(-(0.5 * logits[i] - 1)));
        }

        Logistic calibration = Logistic.fit(logits, outcomes);

        assertThat(calibration.slope()).isCloseTo(0.5, within(0.05));
        assertThat(calibration.intercept()).isCloseTo(-1, within(0.05));
        assertThat(calibration.probability(2)).isCloseTo(0.5, within(0.02));
    }

    @Test
    void aModelThatKnowsNothingGivesEverybodyTheSameChance() {
        for (int i = 0; i < logits.length; i++) {
            outcomes[i] = random.nextDouble() < 0.2 / (1 + Math.exp(logits[i]));
        }

        Logistic calibration = Logistic.fit(logits, outcomes);

        assertThat(calibration.probability(3)).isCloseTo(0.1, within(0.01));
        assertThat(calibration.probability(-3)).isCloseTo(0.1, within(0.01)).isLessThan(calibration.probability(3));
    }
}
