package dev.wardstream.burden;

import static dev.wardstream.burden.Ward.HOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final long DEATH = 100 * HOUR;

    @Test
    void anAlarmOnsetBeforeTheLastDayCountsByConditionOnly() {
        Tally tally = new Tally();
        tally.add("anna", 4, heard(List.of(70 * HOUR), new long[] {70 * HOUR, 80 * HOUR}), DEATH, true);
        tally.add("bert", 4, heard(List.of(90 * HOUR), new long[] {90 * HOUR, 99 * HOUR}), DEATH, true);
        tally.add("cara", 2, heard(List.of(10 * HOUR), new long[] {10 * HOUR, 11 * HOUR}), DEATH, true);

        assertThat(tally.alarmsPerDay()).isCloseTo(0.3, within(1e-9));
        assertThat(tally.deaths()).isEqualTo(3);
        assertThat(tally.deathsAlarmed()).isEqualTo(1);
        assertThat(tally.deathsConditionTrue()).isEqualTo(2);
        assertThat(tally.medianLeadHours()).isEqualTo(10);
    }

    @Test
    void aDeathLongAfterTheLastReadingCouldNotBeForeseen() {
        Tally tally = new Tally();
        tally.add("anna", 4, heard(List.of()), DEATH, false);

        assertThat(tally.deaths()).isZero();
        assertThat(tally.share(0)).isNull();
        assertThat(tally.sensitivityInterval(100, 1)).isNull();
    }

    @Test
    void thatOneIsFewerThanTheOtherIsSeenInEveryDrawOfTheSamePersons() {
        Tally many = new Tally();
        Tally few = new Tally();
        for (int person = 0; person < 10; person++) {
            List<Long> calls = List.of(1L, 2L, 3L, 4L).subList(0, 1 + person % 4);
            many.add("p" + person, 1, heard(calls), null, false);
            few.add("p" + person, 1, heard(calls.subList(1, calls.size())), null, false);
        }

        Range above = Range.of(Tally.above(few.drawnAlarmsPerDay(200, 7), many.drawnAlarmsPerDay(200, 7)));

        assertThat(above).isNotNull().satisfies(range -> {
            assertThat(range.low()).isCloseTo(-1, within(1e-9));
            assertThat(range.high()).isCloseTo(-1, within(1e-9));
        });
    }

    private static Heard heard(List<Long> calls, long[]... on) {
        return new Heard(calls, calls.size(), List.of(on));
    }
}
