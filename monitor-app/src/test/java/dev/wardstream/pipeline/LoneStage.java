package dev.wardstream.pipeline;

import static dev.wardstream.pipeline.TestWard.DAWN;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.CommandOutcome;
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
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.wire.CommandRecords;
import dev.wardstream.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The stage of patients with its stores and nothing around it, on a wall clock that the test turns. */
final class LoneStage {
    private static final List<RnnModel> MODELS = Models.shipped();

    /** What is left of a stage that was killed: its stores, and the log of the samples that it was given from there. */
    static final class Left {
        final KeyValueStore<String, byte[]> patients = store(LivePatients.STORE, Serdes.ByteArray());
        final KeyValueStore<String, byte[]> earlierAlarms = store(EarlierState.ALARMS, Serdes.ByteArray());
        final KeyValueStore<String, byte[]> earlierNews2 = store(EarlierState.NEWS2, Serdes.ByteArray());
        final KeyValueStore<String, byte[]> earlierFlatLines = store(EarlierState.FLAT_LINES, Serdes.ByteArray());
        final List<PatientSample> log = new ArrayList<>();
        /** How many samples were read again after kills. */
        int readAgain;

        private final AssignmentTable assignments = new AssignmentTable();
        private final List<StateStore> all = List.of(
                assignments,
                patients,
                earlierAlarms,
                earlierNews2,
                earlierFlatLines,
                store(OwedDevices.STORE, Serdes.ByteArray()),
                store(PatientStage.TALLY_STORE, Serdes.Long()));

        /** Says who wears a device. */
        void assign(String device, Assignment... worn) {
            assignments.put(device, new Assignments(new DeviceId(device), List.of(worn)));
        }

        /** What is in it by now was committed: a stage is killed between two commits. */
        private VitalsLog log() {
            int committed = log.size();
            return new VitalsLog() {
                @Override
                public boolean isThere() {
                    return true;
                }

                @Override
                public long committed(int partition) {
                    return committed;
                }

                @Override
                public void read(int partition, long from, long until, Reader reader) {
                    for (int offset = (int) from; offset < until; offset++) {
                        readAgain++;
                        PatientSample sample = log.get(offset);
                        reader.take(offset, sample.patient().value(), sample);
                    }
                }
            };
        }
    }

    private final Left stores;
    private final MockProcessorContext<String, Object> context = new MockProcessorContext<>();
    private final AssignmentChanges changes = new AssignmentChanges();
    final PatientStage stage;

    LoneStage(long now) {
        this(new Left(), now);
        changes.changed("W-1");
    }

    /** Started on what another left. */
    LoneStage(LoneStage killed, long now) {
        this(killed.stores, now);
    }

    LoneStage(Left stores, long now) {
        this(stores, now, AlarmPolicy.defaults(), new ServedModels(MODELS), Long.MAX_VALUE);
    }

    LoneStage(Left stores, long now, AlarmPolicy policy, ServedModels models, long patientMemory) {
        this.stores = stores;
        MemoryBudget memory = new MemoryBudget(patientMemory);
        stage = new PatientStage(
                new PatientRules(policy, News2Settings.defaults()),
                models,
                new WardClock.Wall(),
                StreamMetrics.unseen(),
                new Shadows(Runnable::run, StreamMetrics.unseen()),
                changes,
                Surroundings.UNKNOWN,
                stores.log(),
                memory,
                Commits.ALIKE);
        stores.assign("W-1", Bedside.wearable("alma", DAWN));
        context.setCurrentSystemTimeMs(now);
        stores.all.forEach(context::addStateStore);
        stage.init(context);
    }

    private static <V> KeyValueStore<String, V> store(String name, Serde<V> values) {
        KeyValueStore<String, V> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
                .withLoggingDisabled()
                .build();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }

    /** A sample from the log, which it goes into first. */
    void take(PatientSample sample) {
        stores.log.add(sample);
        context.setRecordMetadata(Topics.PATIENT_VITALS.name(), 0, stores.log.size() - 1);
        stage.process(new Record<>(sample.patient().value(), sample, sample.receivedAt()));
    }

    /** A sample whose key is not the patient's that it names, so that the alarms refuse it half-way. */
    void takeUnderKey(String key, PatientSample sample) {
        stores.log.add(sample);
        context.setRecordMetadata(Topics.PATIENT_VITALS.name(), 0, stores.log.size() - 1);
        stage.process(new Record<>(key, sample, sample.receivedAt()));
    }

    void take(AlarmCommand command) {
        context.setRecordMetadata(Topics.ALERT_COMMANDS.name(), 0, 0);
        stage.process(
                new Record<>(command.patient().value(), CommandRecords.toAvro(command, "ward-3"), command.issuedAt()));
    }

    void tickUntil(long until) {
        while (context.currentSystemTimeMs() < until) {
            long now = Math.min(until, context.currentSystemTimeMs() + 200);
            context.setCurrentSystemTimeMs(now);
            context.scheduledPunctuators().forEach(each -> each.getPunctuator().punctuate(now));
        }
    }

    List<DeviceNotice> notices() {
        return told(DeviceNotice.class);
    }

    List<Alert> alerts() {
        return told(Alert.class);
    }

    List<Score> scores() {
        return told(PatientScore.class).stream().map(PatientScore::score).toList();
    }

    List<CommandOutcome> outcomes() {
        return told(CommandOutcome.class);
    }

    /** On the wall's clock. */
    long now() {
        return context.currentSystemTimeMs();
    }

    /** Everything that was told, in its order. */
    List<Object> told() {
        return told(Object.class);
    }

    private <T> List<T> told(Class<T> type) {
        return context.forwarded().stream()
                .map(each -> each.record().value())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
