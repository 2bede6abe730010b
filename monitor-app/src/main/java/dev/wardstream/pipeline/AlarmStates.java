package dev.wardstream.pipeline;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.PatientAlarms;
import dev.wardstream.vitals.PatientId;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every patient's alarms as the store keeps them, and whose are due next. */
final class AlarmStates {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmStates.class);
    /** How soon it is noticed, on the ward's clock, that a silent device was taken off its patient. */
    private static final long LOOK_AGAIN_MILLIS = 10_000;

    private final KeyValueStore<String, byte[]> store;
    private final AlarmPolicy policy;
    private final DueTimers timers = new DueTimers();
    private final boolean timed;

    /** @param timed whether time passes without samples, so that somebody asks who is {@link #due} */
    AlarmStates(KeyValueStore<String, byte[]> store, AlarmPolicy policy, boolean timed) {
        this.store = store;
        this.policy = policy;
        this.timed = timed;
        if (timed) {
            takeUpTimers();
        }
    }

    PatientAlarms of(String patient) {
        byte[] kept = store.get(patient);
        return kept == null ? PatientAlarms.start(new PatientId(patient), policy) : decoded(patient, kept);
    }

    /** Keeps a patient's alarms, or forgets those of one who left long ago. */
    void keep(String patient, PatientAlarms alarms, long now) {
        if (alarms.isForgettable()) {
            store.delete(patient);
            timers.set(patient, Long.MAX_VALUE);
            return;
        }
        store.put(patient, alarms.encode());
        if (timed) {
            timers.set(patient, nextLook(alarms, now + LOOK_AGAIN_MILLIS));
        }
    }

    /** Takes out a patient for whom something is due by {@code now} on the ward's clock; null where there is none. */
    @Nullable String due(long now) {
        return timers.poll(now);
    }

    private void takeUpTimers() {
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                timers.set(entry.key, nextLook(decoded(entry.key, entry.value), Long.MIN_VALUE));
            }
        }
    }

    /** A state that cannot be read must not end the watch over its patient: it begins anew, and what is on is raised anew. */
    private PatientAlarms decoded(String patient, byte[] kept) {
        try {
            return PatientAlarms.decode(new PatientId(patient), policy, kept);
        } catch (IllegalArgumentException e) {
            LOG.error("What was known of the alarms of patient {} cannot be read; their watch begins anew", patient, e);
            return PatientAlarms.start(new PatientId(patient), policy);
        }
    }

    /** When something is due; where a device is silent, also when to look whether it is still worn. */
    private static long nextLook(PatientAlarms alarms, long lookAgain) {
        return alarms.awaitsDevice() ? Math.min(alarms.nextDue(), lookAgain) : alarms.nextDue();
    }
}
