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
    void aMinuteIsOfThePreferredKindOfDeviceAlone() {
        byte monitor = 0;
        byte band = 1 << 5;
        ring.take(10 * STEP, 170, true, band);
        assertThat(ring.take(10 * STEP + 1, 72, false, monitor)).isFalse();
        assertThat(ring.mean(10)).isEqualTo(72);
        assertThat(ring.isLate(10)).isFalse();
        ring.take(10 * STEP + 2, 170, true, band);
        assertThat(ring.largest(10)).as("nothing of the band's").isEqualTo(72);
    }

    @Test
    void ofTwoOfAKindAMinuteIsOfTheOneThatTheMinuteBeforeWasOf() {
        ring.take(10 * STEP, 72, false, (byte) 1);
        ring.take(10 * STEP + 1, 170, false, (byte) 2);
        ring.take(11 * STEP, 170, false, (byte) 2);
        ring.take(11 * STEP + 1, 74, false, (byte) 1);
        ring.take(11 * STEP + 2, 170, false, (byte) 2);

        assertThat(ring.mean(10)).isEqualTo(72);
        assertThat(ring.mean(11)).isEqualTo(74);
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
