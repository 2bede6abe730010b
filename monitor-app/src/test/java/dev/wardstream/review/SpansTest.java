package dev.wardstream.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Time that lies outside of other time. */
class SpansTest {
    @Test
    void whatOthersCoverIsTakenOffOnceHoweverTheyLie() {
        assertThat(spans(0, 10, 20, 30).outside(spans())).isEqualTo(20);
        assertThat(spans(0, 10, 20, 30).outside(spans(5, 25))).isEqualTo(10);
        assertThat(spans(0, 10).outside(spans(0, 10))).isZero();
        assertThat(spans(0, 10).outside(spans(2, 3, 4, 5, 9, 30))).isEqualTo(7);
        assertThat(spans(0, 10, 12, 14).outside(spans(-5, 1, 13, 13))).isEqualTo(11);
        assertThat(spans(5, 5).outside(spans())).isZero();
    }

    @Test
    void stretchesThatMeetAreOne() {
        assertThat(spans(0, 10, 5, 8, 10, 12).outside(spans())).isEqualTo(12);
    }

    private static Spans spans(long... fromTo) {
        Spans spans = new Spans();
        for (int i = 0; i < fromTo.length; i += 2) {
            spans.add(fromTo[i], fromTo[i + 1]);
        }
        return spans;
    }
}
