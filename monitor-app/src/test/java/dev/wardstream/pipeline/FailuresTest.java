package dev.wardstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailuresTest {
    private final Failures failures = new Failures();

    @Test
    void aFailureIsToldForAMinute() {
        assertThat(failures.recent(0)).isEmpty();

        failures.add("the disk is full", 100_000);

        assertThat(failures.recent(160_000)).isEqualTo("the disk is full");
        assertThat(failures.recent(160_001)).isEmpty();
    }

    @Test
    void aBrokerThatRestartsNowAndThenStopsNothing() {
        for (int restart = 0; restart < 100; restart++) {
            assertThat(failures.add("not the leader", restart * 60_000L)).isFalse();
        }
    }

    @Test
    void oneThatFailsAgainAndAgainIsToStop() {
        for (int failure = 0; failure < 10; failure++) {
            assertThat(failures.add("the disk is full", failure * 1_000L)).isFalse();
        }
        assertThat(failures.add("the disk is full", 10_000)).isTrue();
    }
}
