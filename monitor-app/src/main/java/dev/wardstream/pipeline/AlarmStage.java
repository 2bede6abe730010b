package dev.wardstream.pipeline;

import dev.wardstream.alarm.AlarmInput;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.PatientAlarms;
import dev.wardstream.score.PatientScore;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.wire.Topics;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Scored samples in; alert events out. Where the ward's clock runs, silence and delays come due without a sample too. */
final class AlarmStage implements Processor<String, ScoredSample, String, Alert> {
    static final String STORE = "alarms";
    static final String TALLY_STORE = "alarm-tally";

    private static final Duration TICK = Duration.ofMillis(200);
    /** How soon it is noticed, on the ward's clock, that a silent device was taken off its patient. */
    private static final long LOOK_AGAIN_MILLIS = 10_000;

    private final AlarmPolicy policy;
    private final WardClock clock;

    private ProcessorContext<String, Alert> context;
    private KeyValueStore<String, byte[]> store;
    private AssignmentTable assignments;
    private Tally tally;
    private DueTimers timers;
    private CatchUp catchUp;

    AlarmStage(AlarmPolicy policy, WardClock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<String, Alert> context) {
        this.context = context;
        store = context.getStateStore(STORE);
        assignments = new AssignmentTable(
                context.getStateStore(AssignmentTable.STORE),
                Topics.DEVICE_ASSIGNMENTS.serde().deserializer(),
                Topics.DEVICE_ASSIGNMENTS.name());
        tally = new Tally(context.getStateStore(TALLY_STORE));
        timers = new DueTimers();
        catchUp = new CatchUp(context.currentSystemTimeMs());
        if (clock.runs()) {
            takeUpTimers();
            context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
        }
    }

    @Override
    public void process(Record<String, ScoredSample> record) {
        String patient = record.key();
        PatientAlarms alarms = alarmsOf(patient);
        PatientSample sample = record.value().sample();
        releaseDevices(patient, alarms, sample.receivedAt(), record.headers(), record.timestamp());
        tell(alarms.step(new AlarmInput.Measured(sample)), record.headers(), record.timestamp());
        for (PatientScore score : record.value().scores()) {
            tell(alarms.step(new AlarmInput.Scored(score)), record.headers(), record.timestamp());
        }
        keep(patient, alarms, sample.receivedAt());
        catchUp.read(Receipt.of(record.headers(), record.timestamp()), context.currentSystemTimeMs());
    }

    private void tick(long wallMillis) {
        long believable = catchUp.believable(wallMillis);
        if (believable == Long.MIN_VALUE) {
            return;
        }
        long now = clock.at(believable);
        // One at a time: a patient whose state fails leaves the others due.
        for (String patient = timers.poll(now); patient != null; patient = timers.poll(now)) {
            PatientAlarms alarms = alarmsOf(patient);
            Headers headers = new RecordHeaders();
            Receipt.mark(headers, wallMillis);
            releaseDevices(patient, alarms, now, headers, wallMillis);
            tell(alarms.step(new AlarmInput.Tick(now)), headers, wallMillis);
            keep(patient, alarms, now);
        }
    }

    /** Takes off the devices that the patient no longer wears: nobody waits for them. */
    private void releaseDevices(String patient, PatientAlarms alarms, long now, Headers headers, long timestamp) {
        for (DeviceId device : alarms.devices()) {
            long end = endOfWearing(patient, device, now);
            if (end <= now) {
                tell(alarms.step(new AlarmInput.Released(device, end)), headers, timestamp);
            }
        }
    }

    /** When the patient's last stretch with a device ended or will end; now, where the table knows of none. */
    private long endOfWearing(String patient, DeviceId device, long now) {
        Assignments assigned = assignments.of(device.value());
        if (assigned == null) {
            return now;
        }
        List<Assignment> history = assigned.history();
        for (int i = history.size() - 1; i >= 0; i--) {
            if (history.get(i).patient().value().equals(patient)
                    && history.get(i).from() <= now) {
                return history.get(i).to();
            }
        }
        return now;
    }

    private void takeUpTimers() {
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                timers.set(entry.key, nextLook(decoded(entry.key, entry.value), Long.MIN_VALUE));
            }
        }
    }

    private PatientAlarms alarmsOf(String patient) {
        byte[] kept = store.get(patient);
        return kept == null ? PatientAlarms.start(new PatientId(patient), policy) : decoded(patient, kept);
    }

    private PatientAlarms decoded(String patient, byte[] kept) {
        return PatientAlarms.decode(new PatientId(patient), policy, kept);
    }

    private void keep(String patient, PatientAlarms alarms, long now) {
        store.put(patient, alarms.encode());
        if (clock.runs()) {
            timers.set(patient, nextLook(alarms, now + LOOK_AGAIN_MILLIS));
        }
    }

    /** When something is due; where a device is silent, also when to look whether it is still worn. */
    private static long nextLook(PatientAlarms alarms, long lookAgain) {
        return alarms.awaitsDevice() ? Math.min(alarms.nextDue(), lookAgain) : alarms.nextDue();
    }

    private void tell(List<Alert> alerts, Headers headers, long timestamp) {
        tally.count(StreamCounts.ALERTS, alerts.size());
        for (Alert alert : alerts) {
            context.forward(new Record<>(alert.patient().value(), alert, timestamp, headers));
        }
    }
}
