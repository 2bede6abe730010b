package dev.wardstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CatchUpTest {
    private final CatchUp catchUp = new CatchUp(100_000);

    /** On a live ward. */
    private long believable(long now) {
        return catchUp.believable(now, 1);
    }

    @Test
    void rightAfterAStartSilenceIsNotBelieved() {
        assertThat(believable(105_000)).isEqualTo(Long.MIN_VALUE);
        assertThat(believable(110_000)).isEqualTo(110_000);
    }

    @Test
    void aMonitorThatKeepsUpBelievesItsClock() {
        catchUp.read(100_990, 101_000);

        assertThat(believable(101_200)).isEqualTo(101_200);
        assertThat(believable(110_000)).isEqualTo(110_000);
    }

    @Test
    void aMonitorThatIsBehindGoesByWhatItRead() {
        catchUp.read(40_000, 101_000);

        assertThat(believable(101_200)).isEqualTo(40_000);
    }

    @Test
    void oneThatWasBehindAndHasNothingLeftToReadBelievesItsClockAgain() {
        catchUp.read(40_000, 101_000);

        assertThat(believable(102_500)).isEqualTo(102_500);
    }

    @Test
    void oneThatWasSuspendedBelievesNothingUntilItHasReadWhatCameMeanwhile() {
        catchUp.read(100_990, 101_000);
        assertThat(believable(101_200)).isEqualTo(101_200);

        assertThat(believable(400_000)).isEqualTo(Long.MIN_VALUE);
        catchUp.read(101_500, 400_100);
        assertThat(believable(400_200)).isEqualTo(101_500);
    }

    @Test
    void oneThatWasSuspendedAndFindsNothingBelievesItsClockAfterAWhile() {
        catchUp.read(100_990, 101_000);
        assertThat(believable(400_000)).isEqualTo(Long.MIN_VALUE);

        assertThat(believable(405_000)).isEqualTo(Long.MIN_VALUE);
        assertThat(believable(410_000)).isEqualTo(410_000);
    }

    @Test
    void onAClockTurnedTenTimesFasterAQuarterOfASecondIsLong() {
        catchUp.read(100_750, 101_000);

        assertThat(believable(101_100)).isEqualTo(101_100);
        assertThat(catchUp.believable(101_200, 10)).isEqualTo(100_750);
    }

    @Test
    void howeverFastTheClockTheWaitForACommitIsNotBehind() {
        catchUp.read(100_950, 101_000);

        assertThat(catchUp.believable(101_200, 600)).isEqualTo(101_200);
    }
}
