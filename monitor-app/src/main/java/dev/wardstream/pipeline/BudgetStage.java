package dev.wardstream.pipeline;

import dev.wardstream.alarm.DayOfCalls;
import dev.wardstream.alarm.PatientHour;
import dev.wardstream.schemas.avro.AlarmBudget;
import dev.wardstream.schemas.avro.AlarmCount;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Each patient's calls of an hour in; the alarm burden of the last 24 hours, a ward's and each patient's, out. Every watched
 * patient tells every hour anew, so a ward's newest hour is what time it is there.
 */
final class BudgetStage implements Processor<String, AlarmCount, String, AlarmBudget> {
    static final String STORE = "alarm-budget";

    private static final Duration PUBLISH = Duration.ofSeconds(10);
    /** Between ward and patient in a key: no id has it. */
    private static final String SEPARATOR = " ";

    private final Set<String> changedWards = new HashSet<>();
    private final Set<String> changedPatients = new HashSet<>();

    private ProcessorContext<String, AlarmBudget> context;
    private KeyValueStore<String, byte[]> store;

    @Override
    public void init(ProcessorContext<String, AlarmBudget> context) {
        this.context = context;
        store = context.getStateStore(STORE);
        context.schedule(PUBLISH, PunctuationType.WALL_CLOCK_TIME, this::publish);
    }

    @Override
    public void process(Record<String, AlarmCount> record) {
        AlarmCount count = record.value();
        String key = count.getWard() + SEPARATOR + count.getPatientId();
        byte[] kept = store.get(key);
        DayOfCalls day = kept == null ? DayOfCalls.NONE : DayOfCalls.decode(kept);
        store.put(key, day.with(count.getHour(), count.getCalls()).encode());
        changedPatients.add(key);
        changedWards.add(count.getWard());
    }

    private void publish(long wallMillis) {
        changedWards.forEach(ward -> publish(ward, wallMillis));
        changedWards.clear();
        changedPatients.clear();
    }

    private void publish(String ward, long wallMillis) {
        long hour = newestHourOf(ward);
        int calls = 0;
        int hours = 0;
        long first = hour;
        try (KeyValueIterator<String, byte[]> patients = patientsOf(ward)) {
            while (patients.hasNext()) {
                KeyValue<String, byte[]> patient = patients.next();
                DayOfCalls day = DayOfCalls.decode(patient.value);
                calls += day.callsUntil(hour);
                hours += day.hoursUntil(hour);
                first = Math.min(first, day.firstHourUntil(hour));
                publish(ward, patient.key, day, hour, wallMillis);
            }
        }
        forward(ward, budget(ward, null, first, hour, calls, hours), wallMillis);
    }

    private void publish(String ward, String key, DayOfCalls day, long hour, long wallMillis) {
        if (day.hoursUntil(hour) == 0) {
            store.delete(key);
            forward(key, null, wallMillis);
        } else if (changedPatients.contains(key)) {
            String patient = key.substring(ward.length() + SEPARATOR.length());
            AlarmBudget budget =
                    budget(ward, patient, day.firstHourUntil(hour), hour, day.callsUntil(hour), day.hoursUntil(hour));
            forward(key, budget, wallMillis);
        }
    }

    private long newestHourOf(String ward) {
        long newest = Long.MIN_VALUE;
        try (KeyValueIterator<String, byte[]> patients = patientsOf(ward)) {
            while (patients.hasNext()) {
                newest = Math.max(
                        newest, DayOfCalls.decode(patients.next().value).newestHour());
            }
        }
        return newest;
    }

    private KeyValueIterator<String, byte[]> patientsOf(String ward) {
        Serializer<String> keys = new StringSerializer();
        return store.prefixScan(ward + SEPARATOR, keys);
    }

    private static AlarmBudget budget(
            String ward, @Nullable String patient, long first, long hour, int calls, int hours) {
        double days = hours / (double) DayOfCalls.HOURS;
        return new AlarmBudget(
                ward, patient, (hour + 1) * PatientHour.MILLIS, calls, days, calls / days, first * PatientHour.MILLIS);
    }

    private void forward(String key, @Nullable AlarmBudget budget, long wallMillis) {
        context.forward(new Record<>(key, budget, wallMillis));
    }
}
