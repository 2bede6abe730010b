package dev.wardstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoreDriftTest {
    private final ScoreDrift drift = new ScoreDrift();
    private final Random chance = new Random(1);

    @Test
    void aFewScoresSayNothing() {
        for (int i = 0; i < 499; i++) {
            drift.add(0.999);
        }
        assertThat(drift.index()).isNaN();
    }

    @Test
    void aWardLikeTheOneItWasCalibratedOnShowsNoDrift() {
        for (int i = 0; i < 50_000; i++) {
            drift.add(chance.nextDouble());
        }
        assertThat(drift.index()).isBetween(0.0, 0.02);
    }

    @Test
    void aWardWhereMostWindowsAreUnusualShowsMuchDrift() {
        for (int i = 0; i < 5_000; i++) {
            drift.add(0.5 + chance.nextDouble() / 2);
        }
        assertThat(drift.index()).isGreaterThan(0.25);
    }

    @Test
    void whatIsLongPastIsForgotten() {
        for (int i = 0; i < 20_000; i++) {
            drift.add(1);
        }
        assertThat(drift.index()).isGreaterThan(1);
        for (int i = 0; i < 100_000; i++) {
            drift.add(chance.nextDouble());
        }
        assertThat(drift.index()).isLessThan(0.1);
    }
}
