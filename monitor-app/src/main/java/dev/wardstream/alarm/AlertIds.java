package dev.wardstream.alarm;

import dev.wardstream.vitals.PatientId;
import java.time.Instant;

/** The ids of alarms and episodes: readable, and the same on every replay. */
final class AlertIds {
    private AlertIds() {}

    /** @param onset when the condition began, event time, epoch milliseconds */
    static String alarm(PatientId patient, AlarmKind kind, String about, long onset) {
        return patient + "/" + kind + (about.isEmpty() ? "" : "/" + about) + "/" + Instant.ofEpochMilli(onset);
    }

    /** @param begunAt when its first alarm was raised, on the ward's clock, epoch milliseconds */
    static String episode(PatientId patient, long begunAt) {
        return patient + "/EPISODE/" + Instant.ofEpochMilli(begunAt);
    }
}
