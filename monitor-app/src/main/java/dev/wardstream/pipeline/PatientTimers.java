package dev.wardstream.pipeline;

import dev.wardstream.alarm.PatientAlarms;
import org.jspecify.annotations.Nullable;

/** When something of a patient's alarms is due without a record, on the ward's clock, epoch milliseconds. */
final class PatientTimers {
    /** How soon it is noticed that a silent device was taken off its patient. */
    private static final long LOOK_AGAIN_MILLIS = 10_000;

    private final DueTimers timers = new DueTimers();

    /** Of a patient whose alarms have come to {@code now}. */
    void set(String patient, PatientAlarms alarms, long now) {
        timers.set(patient, next(alarms, now + LOOK_AGAIN_MILLIS));
    }

    /** Of a patient who is looked at for the first time since the start. */
    void takeUp(String patient, PatientAlarms alarms) {
        timers.set(patient, next(alarms, Long.MIN_VALUE));
    }

    void forget(String patient) {
        timers.set(patient, Long.MAX_VALUE);
    }

    /** Takes out a patient for whom something is due by {@code now}; null where there is none. */
    @Nullable String due(long now) {
        return timers.poll(now);
    }

    /** When something is due; where a device is silent, also when to look whether it is still worn. */
    private static long next(PatientAlarms alarms, long lookAgain) {
        return alarms.awaitsDevice() ? Math.min(alarms.nextDue(), lookAgain) : alarms.nextDue();
    }
}
