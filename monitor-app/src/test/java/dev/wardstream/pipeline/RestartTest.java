package dev.wardstream.pipeline;

import static dev.wardstream.pipeline.TestWard.DAWN;
import static dev.wardstream.pipeline.TestWard.MINUTE;
import static dev.wardstream.pipeline.TestWard.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert;
import dev.wardstream.patient.PatientRules;
import dev.wardstream.schemas.avro.DeviceNotice;
import dev.wardstream.score.Models;
import dev.wardstream.score.News2Settings;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.RnnModel;
import dev.wardstream.score.Score;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** Of a stage that was killed the stores are left, and nothing else: a new one goes on from them. */
class RestartTest {
    private static final Assignment ALMAS = Bedside.wearable("alma", DAWN);
    private static final List<RnnModel> MODELS = Models.shipped();

    @Test
    void aWearableThatFellSilentBeforeTheRestartIsToldAfterIt() {
        Ward before = new Ward(DAWN);
        before.stage.process(received(DAWN));

        Ward after = new Ward(before, DAWN + 2 * MINUTE);
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
        Ward before = new Ward(DAWN);
        before.stage.process(received(DAWN));

        Ward after = new Ward(before, DAWN + 10 * MINUTE);
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
        Ward before = new Ward(DAWN);
        before.tickUntil(DAWN + 11 * SECOND);
        assertThat(before.notices()).hasSize(1);
        before.stage.process(new Record<>("alma", before.notices().get(0), DAWN + 11 * SECOND));

        Ward after = new Ward(before, DAWN + 2 * MINUTE);
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
        Ward before = new Ward(DAWN);
        before.stage.process(received(DAWN));
        before.tickUntil(DAWN + 3 * MINUTE + 10 * SECOND);
        assertThat(before.alerts()).hasSize(1);

        Ward after = new Ward(before, DAWN + 4 * MINUTE);
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
        Ward unharmed = new Ward(DAWN);
        Ward failing = new Ward(DAWN);
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
        Left stores = new Left();
        List<Score> scores = new ArrayList<>();
        List<PatientSample> samples = tenMinutes();
        Ward ward = new Ward(stores, DAWN);
        for (int i = 0; i < samples.size(); i++) {
            if (i % restartEvery == 0) {
                scores.addAll(ward.scores());
                ward = new Ward(stores, DAWN);
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

    private static <V> KeyValueStore<String, V> store(String name, Serde<V> values) {
        KeyValueStore<String, V> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
                .withLoggingDisabled()
                .build();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }

    /** What is left of a stage that was killed. */
    private static final class Left {
        private final AssignmentTable assignments = new AssignmentTable();
        private final List<StateStore> all = List.of(
                assignments,
                store(StoredPatients.ALARMS, Serdes.ByteArray()),
                store(StoredPatients.NEWS2, Serdes.ByteArray()),
                store(StoredPatients.FLAT_LINES, Serdes.ByteArray()),
                store(StoredWindows.STORE, Serdes.ByteArray()),
                store(OwedDevices.STORE, Serdes.ByteArray()),
                store(PatientStage.TALLY_STORE, Serdes.Long()));
    }

    /** A stage with its stores, on a wall clock that the test turns. */
    private static final class Ward {
        private final Left stores;
        private final MockProcessorContext<String, Object> context = new MockProcessorContext<>();
        private final AssignmentChanges changes = new AssignmentChanges();
        private final PatientStage stage = new PatientStage(
                new PatientRules(AlarmPolicy.defaults(), News2Settings.defaults()),
                new ServedModels(MODELS),
                new WardClock.Wall(),
                StreamMetrics.unseen(),
                new Shadows(Runnable::run, StreamMetrics.unseen()),
                changes,
                Surroundings.UNKNOWN);

        Ward(long now) {
            this(new Left(), now);
            changes.changed("W-1");
        }

        /** Started on what another left. */
        Ward(Ward killed, long now) {
            this(killed.stores, now);
        }

        Ward(Left stores, long now) {
            this.stores = stores;
            stores.assignments.put("W-1", new Assignments(new DeviceId("W-1"), List.of(ALMAS)));
            context.setCurrentSystemTimeMs(now);
            stores.all.forEach(context::addStateStore);
            stage.init(context);
        }

        void tickUntil(long until) {
            while (context.currentSystemTimeMs() < until) {
                long now = Math.min(until, context.currentSystemTimeMs() + 200);
                context.setCurrentSystemTimeMs(now);
                context.scheduledPunctuators()
                        .forEach(each -> each.getPunctuator().punctuate(now));
            }
        }

        List<DeviceNotice> notices() {
            return context.forwarded().stream()
                    .map(each -> each.record().value())
                    .filter(DeviceNotice.class::isInstance)
                    .map(DeviceNotice.class::cast)
                    .toList();
        }

        List<Alert> alerts() {
            return context.forwarded().stream()
                    .map(each -> each.record().value())
                    .filter(Alert.class::isInstance)
                    .map(Alert.class::cast)
                    .toList();
        }

        List<Score> scores() {
            return context.forwarded().stream()
                    .map(each -> each.record().value())
                    .filter(PatientScore.class::isInstance)
                    .map(score -> ((PatientScore) score).score())
                    .toList();
        }
    }
}
