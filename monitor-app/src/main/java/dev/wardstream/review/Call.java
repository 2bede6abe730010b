package dev.wardstream.review;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Priority;
import dev.wardstream.vitals.PatientId;

/**
 * Somebody is called for something new.
 *
 * @param alarm the alarm's id
 * @param at on the ward's clock, epoch milliseconds
 */
public record Call(PatientId patient, String alarm, AlarmKind kind, Priority priority, Alert.Event event, long at) {
    static Call of(Alert alert) {
        return new Call(alert.patient(), alert.id(), alert.kind(), alert.priority(), alert.event(), alert.receivedAt());
    }
}
