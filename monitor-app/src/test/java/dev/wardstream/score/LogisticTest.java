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

    @Test
    void aModelThatIsLoudAndKnowsNothingIsNotBelieved() {
        for (int i = 0; i < logits.length; i++) {
            logits[i] = random.nextBoolean() ? 60 : -90;
            outcomes[i] = random.nextDouble() < 0.3;
        }

        Logistic calibration = Logistic.fit(logits, outcomes);

        assertThat(calibration.probability(60)).isCloseTo(0.3, within(0.02));
        assertThat(calibration.probability(-90)).isCloseTo(0.3, within(0.02));
    }

    @Test
    void nobodyIsCertainEvenWhereTheModelWasAlwaysRight() {
        for (int i = 0; i < logits.length; i++) {
            logits[i] = i % 2 == 0 ? 60 : -60;
            outcomes[i] = i % 2 == 0;
        }

        Logistic calibration = Logistic.fit(logits, outcomes);

        assertThat(calibration.probability(60)).isStrictlyBetween(0.999, 1.0);
        assertThat(calibration.probability(-60)).isStrictlyBetween(0.0, 0.001);
    }
}
