package dev.wardstream.pipeline;

import static dev.wardstream.pipeline.TestWard.DAWN;
import static dev.wardstream.pipeline.TestWard.MINUTE;
import static dev.wardstream.pipeline.TestWard.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmInput;
import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert;
import dev.wardstream.pipeline.WindowedSample.Due;
import dev.wardstream.schemas.avro.DeviceNotice;
import dev.wardstream.score.Models;
import dev.wardstream.score.RnnModel;
import dev.wardstream.score.Score;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.PatientSample;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
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
        Alarms before = new Alarms(DAWN);
        before.stage.process(scored(DAWN));

        Alarms after = new Alarms(before, DAWN + 2 * MINUTE);
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
        Alarms before = new Alarms(DAWN);
        before.stage.process(scored(DAWN));

        Alarms after = new Alarms(before, DAWN + 10 * MINUTE);
        after.tickUntil(DAWN + 10 * MINUTE + SECOND);
        after.stage.process(scored(DAWN + 2 * MINUTE));
        after.tickUntil(DAWN + 10 * MINUTE + 1_200);
        after.stage.process(scored(DAWN + 10 * MINUTE));
        after.tickUntil(DAWN + 10 * MINUTE + 2 * SECOND);

        assertThat(after.alerts())
                .as("between two and ten past six nothing was heard: that was so, and is over")
                .extracting(Alert::event)
                .containsExactly(Alert.Event.RAISED, Alert.Event.CEASED);
    }

    @Test
    void whoWasSaidToBeOwedDataBeforeTheRestartIsStillOwedItFromThen() {
        Alarms before = new Alarms(DAWN);
        before.tickUntil(DAWN + 11 * SECOND);
        assertThat(before.notices()).hasSize(1);
        before.stage.process(new Record<>("alma", before.notices().get(0), DAWN + 11 * SECOND));

        Alarms after = new Alarms(before, DAWN + 2 * MINUTE);
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
        Alarms before = new Alarms(DAWN);
        before.stage.process(scored(DAWN));
        before.tickUntil(DAWN + 3 * MINUTE + 10 * SECOND);
        assertThat(before.alerts()).hasSize(1);

        Alarms after = new Alarms(before, DAWN + 4 * MINUTE);
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

    /** The scores of ten minutes with a gap and late samples in them, over a stage that is new every so many samples. */
    private static List<Score> scores(int restartEvery) {
        KeyValueStore<String, byte[]> windows = store(WindowStage.STORE, Serdes.ByteArray());
        KeyValueStore<String, byte[]> flatLines = store(WindowStage.FLAT_LINES_STORE, Serdes.ByteArray());
        KeyValueStore<String, Long> tally = store(WindowStage.TALLY_STORE, Serdes.Long());
        List<Score> scores = new ArrayList<>();
        List<PatientSample> samples = tenMinutes();
        MockProcessorContext<String, WindowedSample> context = new MockProcessorContext<>();
        WindowStage stage = new WindowStage(new ServedModels(MODELS), AlarmPolicy.defaults());
        for (int i = 0; i < samples.size(); i++) {
            if (i % restartEvery == 0) {
                context = new MockProcessorContext<>();
                context.addStateStore(windows);
                context.addStateStore(flatLines);
                context.addStateStore(tally);
                stage = new WindowStage(new ServedModels(MODELS), AlarmPolicy.defaults());
                stage.init(context);
            }
            PatientSample sample = samples.get(i);
            context.resetForwards();
            stage.process(new Record<>("alma", sample, sample.receivedAt()));
            WindowedSample windowed = context.forwarded().get(0).record().value();
            for (Due due : windowed.due()) {
                Score score = due.model().scorer().score(due.window());
                if (score != null) {
                    scores.add(score);
                }
            }
        }
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

    private static Record<String, Object> scored(long at) {
        return new Record<>("alma", new ScoredSample(sample(at, at), AlarmInput.Measured.NOT_FLAT, List.of()), at);
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

    /** An alarm stage with its stores, on a wall clock that the test turns. */
    private static final class Alarms {
        private final KeyValueStore<String, byte[]> states;
        private final AssignmentTable assignments;
        private final KeyValueStore<String, Long> tally;
        private final KeyValueStore<String, byte[]> owed;
        private final MockProcessorContext<String, Object> context = new MockProcessorContext<>();
        private final AssignmentChanges changes = new AssignmentChanges();
        private final AlarmStage stage = new AlarmStage(
                AlarmPolicy.defaults(), new WardClock.Wall(), StreamMetrics.unseen(), changes, Surroundings.UNKNOWN);

        Alarms(long now) {
            this(
                    store(AlarmStage.STORE, Serdes.ByteArray()),
                    new AssignmentTable(),
                    store(AlarmStage.TALLY_STORE, Serdes.Long()),
                    store(OwedDevices.STORE, Serdes.ByteArray()),
                    now);
            assignments.put("W-1", new Assignments(new DeviceId("W-1"), List.of(ALMAS)));
            changes.changed("W-1");
        }

        /** Started on what another left. */
        Alarms(Alarms killed, long now) {
            this(killed.states, killed.assignments, killed.tally, killed.owed, now);
        }

        private Alarms(
                KeyValueStore<String, byte[]> states,
                AssignmentTable assignments,
                KeyValueStore<String, Long> tally,
                KeyValueStore<String, byte[]> owed,
                long now) {
            this.states = states;
            this.assignments = assignments;
            this.tally = tally;
            this.owed = owed;
            context.setCurrentSystemTimeMs(now);
            context.addStateStore(states);
            context.addStateStore(assignments);
            context.addStateStore(tally);
            context.addStateStore(owed);
            context.addStateStore(store(Scale2Patients.STORE, Serdes.ByteArray()));
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
    }
}
