package dev.wardstream.burden;

import static dev.wardstream.burden.Ward.HOUR;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wardstream.statistics.Range;
import dev.wardstream.statistics.Reference;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

        @Nullable Range above = few.drawnAlarmsPerDay(200, 7)
                .minus(many.drawnAlarmsPerDay(200, 7))
                .range();

        assertThat(above).isNotNull().satisfies(range -> {
            assertThat(range.low()).isCloseTo(-1, within(1e-9));
            assertThat(range.high()).isCloseTo(-1, within(1e-9));
        });
    }

    @Test
    void ratesSharesLeadTimesAndTheirIntervalsAreWhatNumpySays() {
        JsonNode reference = Reference.of("tally.json");
        int draws = reference.path("draws").asInt();
        long seed = reference.path("seed").asLong();
        Tally tally = new Tally();
        reference.path("stays").forEach(stay -> {
            long end = stay.path("hours").asLong() * HOUR;
            List<Long> calls = Reference.elements(stay.path("calls"))
                    .map(call -> call.asLong() * HOUR)
                    .toList();
            @Nullable Long diedAt = stay.path("died").asBoolean() ? end : null;
            tally.add(stay.path("person").asText(), stay.path("hours").asDouble() / 24, heard(calls), diedAt, true);
        });

        JsonNode rate = reference.path("alarmsPerDay");
        Reference.assertIs("alarms a day", tally.alarmsPerDay(), rate.path("value"));
        assertIs(rate, requireNonNull(tally.alarmsInterval(draws, seed)));
        JsonNode sensitivity = reference.path("sensitivity");
        Reference.assertIs(
                "sensitivity", requireNonNull(tally.share(tally.deathsAlarmed())), sensitivity.path("value"));
        assertIs(sensitivity, requireNonNull(tally.sensitivityInterval(draws, seed)));
        assertThat(tally.leadHours())
                .containsExactlyElementsOf(Arrays.stream(Reference.numbers(reference.path("leadHours")))
                        .boxed()
                        .toList());
        Reference.assertIs("median lead", requireNonNull(tally.medianLeadHours()), reference.path("medianLeadHours"));
    }

    private static void assertIs(JsonNode reference, Range range) {
        Reference.assertIs("low", range.low(), reference.path("low"));
        Reference.assertIs("high", range.high(), reference.path("high"));
    }

    private static Heard heard(List<Long> calls, long[]... on) {
        return new Heard(calls, calls.size(), List.of(on));
    }
}
