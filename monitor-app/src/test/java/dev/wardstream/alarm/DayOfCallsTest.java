package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DayOfCallsTest {
    private final DayOfCalls day =
            DayOfCalls.NONE.with(100, 2).with(101, 0).with(110, 3).with(101, 1);

    @Test
    void callsAreThoseOfTheHoursOfTheLastDay() {
        assertThat(day.callsUntil(110)).isEqualTo(6);
        assertThat(day.hoursUntil(110)).isEqualTo(3);
        assertThat(day.callsUntil(101)).isEqualTo(3);
        assertThat(day.callsUntil(100 + 23)).isEqualTo(6);
        assertThat(day.callsUntil(100 + 24)).isEqualTo(4);
        assertThat(day.hoursUntil(110 + 24)).isZero();
        assertThat(day.newestHour()).isEqualTo(110);
        assertThat(day.firstHourUntil(110)).isEqualTo(100);
        assertThat(day.firstHourUntil(124)).as("a day later").isEqualTo(101);
        assertThat(DayOfCalls.NONE.firstHourUntil(5)).isEqualTo(Long.MAX_VALUE);
        assertThat(DayOfCalls.NONE.newestHour()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void whatIsMoreThanADayOldIsDropped() {
        assertThat(day.with(123, 1).hoursUntil(110)).isEqualTo(3);
        assertThat(day.with(124, 1).hoursUntil(110)).isEqualTo(2);
    }

    @Test
    void itIsTheSameAfterARestart() {
        DayOfCalls again = DayOfCalls.decode(day.encode());
        assertThat(again.encode()).isEqualTo(day.encode());
        assertThat(again.callsUntil(110)).isEqualTo(6);
        assertThat(again.newestHour()).isEqualTo(110);
        assertThat(DayOfCalls.decode(DayOfCalls.NONE.encode()).hoursUntil(5)).isZero();
    }
}
