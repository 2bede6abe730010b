package dev.wardstream.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void pausesGrowToTheirBoundAndStayThere() {
        Backoff backoff = new Backoff(Duration.ofSeconds(5), new Random(1));
        for (long full : new long[] {100, 200, 400, 800, 1600, 3200, 5000, 5000}) {
            assertThat(backoff.failed()).isBetween(Duration.ofMillis(full / 2), Duration.ofMillis(full));
        }
        for (int i = 0; i < 1_000; i++) {
            assertThat(backoff.failed()).isBetween(Duration.ofMillis(2500), Duration.ofSeconds(5));
        }
    }

    @Test
    void afterASuccessTheyAreShortAgain() {
        Backoff backoff = new Backoff(Duration.ofSeconds(5), new Random(1));
        for (int i = 0; i < 10; i++) {
            assertThat(backoff.failed()).isPositive();
        }
        backoff.succeeded();
        assertThat(backoff.failed()).isLessThanOrEqualTo(Duration.ofMillis(100));
    }
}
