package dev.wardstream.pipeline;

import static dev.wardstream.pipeline.TestWard.DAWN;
import static dev.wardstream.pipeline.TestWard.MINUTE;
import static dev.wardstream.pipeline.TestWard.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.score.Score;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

/** Of a stage that was killed the stores are left, and nothing else: a new one goes on from them. */
class RestartTest {
    private static final Assignment ALMAS = Bedside.wearable("alma", DAWN);

    @Test
    void aWearableThatFellSilentBeforeTheRestartIsToldAfterIt() {
        LoneStage before = new LoneStage(DAWN);
        before.stage.process(received(DAWN));

        LoneStage after = new LoneStage(before, DAWN + 2 * MINUTE);
        after.tickUntil(DAWN + 3 * MINUTE - 1);
        assertThat(after.alerts()).isEmpty();
        after.tickUntil(DAWN + 3 * MINUTE);

        assertThat(after.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlarmKind.NO_DATA);
            assertThat(alert.onset()).isEqualTo(DAWN);
            assertThat(alert.at()).isEqualTo(DAWN + 3 * MINUTE);
        });
    }

    @Test
    void aMonitorThatWasDownFirstReadsWhatCameMeanwhileAndThenSpeaksOfSilence() {
        LoneStage before = new LoneStage(DAWN);
        before.stage.process(received(DAWN));

        LoneStage after = new LoneStage(before, DAWN + 10 * MINUTE);
        after.tickUntil(DAWN + 10 * MINUTE + SECOND);
        after.stage.process(received(DAWN + 2 * MINUTE));
        after.tickUntil(DAWN + 10 * MINUTE + 1_200);
        after.stage.process(received(DAWN + 10 * MINUTE));
        after.tickUntil(DAWN + 10 * MINUTE + 2 * SECOND);

        assertThat(after.alerts())
                .as("between two and ten past six nothing was heard: that was so, and is over")
                .extracting(Alert::event)
                .containsExactly(Alert.Event.RAISED, Alert.Event.CEASED);
    }

    @Test
    void whoWasSaidToBeOwedDataBeforeTheRestartIsStillOwedItFromThen() {
        LoneStage before = new LoneStage(DAWN);
        before.tickUntil(DAWN + 11 * SECOND);
        assertThat(before.notices()).hasSize(1);
        before.stage.process(new Record<>("alma", before.notices().get(0), DAWN + 11 * SECOND));

        LoneStage after = new LoneStage(before, DAWN + 2 * MINUTE);
        after.tickUntil(DAWN + 3 * MINUTE + 9 * SECOND);
        assertThat(after.notices()).as("it was said already").isEmpty();
        assertThat(after.alerts()).isEmpty();
        after.tickUntil(DAWN + 3 * MINUTE + 11 * SECOND);

        assertThat(after.alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.text())
                        .hasToString("No data from wearable W-1 since it was assigned 3 min ago"));
    }

    @Test
    void aSilenceThatWasToldIsNotToldAgain() {
        LoneStage before = new LoneStage(DAWN);
        before.stage.process(received(DAWN));
        before.tickUntil(DAWN + 3 * MINUTE + 10 * SECOND);
        assertThat(before.alerts()).hasSize(1);

        LoneStage after = new LoneStage(before, DAWN + 4 * MINUTE);
        after.tickUntil(DAWN + 6 * MINUTE);

        assertThat(after.alerts()).isEmpty();
    }

    @Test
    void windowsGoOnWhereTheyWereWhereverTheStageWasKilled() {
        List<Score> unharmed = scores(Integer.MAX_VALUE);

        assertThat(unharmed).hasSizeGreaterThan(40);
        assertThat(scores(1)).as("restarted before each sample").isEqualTo(unharmed);
        assertThat(scores(37)).isEqualTo(unharmed);
    }

    @Test
    void aRecordThatFailsHalfWayLeavesNoTraceInItsPatient() {
        LoneStage unharmed = new LoneStage(DAWN);
        LoneStage failing = new LoneStage(DAWN);
        for (PatientSample sample : tenMinutes()) {
            unharmed.stage.process(new Record<>("alma", sample, sample.receivedAt()));
            // Only the alarms, after windows and NEWS2, find that it is another's.
            Record<String, Object> another = new Record<>("alma", brunos(sample), sample.receivedAt());
            assertThatThrownBy(() -> failing.stage.process(another)).isInstanceOf(IllegalArgumentException.class);
            failing.stage.process(new Record<>("alma", sample, sample.receivedAt()));
        }

        assertThat(failing.scores()).hasSizeGreaterThan(40).isEqualTo(unharmed.scores());
    }

    /** The scores of ten minutes with a gap and late samples in them, over a stage that is new every so many samples. */
    private static List<Score> scores(int restartEvery) {
        LoneStage.Left stores = new LoneStage.Left();
        List<Score> scores = new ArrayList<>();
        List<PatientSample> samples = tenMinutes();
        LoneStage ward = new LoneStage(stores, DAWN);
        for (int i = 0; i < samples.size(); i++) {
            if (i % restartEvery == 0) {
                scores.addAll(ward.scores());
                ward = new LoneStage(stores, DAWN);
            }
            PatientSample sample = samples.get(i);
            ward.stage.process(new Record<>("alma", sample, sample.receivedAt()));
        }
        scores.addAll(ward.scores());
        return scores;
    }

    private static List<PatientSample> tenMinutes() {
        List<PatientSample> samples = new ArrayList<>();
        for (int second = 0; second < 600; second++) {
            long at = DAWN + second * SECOND;
            if (second == 320) {
                // What was measured from 290 to 310 comes late, newest first.
                for (int late = 310; late > 290; late--) {
                    samples.add(sample(DAWN + late * SECOND, at));
                }
            }
            if (second <= 200 || second > 310) {
                samples.add(sample(at, at));
            }
        }
        return samples;
    }

    private static Record<String, Object> received(long at) {
        return new Record<>("alma", sample(at, at), at);
    }

    private static PatientSample brunos(PatientSample almas) {
        return new PatientSample(
                new PatientId("bruno"),
                almas.device(),
                almas.kind(),
                almas.location(),
                Bedside.atRest("W-1", almas.measuredAt(), 131).sample(),
                almas.receivedAt());
    }

    private static PatientSample sample(long measuredAt, long receivedAt) {
        DeviceSample sample = Bedside.atRest("W-1", measuredAt, 74);
        return new PatientSample(
                ALMAS.patient(), sample.device(), ALMAS.kind(), ALMAS.location(), sample.sample(), receivedAt);
    }
}
