package dev.wardstream.alarm;

import dev.wardstream.score.ModelRef;
import dev.wardstream.score.Score.Contribution;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event in an alarm's life.
 *
 * @param id the alarm's id, the same for all its events and on every replay: patient, kind (and device, for a technical
 *     alarm) and onset
 * @param device the device that the triggering sample came from
 * @param event what happened to the alarm
 * @param onset when the condition began, event time, epoch milliseconds
 * @param at when this event took place on the patient's event time, epoch milliseconds
 * @param receivedAt when the record that led to this event was received, epoch milliseconds, on the ward's clock; for an
 *     event that time alone led to, the moment it was due
 * @param text what a nurse reads: value against limit, such as {@code HR 134 > 120 /min for 15 s}
 * @param value the value that is compared with the limit, NaN where there is none
 * @param limit the limit it is compared with, NaN where there is none
 * @param model the model whose score this is, null where none is involved
 * @param contributions what each vital adds to the score, largest first; empty where no model is involved
 * @param retrospective whether the event was over before its data arrived: it is told for the record and calls nobody
 */
public record Alert(
        String id,
        PatientId patient,
        Location location,
        DeviceId device,
        AlarmKind kind,
        Priority priority,
        Event event,
        long onset,
        long at,
        long receivedAt,
        String text,
        double value,
        double limit,
        @Nullable ModelRef model,
        List<Contribution> contributions,
        boolean retrospective) {
    public Alert {
        contributions = List.copyOf(contributions);
    }

    /** What happened to an alarm. */
    public enum Event {
        RAISED,
        /** It went on, at another priority. */
        PRIORITY_CHANGED,
        CEASED
    }
}
