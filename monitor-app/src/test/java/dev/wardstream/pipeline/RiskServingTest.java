package dev.wardstream.pipeline;

import static dev.wardstream.pipeline.TestWard.DAWN;
import static dev.wardstream.pipeline.TestWard.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.score.ModelRef;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.RiskModel;
import dev.wardstream.score.RiskModels;
import dev.wardstream.score.RiskScore;
import dev.wardstream.score.RiskScorer;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Source;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.window.PatientWindows;
import dev.wardstream.window.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spot checks of somebody who gets worse over a day: the shipped risk models tell each hour, and call nobody. */
class RiskServingTest {
    private static final Source CLIP = new Source(new DeviceId("clip"), DeviceKind.SPOT_CHECK);
    private static final long HOUR = 60 * MINUTE;
    private static final int HOURS = 24;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    Path state;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private TestWard ward;

    private final List<DeviceSample> charted = new ArrayList<>();

    @BeforeEach
    void aPatientIsChartedTwiceAnHour() {
        ward = TestWard.replayedWithRisk(state);
        ward.assign("clip", Bedside.worn("anna", DeviceKind.SPOT_CHECK, DAWN, DAWN + 2 * HOURS * HOUR));
        for (long at = DAWN; at < DAWN + HOURS * HOUR; at += HOUR / 2) {
            double worse = (double) (at - DAWN) / (HOURS * HOUR);
            Readings readings = Readings.none()
                    .with(VitalSign.HEART_RATE, 80 + 35 * worse)
                    .with(VitalSign.RESPIRATORY_RATE, 16 + 10 * worse)
                    .with(VitalSign.SYSTOLIC_PRESSURE, 130 - 35 * worse)
                    .with(VitalSign.GLASGOW_COMA_SCALE, Math.rint(15 - 7 * worse));
            charted.add(Bedside.of("clip", at, readings));
        }
        charted.forEach(ward::receiveLive);
    }

    @AfterEach
    void close() {
        ward.close();
    }

    @Test
    void eachHourAfterTheFirstHasOneScoreOfEachModelTheSameAsOffline() {
        List<RiskScore> told = risks(ward.scores());

        for (RiskModel model : RiskModels.shipped()) {
            List<RiskScore> its = told.stream()
                    .filter(score -> score.model().equals(model.ref()))
                    .toList();
            assertThat(its).hasSize(HOURS - 1).isEqualTo(offline(model));
        }
        assertThat(told.stream().map(RiskScore::model).map(ModelRef::id).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(RiskModels.ids());
    }

    @Test
    void whoWearsABandIsNotJudgedByWhatHasLearnedFromIntensiveCare() {
        ward.assign("band", Bedside.worn("bert", DeviceKind.WEARABLE, DAWN, DAWN + 2 * HOURS * HOUR));
        for (long at = DAWN; at < DAWN + 3 * HOUR; at += HOUR / 2) {
            ward.receiveLive(Bedside.of("band", at, Readings.of(VitalSign.HEART_RATE, 80)));
        }
        assertThat(ward.scores())
                .filteredOn(score -> score.score() instanceof RiskScore)
                .isNotEmpty()
                .allSatisfy(score -> assertThat(score.patient().value()).isEqualTo("anna"));
    }

    @Test
    void noAlarmComesOfIt() {
        assertThat(ward.alerts())
                .as("NEWS2 sees it as well")
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(alert.model()).isNull());
    }

    private static List<RiskScore> risks(List<PatientScore> scores) {
        return scores.stream()
                .filter(score -> !score.shadow() && score.score() instanceof RiskScore)
                .map(score -> (RiskScore) score.score())
                .toList();
    }

    /** Scored as a replay would, from the one device. */
    private List<RiskScore> offline(RiskModel model) {
        RiskScorer scorer = model.scorer();
        PatientWindows windows =
                PatientWindows.spread(model.window(), model.card().signals(), "anna");
        List<RiskScore> scores = new ArrayList<>();
        for (DeviceSample sample : charted) {
            for (Window window : windows.add(CLIP, sample.sample(), false)) {
                RiskScore score = scorer.score(window);
                if (score != null) {
                    scores.add(score);
                }
            }
        }
        return scores;
    }
}
