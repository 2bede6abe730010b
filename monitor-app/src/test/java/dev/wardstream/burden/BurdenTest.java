package dev.wardstream.burden;

import static dev.wardstream.burden.Ward.HOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.statistics.Range;
import dev.wardstream.train.Progress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The figures of a small ward that can be reckoned by hand, charted by the hour: Anna's heart races at hour 10, and from hour 40
 * until she dies at 48; Bert dies unforeseen; Cara's races once and she lives; of Dora nothing was charted in the day before.
 */
class BurdenTest {
    private static final double DAYS = (47 + 24 + 24 + 10) / 24.0;

    private final Courses ward = new Courses(
            RecordingSet.CSV,
            List.of(
                    course("anna", 48, 48, 10, 40, 41, 42, 43, 44, 45, 46, 47),
                    course("bert", 25, 25),
                    course("cara", null, 25, 5),
                    course("dora", 60, 11)),
            0);

    @Test
    void everyFigureIsWhatAHandReckons() {
        PolicyBurden limits = burden("limits");

        assertThat(limits.patients()).isEqualTo(4);
        assertThat(limits.patientDays()).isCloseTo(DAYS, within(1e-9));
        assertThat(limits.alarms()).isEqualTo(3);
        assertThat(limits.alarmsPerPatientDay()).isCloseTo(3 / DAYS, within(1e-9));
        assertThat(limits.raisedPerPatientDay()).isCloseTo(3 / DAYS, within(1e-9));
        assertThat(limits.deaths()).as("Dora's could not be foreseen").isEqualTo(2);
        assertThat(limits.deathsAlarmed()).isEqualTo(1);
        assertThat(limits.deathsConditionTrue()).isEqualTo(1);
        assertThat(limits.sensitivity()).isEqualTo(0.5);
        assertThat(limits.sensitivityConditionTrue()).isEqualTo(0.5);
        assertThat(limits.medianLeadHours()).isEqualTo(8);
        assertThat(limits.alarmsAboveLimits()).isEqualTo(new Range(0, 0));
    }

    @Test
    void theLeadIsShorterByTheDelay() {
        PolicyBurden delayed = burden("limits+delay");

        assertThat(delayed.alarms()).isEqualTo(3);
        assertThat(delayed.medianLeadHours()).isCloseTo(8 - 15 / 3600.0, within(1e-9));
    }

    @Test
    void withoutScoresNobodyIsCalledForThemAndEveryDrawSaysSo() {
        PolicyBurden news2 = burden("news2>=7");

        assertThat(news2.alarms()).isZero();
        assertThat(news2.medianLeadHours()).isNull();
        assertThat(news2.alarmsPerPatientDayInterval()).isEqualTo(new Range(0, 0));
        assertThat(news2.sensitivityInterval()).isEqualTo(new Range(0, 0));
        assertThat(news2.alarmsAboveLimits()).isNotNull().satisfies(above -> {
            assertThat(above.low()).isNegative();
            assertThat(above.high()).isNotPositive();
        });
    }

    @Test
    void whereNobodyChartedLimitsTheNursesHaveNone() {
        assertThat(figures()).extracting(PolicyBurden::policy).doesNotContain("nurse-limits");
    }

    @Test
    void theSweepAtTheDefaultsIsThePolicyOfLimitsWithDelay() {
        Sweep.Cell atDefaults =
                Sweep.over(ward, AlarmPolicy.defaults(), Sweep.SECONDS, Progress.SILENT).cells().stream()
                        .filter(cell -> cell.width() == 0 && cell.delaySeconds() == 15)
                        .findFirst()
                        .orElseThrow();

        assertThat(atDefaults.alarmsPerPatientDay())
                .isEqualTo(burden("limits+delay").alarmsPerPatientDay());
        assertThat(atDefaults.sensitivity()).isEqualTo(burden("limits+delay").sensitivity());
    }

    @Test
    void theTradeOffAtTheDefaultsIsTheDefaultPolicy() {
        long newAfter = AlarmPolicy.defaults().news2().newAfter().toHours();

        TradeOff.Point atDefaults = TradeOff.over(ward, AlarmPolicy.defaults(), Progress.SILENT).points().stream()
                .filter(point -> point.newAfterHours() == newAfter && !point.confirmed())
                .findFirst()
                .orElseThrow();

        assertThat(atDefaults.alarmsPerPatientDay())
                .isPositive()
                .isEqualTo(burden("default").alarmsPerPatientDay());
        assertThat(atDefaults.sensitivity()).isEqualTo(burden("default").sensitivity());
    }

    private PolicyBurden burden(String policy) {
        return figures().stream()
                .filter(figures -> figures.policy().equals(policy))
                .findFirst()
                .orElseThrow();
    }

    private List<PolicyBurden> figures() {
        return Burden.of(ward, AlarmPolicy.defaults(), 200, 1, Progress.SILENT).list().stream()
                .map(Burden.Result::figures)
                .toList();
    }

    private static Course course(String person, @Nullable Integer diedAtHour, int hours, int... racing) {
        double[] rates = new double[hours];
        Arrays.fill(rates, 80);
        Arrays.stream(racing).forEach(hour -> rates[hour] = 130);
        @Nullable Long diedAt = diedAtHour == null ? null : diedAtHour * HOUR;
        Course anna = Ward.charted(diedAt, List.of(), rates);
        return new Course(anna.patient(), person, anna.turns(), List.of(), diedAt);
    }
}
