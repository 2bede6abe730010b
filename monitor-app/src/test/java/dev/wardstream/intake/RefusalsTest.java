package dev.wardstream.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is told of records that are refused: at once, and then only so often. */
class RefusalsTest {
    @Test
    void theFirstIsToldAtOnceAndTheRestTogether() {
        Refusals first = Refusals.none().and(Reason.KEY_MISMATCH);
        assertThat(first.isDue(1_000)).isTrue();
        assertThat(first.count()).isEqualTo(1);

        Refusals next =
                first.told(1_000).and(Reason.NO_VITALS).and(Reason.KEY_MISMATCH).and(Reason.KEY_MISMATCH);
        assertThat(next.isDue(30_999)).isFalse();
        assertThat(next.isDue(31_000)).isTrue();
        assertThat(next.count()).isEqualTo(3);
        assertThat(next.commonest()).isEqualTo(Reason.KEY_MISMATCH);
        assertThat(next.told(31_000).count()).isZero();
    }

    @Test
    void aClockThatWasSetBackDoesNotKeepThemWaiting() {
        assertThat(Refusals.none()
                        .and(Reason.NO_VITALS)
                        .told(1_000_000)
                        .and(Reason.NO_VITALS)
                        .isDue(5_000))
                .isTrue();
    }

    @Test
    void theyAreKeptThroughARestart() {
        Refusals kept = Refusals.none()
                .and(Reason.OVERSIZED)
                .told(1_767_225_600_000L)
                .and(Reason.NO_VITALS)
                .and(Reason.DEVICE_RATE)
                .and(Reason.DEVICE_RATE);

        Refusals read = Refusals.decode(kept.encode());

        assertThat(read.count()).isEqualTo(3);
        assertThat(read.commonest()).isEqualTo(Reason.DEVICE_RATE);
        assertThat(read.isDue(1_767_225_629_999L)).isFalse();
        assertThat(read.isDue(1_767_225_630_000L)).isTrue();
        assertThat(Refusals.decode(Refusals.none().encode()).count()).isZero();
    }
}
