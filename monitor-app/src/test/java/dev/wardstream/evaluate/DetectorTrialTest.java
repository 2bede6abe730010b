package dev.wardstream.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wardstream.evaluate.DetectorTrial.Trace;
import dev.wardstream.evaluate.DetectorTrial.Traces;
import dev.wardstream.evaluate.InjectionReport.Detection;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Four recordings of five minutes each, one day in all as it were; the trouble begins at the third minute. */
class DetectorTrialTest {
    private static final double NAN = Double.NaN;
    private static final long MINUTE = 60_000;
    private static final double DAY = 1;

    @Test
    void theThresholdIsTheLastBeforeMoreFalseAlarmsThanOneADay() {
        // At 0.9 anna alone alarms, at 0.8 bert does too.
        DetectorTrial trial = trial(
                DAY,
                traces(scores(0.1, 0.9, 0.2, 0.1, 0.1), scores(0.1, 0.9, 0.2, 0.1, 0.1)),
                traces(scores(0.1, 0.2, 0.8, 0.1, 0.1), scores(0.1, 0.2, 0.8, 0.85, 0.95)),
                traces(scores(0.1, 0.1, 0.1, 0.1, 0.1), scores(0.1, 0.1, 0.1, 0.9, 0.1)),
                traces(scores(0.1, 0.1, 0.1, 0.1, 0.1), scores(0.1, 0.1, 0.1, 0.1, 0.89)));

        Detection detection = trial.detections("some detector").get(0);

        assertThat(detection.falseAlarmsPerPatientDay()).isEqualTo(1);
        // 0.95 after two minutes and 0.9 after one; 0.89 and what was there as recorded are nothing.
        assertThat(detection.detected()).isEqualTo(0.5);
        assertThat(detection.medianDelayMinutes())
                .as("half-way between 1 and 2")
                .isEqualTo(1.5);
    }

    @Test
    void withTwiceTheDaysTwiceTheFalseAlarmsAreAllowed() {
        DetectorTrial trial = trial(
                2 * DAY,
                traces(scores(0.1, 0.9, 0.2, 0.1, 0.1), scores(0.1, 0.9, 0.2, 0.1, 0.1)),
                traces(scores(0.2, 0.1, 0.8, 0.1, 0.1), scores(0.2, 0.1, 0.8, 0.85, 0.95)));

        Detection detection = trial.detections("some detector").get(0);

        assertThat(detection.falseAlarmsPerPatientDay()).isEqualTo(1);
        assertThat(detection.detected()).isEqualTo(0.5);
        assertThat(detection.medianDelayMinutes()).as("0.85 is past 0.8 now").isEqualTo(1);
    }

    @Test
    void anAlarmThatWouldHaveBeenThereAnywayIsNoDetection() {
        Traces same = traces(scores(0.1, 0.1, 0.9, 0.9, 0.1), scores(0.1, 0.1, 0.9, 0.9, 0.1));

        Detection detection = trial(DAY / 2, same).detections("some detector").get(0);

        assertThat(detection.detected()).isZero();
        assertThat(detection.medianDelayMinutes()).isNaN();
    }

    @Test
    void aGapEndsAnAlarmAndWhatFollowsIsANewOne() {
        DetectorTrial trial = trial(10 * DAY, traces(scores(0.9, NAN, 0.9, 0.9, 0.1), scores(0.9, NAN, 0.9, 0.9, 0.9)));

        Detection detection = trial.detections("some detector").get(0);

        assertThat(detection.falseAlarmsPerPatientDay()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void aDetectorThatNeverHasAnythingToSayDetectsNothing() {
        Traces silent = traces(scores(NAN, NAN, NAN, NAN, NAN), scores(NAN, NAN, NAN, NAN, NAN));

        assertThat(trial(DAY, silent).detections("limits"))
                .hasSize(Injection.values().length)
                .allSatisfy(detection -> {
                    assertThat(detection.detected()).isZero();
                    assertThat(detection.falseAlarmsPerPatientDay()).isZero();
                });
    }

    private static DetectorTrial trial(double days, Traces... recordings) {
        return new DetectorTrial(Arrays.asList(recordings), days);
    }

    /** Each kind of trouble shows the same. */
    private static Traces traces(double[] recorded, double[] injected) {
        return new Traces(2 * MINUTE, trace(recorded), Collections.nCopies(Injection.values().length, trace(injected)));
    }

    private static Trace trace(double... scores) {
        return new Trace(
                LongStream.range(0, scores.length)
                        .map(minute -> minute * MINUTE)
                        .toArray(),
                scores);
    }

    private static double[] scores(double... scores) {
        return scores;
    }
}
