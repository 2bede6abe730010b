package dev.wardstream.ward;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RingTest {
    private static final long STEP = 60_000;

    private final Ring ring = new Ring(STEP, 5);

    @Test
    void aMinuteHasTheMeanTheLeastAndTheLargestOfItsValues() {
        take(10, 0, 70);
        take(10, 20_000, 90);
        take(10, 59_999, 80);

        assertThat(ring.mean(10)).isEqualTo(80);
        assertThat(ring.least(10)).isEqualTo(70);
        assertThat(ring.largest(10)).isEqualTo(90);
    }

    @Test
    void whereNothingWasMeasuredThereIsAGap() {
        take(10, 0, 70);
        take(12, 0, 72);

        assertThat(ring.mean(11)).isNaN();
        assertThat(ring.mean(13)).as("not there yet").isNaN();
    }

    @Test
    void whatIsOlderThanTheRingIsLeftOutAndForgotten() {
        take(10, 0, 70);
        take(14, 0, 74);
        assertThat(ring.mean(10)).isEqualTo(70);
        take(15, 0, 75);
        assertThat(ring.mean(10)).as("its place is another's now").isNaN();
        assertThat(take(10, 0, 99)).isFalse();
        assertThat(ring.mean(15)).isEqualTo(75);
    }

    @Test
    void afterALongSilenceNothingOfTheTimeBeforeIsLeft() {
        take(10, 0, 70);
        take(11, 0, 71);
        take(1_000_011, 0, 80);

        for (long slot = 1_000_007; slot < 1_000_011; slot++) {
            assertThat(ring.mean(slot)).isNaN();
        }
    }

    @Test
    void itTellsWhenAMinuteThatWasOverHasChanged() {
        assertThat(take(10, 0, 70)).as("begins").isTrue();
        assertThat(take(10, 1, 70)).as("goes on").isFalse();
        assertThat(take(11, 0, 70)).as("the one before is over").isTrue();
        assertThat(ring.take(10 * STEP, 60, true)).as("late").isTrue();
        assertThat(ring.isLate(10)).isTrue();
        assertThat(ring.isLate(11)).isFalse();
    }

    @Test
    void timesBeforeTheEpochAreTimesToo() {
        take(-3, 0, 70);
        take(-2, 0, 72);

        assertThat(ring.mean(-3)).isEqualTo(70);
        assertThat(ring.mean(-2)).isEqualTo(72);
    }

    @Test
    void temperaturesStayAsTheyWereCharted() {
        take(1, 0, 36.6);

        assertThat(ring.mean(1)).isEqualTo(36.6);
    }

    private boolean take(long slot, long into, double value) {
        return ring.take(slot * STEP + into, value, false);
    }
}
