package dev.wardstream.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShiftsTest {
    private static final List<LocalTime> STARTS = List.of(LocalTime.of(7, 0), LocalTime.of(15, 0), LocalTime.of(23, 0));
    private static final Shifts BERLIN = new Shifts(STARTS, ZoneId.of("Europe/Berlin"));

    @Test
    void atSevenTheNightHasJustEnded() {
        assertThat(BERLIN.lastEnded(at("2026-11-28T06:00:00Z")))
                .isEqualTo(span("2026-11-27T22:00:00Z", "2026-11-28T06:00:00Z"));
        assertThat(BERLIN.lastEnded(at("2026-11-28T05:59:59Z")))
                .isEqualTo(span("2026-11-27T14:00:00Z", "2026-11-27T22:00:00Z"));
    }

    @Test
    void theNightInWhichTheClocksArePutBackIsAnHourLonger() {
        assertThat(BERLIN.lastEnded(at("2026-10-25T07:00:00Z")))
                .isEqualTo(span("2026-10-24T21:00:00Z", "2026-10-25T06:00:00Z"));
    }

    @Test
    void theShiftsBeforeAndAfterJoinOn() {
        Span night = BERLIN.lastEnded(at("2026-11-28T06:00:00Z"));

        assertThat(BERLIN.before(night.from())).isEqualTo(span("2026-11-27T14:00:00Z", "2026-11-27T22:00:00Z"));
        assertThat(BERLIN.after(night.to())).isEqualTo(span("2026-11-28T06:00:00Z", "2026-11-28T14:00:00Z"));
        assertThat(BERLIN.running(at("2026-11-28T06:30:00Z")))
                .isEqualTo(span("2026-11-28T06:00:00Z", "2026-11-28T06:30:00Z"));
    }

    @Test
    void aWardOfOneShiftHandsOverTheWholeDay() {
        Shifts one = new Shifts(List.of(LocalTime.of(7, 0)), ZoneId.of("UTC"));

        assertThat(one.lastEnded(at("2026-11-28T09:00:00Z")))
                .isEqualTo(span("2026-11-27T07:00:00Z", "2026-11-28T07:00:00Z"));
    }

    @Test
    void elevenAtNightWasYesterdayWhereItIsThreeInTheMorning() {
        long three = at("2026-11-28T02:00:00Z");

        assertThat(BERLIN.last(LocalTime.of(23, 0), three)).isEqualTo(at("2026-11-27T22:00:00Z"));
        assertThat(BERLIN.last(LocalTime.of(3, 0), three)).isEqualTo(three);
    }

    @Test
    void aSpanIsBounded() {
        assertThatThrownBy(() -> span("2026-11-28T06:00:00Z", "2026-11-28T06:00:00Z"))
                .hasMessage("a handover must end after it begins");
        assertThatThrownBy(() -> span("2026-11-20T06:00:00Z", "2026-11-28T06:00:00Z"))
                .hasMessage("a handover is of 48 h at most");
        assertThatThrownBy(() -> new Span(Long.MIN_VALUE + 1, at("2026-11-28T06:00:00Z")))
                .hasMessage("a handover is of 48 h at most");
        assertThatThrownBy(() -> new Shifts(List.of(), ZoneId.of("UTC"))).hasMessageContaining("ward.shifts");
    }

    private static Span span(String from, String to) {
        return new Span(at(from), at(to));
    }

    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
