package dev.wardstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CatchUpTest {
    private final CatchUp catchUp = new CatchUp(100_000);

    @Test
    void rightAfterAStartSilenceIsNotBelieved() {
        assertThat(catchUp.believable(105_000)).isEqualTo(Long.MIN_VALUE);
        assertThat(catchUp.believable(110_000)).isEqualTo(110_000);
    }

    @Test
    void aMonitorThatKeepsUpBelievesItsClock() {
        catchUp.read(100_990, 101_000);

        assertThat(catchUp.believable(101_200)).isEqualTo(101_200);
        assertThat(catchUp.believable(190_000)).isEqualTo(190_000);
    }

    @Test
    void aMonitorThatIsBehindGoesByWhatItRead() {
        catchUp.read(40_000, 101_000);

        assertThat(catchUp.believable(101_200)).isEqualTo(40_000);
    }

    @Test
    void oneThatWasBehindAndHasNothingLeftToReadBelievesItsClockAgain() {
        catchUp.read(40_000, 101_000);

        assertThat(catchUp.believable(102_500)).isEqualTo(102_500);
    }
}
