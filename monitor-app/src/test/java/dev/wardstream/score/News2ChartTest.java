package dev.wardstream.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.score.News2.Parameter;
import dev.wardstream.score.News2.Part;
import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every edge of every cell of the chart, on both sides. */
class News2ChartTest {
    private static final News2Settings SCALE_1 = News2Settings.defaults();
    private static final News2Settings SCALE_2 = News2Settings.defaults().withScale2(true);
    private static final long NOW = 1_600_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        "RESPIRATORY_RATE, 2, 3",
        "RESPIRATORY_RATE, 8, 3",
        "RESPIRATORY_RATE, 8.49, 3",
        "RESPIRATORY_RATE, 8.5, 1",
        "RESPIRATORY_RATE, 9, 1",
        "RESPIRATORY_RATE, 11, 1",
        "RESPIRATORY_RATE, 11.4, 1",
        "RESPIRATORY_RATE, 11.5, 0",
        "RESPIRATORY_RATE, 12, 0",
        "RESPIRATORY_RATE, 20, 0",
        "RESPIRATORY_RATE, 20.4, 0",
        "RESPIRATORY_RATE, 20.5, 2",
        "RESPIRATORY_RATE, 21, 2",
        "RESPIRATORY_RATE, 24, 2",
        "RESPIRATORY_RATE, 24.5, 3",
        "RESPIRATORY_RATE, 25, 3",
        "RESPIRATORY_RATE, 90, 3",
        "SPO2, 30, 3",
        "SPO2, 91, 3",
        "SPO2, 91.4, 3",
        "SPO2, 91.5, 2",
        "SPO2, 92, 2",
        "SPO2, 93, 2",
        "SPO2, 93.5, 1",
        "SPO2, 94, 1",
        "SPO2, 95, 1",
        "SPO2, 95.4, 1",
        "SPO2, 95.5, 0",
        "SPO2, 96, 0",
        "SPO2, 100, 0",
        "SYSTOLIC_PRESSURE, 30, 3",
        "SYSTOLIC_PRESSURE, 90, 3",
        "SYSTOLIC_PRESSURE, 90.5, 2",
        "SYSTOLIC_PRESSURE, 91, 2",
        "SYSTOLIC_PRESSURE, 100, 2",
        "SYSTOLIC_PRESSURE, 101, 1",
        "SYSTOLIC_PRESSURE, 110, 1",
        "SYSTOLIC_PRESSURE, 111, 0",
        "SYSTOLIC_PRESSURE, 219, 0",
        "SYSTOLIC_PRESSURE, 219.4, 0",
        "SYSTOLIC_PRESSURE, 219.5, 3",
        "SYSTOLIC_PRESSURE, 220, 3",
        "SYSTOLIC_PRESSURE, 300, 3",
        "HEART_RATE, 10, 3",
        "HEART_RATE, 40, 3",
        "HEART_RATE, 40.5, 1",
        "HEART_RATE, 41, 1",
        "HEART_RATE, 50, 1",
        "HEART_RATE, 51, 0",
        "HEART_RATE, 90, 0",
        "HEART_RATE, 91, 1",
        "HEART_RATE, 110, 1",
        "HEART_RATE, 111, 2",
        "HEART_RATE, 130, 2",
        "HEART_RATE, 130.4, 2",
        "HEART_RATE, 130.5, 3",
        "HEART_RATE, 131, 3",
        "BODY_TEMPERATURE, 25.0, 3",
        "BODY_TEMPERATURE, 35.0, 3",
        "BODY_TEMPERATURE, 35.04, 3",
        "BODY_TEMPERATURE, 35.06, 1",
        "BODY_TEMPERATURE, 35.1, 1",
        "BODY_TEMPERATURE, 35.05, 1",
        "BODY_TEMPERATURE, 36.0, 1",
        "BODY_TEMPERATURE, 36.05, 0",
        "BODY_TEMPERATURE, 38.05, 1",
        "BODY_TEMPERATURE, 39.05, 2",
        "BODY_TEMPERATURE, 36.1, 0",
        "BODY_TEMPERATURE, 38.0, 0",
        "BODY_TEMPERATURE, 38.04, 0",
        "BODY_TEMPERATURE, 38.1, 1",
        "BODY_TEMPERATURE, 39.0, 1",
        "BODY_TEMPERATURE, 39.1, 2",
        "BODY_TEMPERATURE, 45.0, 2"
    })
    void theChartIsReadAtEveryEdge(VitalSign vital, double value, int points) {
        assertThat(pointsOf(parameterOf(vital), score(SCALE_1, Readings.of(vital, value), Observations.unknown())))
                .isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({
        "30, 3, 3",
        "83, 3, 3",
        "83.5, 2, 2",
        "84, 2, 2",
        "85, 2, 2",
        "86, 1, 1",
        "87, 1, 1",
        "88, 0, 0",
        "92, 0, 0",
        "92.4, 0, 0",
        "92.5, 0, 1",
        "93, 0, 1",
        "94, 0, 1",
        "95, 0, 2",
        "96, 0, 2",
        "97, 0, 3",
        "100, 0, 3"
    })
    void onScale2AHighSaturationScoresOnOxygenOnly(double spo2, int onAir, int onOxygen) {
        Readings readings = Readings.of(VitalSign.SPO2, spo2);
        assertThat(pointsOf(Parameter.SPO2, score(SCALE_2, readings, oxygen(false))))
                .isEqualTo(onAir);
        assertThat(pointsOf(Parameter.SPO2, score(SCALE_2, readings, oxygen(true))))
                .isEqualTo(onOxygen);
    }

    @Test
    void onScale2AHighSaturationCannotBeReadWhereOxygenIsUnknown() {
        News2 high = score(SCALE_2, Readings.of(VitalSign.SPO2, 93), Observations.unknown());
        assertThat(high.missing()).contains(Parameter.SPO2, Parameter.AIR_OR_OXYGEN);
        News2 low = score(SCALE_2, Readings.of(VitalSign.SPO2, 92), Observations.unknown());
        assertThat(pointsOf(Parameter.SPO2, low)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"ALERT, 0", "CONFUSION, 3", "VOICE, 3", "PAIN, 3", "UNRESPONSIVE, 3"})
    void anythingButAlertScoresThree(Consciousness level, int points) {
        Observations charted = new Observations(null, level, null);
        assertThat(score(SCALE_1, Readings.none(), charted).parts())
                .containsExactly(new Part(Parameter.CONSCIOUSNESS, points, level.name()));
    }

    @Test
    void aGlasgowTotalStandsInForConsciousness() {
        assertThat(score(SCALE_1, Readings.of(VitalSign.GLASGOW_COMA_SCALE, 15), Observations.unknown())
                        .parts())
                .containsExactly(new Part(Parameter.CONSCIOUSNESS, 0, "ALERT"));
        assertThat(score(SCALE_1, Readings.of(VitalSign.GLASGOW_COMA_SCALE, 14), Observations.unknown())
                        .parts())
                .containsExactly(new Part(Parameter.CONSCIOUSNESS, 3, "GCS 14"));
    }

    @Test
    void whatIsChartedTogetherWithAGlasgowTotalGoesBeforeIt() {
        Observations alert = new Observations(null, Consciousness.ALERT, null);
        assertThat(score(SCALE_1, Readings.of(VitalSign.GLASGOW_COMA_SCALE, 14), alert)
                        .parts())
                .containsExactly(new Part(Parameter.CONSCIOUSNESS, 0, "ALERT"));
    }

    @Test
    void aNewerGlasgowTotalGoesBeforeWhatWasChartedEarlier() {
        LatestValues latest = new LatestValues();
        latest.take(null, sample(NOW - 1000, Readings.none(), new Observations(null, Consciousness.ALERT, null)));
        latest.take(null, sample(NOW, Readings.of(VitalSign.GLASGOW_COMA_SCALE, 9), Observations.unknown()));
        assertThat(News2Chart.score(latest, NOW, SCALE_1, false, false).parts())
                .containsExactly(new Part(Parameter.CONSCIOUSNESS, 3, "GCS 9"));
    }

    @ParameterizedTest
    @CsvSource({
        "20, 0, air",
        "20.9, 0, air",
        "21, 0, air",
        "21.4, 0, air",
        "21.6, 2, oxygen",
        "28, 2, oxygen",
        "100, 2, oxygen"
    })
    void theInspiredFractionTellsAirFromOxygen(double fraction, int points, String value) {
        assertThat(score(SCALE_1, Readings.of(VitalSign.INSPIRED_OXYGEN, fraction), Observations.unknown())
                        .parts())
                .containsExactly(new Part(Parameter.AIR_OR_OXYGEN, points, value));
    }

    @Test
    void aWearableMakesAPartialScoreThatSaysWhatItLacks() {
        News2 score = score(
                SCALE_1,
                Readings.of(
                        Map.of(VitalSign.HEART_RATE, 118.0, VitalSign.RESPIRATORY_RATE, 26.0, VitalSign.SPO2, 93.0)),
                Observations.unknown());
        assertThat(score.total()).isEqualTo(7);
        assertThat(score.hasThree()).isTrue();
        assertThat(score.missing())
                .containsExactly(
                        Parameter.AIR_OR_OXYGEN,
                        Parameter.SYSTOLIC_PRESSURE,
                        Parameter.CONSCIOUSNESS,
                        Parameter.TEMPERATURE);
        assertThat(score.parts())
                .containsExactly(
                        new Part(Parameter.RESPIRATORY_RATE, 3, "26 /min"),
                        new Part(Parameter.SPO2, 2, "93 %"),
                        new Part(Parameter.PULSE, 2, "118 /min"));
    }

    @Test
    void aFullRoundMakesACompleteScore() {
        News2 score = score(
                SCALE_1,
                Readings.of(Map.of(
                        VitalSign.HEART_RATE, 72.0,
                        VitalSign.RESPIRATORY_RATE, 14.0,
                        VitalSign.SPO2, 98.0,
                        VitalSign.SYSTOLIC_PRESSURE, 124.0,
                        VitalSign.BODY_TEMPERATURE, 36.84)),
                new Observations(false, Consciousness.ALERT, null));
        assertThat(score.isPartial()).isFalse();
        assertThat(score.total()).isZero();
        assertThat(score.parts()).hasSize(7).extracting(Part::value).contains("36.8 °C", "air", "ALERT");
    }

    @Test
    void aValueOlderThanItsAgeIsMissingAndOneAsOldCounts() {
        LatestValues latest = new LatestValues();
        latest.take(null, sample(NOW, Readings.of(VitalSign.SYSTOLIC_PRESSURE, 85), oxygen(true)));
        long limit = NOW + SCALE_1.maxAge().toMillis();
        assertThat(News2Chart.score(latest, limit, SCALE_1, false, false).total())
                .isEqualTo(5);
        News2 later = News2Chart.score(latest, limit + 1, SCALE_1, false, false);
        assertThat(later.parts()).isEmpty();
        assertThat(later.missing()).containsExactly(Parameter.values());
    }

    private static News2 score(News2Settings settings, Readings readings, Observations observations) {
        LatestValues latest = new LatestValues();
        latest.take(null, sample(NOW, readings, observations));
        return News2Chart.score(latest, NOW, settings, false, false);
    }

    private static Sample sample(long at, Readings readings, Observations observations) {
        return new Sample(at, readings, observations, Double.NaN, Double.NaN);
    }

    private static Observations oxygen(@Nullable Boolean supplemental) {
        return new Observations(supplemental, Consciousness.UNKNOWN, null);
    }

    private static int pointsOf(Parameter parameter, News2 score) {
        return score.parts().stream()
                .filter(part -> part.parameter() == parameter)
                .mapToInt(Part::points)
                .findFirst()
                .orElseThrow(() -> new AssertionError(parameter + " is missing in " + score));
    }

    private static Parameter parameterOf(VitalSign vital) {
        return switch (vital) {
            case HEART_RATE -> Parameter.PULSE;
            case BODY_TEMPERATURE -> Parameter.TEMPERATURE;
            default -> Parameter.valueOf(vital.name());
        };
    }
}
