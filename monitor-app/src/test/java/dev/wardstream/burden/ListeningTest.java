package dev.wardstream.burden;

import static dev.wardstream.burden.Ward.HOUR;
import static dev.wardstream.burden.Ward.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.patient.Turn;
import dev.wardstream.recordings.Annotations.ChartedLimits;
import dev.wardstream.vitals.VitalSign;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What somebody hears at a bed, policy by policy. */
class ListeningTest {
    private static final List<Policy> POLICIES = Policy.all(AlarmPolicy.defaults());

    @Test
    void aLimitWithoutDelayCallsForEveryBlipAndOneWithDelayForWhatLasts() {
        double[] rates = new double[120];
        Arrays.setAll(rates, second -> second == 10 || (second >= 60 && second < 90) ? 135 : 80);
        Course course = Ward.worn(rates);

        assertThat(heard("limits", course).calls()).containsExactly(10 * SECOND, 60 * SECOND);
        assertThat(heard("limits+delay", course).calls()).containsExactly(75 * SECOND);
    }

    @Test
    void anAlarmIsOnFromItsCallUntilTheHeartIsSlowAgain() {
        Heard heard = heard("limits", Ward.charted(null, List.of(), 80, 130, 130, 130, 80, 80));

        assertThat(heard.calls()).containsExactly(HOUR);
        assertThat(heard.on()).containsExactly(new long[] {HOUR, 4 * HOUR});
        assertThat(heard.calledWithin(2 * HOUR, 3 * HOUR)).isFalse();
        assertThat(heard.onWithin(2 * HOUR, 3 * HOUR)).isTrue();
    }

    @Test
    void theLastReadingStandsLongEnoughForItsDelay() {
        assertThat(heard("limits+delay", Ward.charted(null, List.of(), 80, 130)).calls())
                .containsExactly(HOUR + 15 * SECOND);
    }

    @Test
    void nursesLimitsHoldFromWhenTheyWereChartedUntilTheNext() {
        var limits = NurseLimits.of(List.of(
                new ChartedLimits(HOUR, VitalSign.HEART_RATE, 50, 100),
                new ChartedLimits(3 * HOUR, VitalSign.HEART_RATE, 50, 140)));
        Course course = Ward.charted(null, limits, 130, 90, 130, 130, 145);

        assertThat(heard("nurse-limits", course).calls()).containsExactly(2 * HOUR, 4 * HOUR);
    }

    @Test
    void aChartedLimitThatNoSensorCanMeanIsNoLimit() {
        var limits = NurseLimits.of(List.of(new ChartedLimits(0, VitalSign.HEART_RATE, 0, 9999)));

        assertThat(heard("nurse-limits", Ward.charted(null, limits, 200, 20)).calls())
                .isEmpty();
    }

    @Test
    void aDeviceThatFallsSilentIsNoAlarmAboutThePatient() {
        List<Turn> day = Ward.charted(null, List.of(), rates(40, 80)).turns();
        Course silentForHours =
                new Course(day.get(0).sample().patient(), "anna", List.of(day.get(0), day.get(39)), List.of(), null);

        assertThat(heard("default", silentForHours).raised()).isZero();
    }

    private static double[] rates(int count, double rate) {
        double[] rates = new double[count];
        Arrays.fill(rates, rate);
        return rates;
    }

    private static Heard heard(String policy, Course course) {
        return Listening.to(
                course,
                POLICIES.stream()
                        .filter(one -> one.name().equals(policy))
                        .findFirst()
                        .orElseThrow());
    }
}
