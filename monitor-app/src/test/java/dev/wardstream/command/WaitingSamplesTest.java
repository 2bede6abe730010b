package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaitingSamplesTest {
    private final WaitingSamples waiting = new WaitingSamples();

    @Test
    void aMonitorThatHasNotJudgedAnythingYetIsBehindBySoMuchAsTheFirstSampleHasWaited() {
        assertThat(waiting.waitedMillis(1_000, 0, 0)).as("nothing was sent").isZero();
        assertThat(waiting.waitedMillis(1_200, 24, 0)).isZero();
        assertThat(waiting.waitedMillis(1_400, 80, 0)).isEqualTo(200);
        assertThat(waiting.waitedMillis(3_200, 90, 0)).isEqualTo(2_000);
        assertThat(waiting.waitedMillis(3_400, 90, 2_150)).as("it was judged").isEqualTo(2_150);
        assertThat(waiting.waitedMillis(3_600, 90, 0)).as("nothing is left").isZero();
    }

    @Test
    void aMonitorThatKeepsUpIsBehindByWhatItTells() {
        for (long now = 0; now < 10_000; now += 200) {
            assertThat(waiting.waitedMillis(now, now / 10, 60)).isEqualTo(60);
        }
    }

    @Test
    void aMonitorThatStopsJudgingIsFallingBehind() {
        waiting.waitedMillis(0, 50, 60);
        assertThat(waiting.waitedMillis(200, 100, 0)).isZero();
        assertThat(waiting.waitedMillis(900, 300, 0)).isEqualTo(700);
    }
}
