package dev.wardstream.alarm;

import dev.wardstream.score.ModelRef;
import dev.wardstream.score.Score.Contribution;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.GlucoseUnit;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.words.Said;
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
 * @param said what a nurse reads, as facts: value against limit, such as {@code HR 134 > 120 /min for 15 s}
 * @param value the value that is compared with the limit, NaN where there is none
 * @param limit the limit it is compared with, NaN where there is none
 * @param peak the worst of it so far; null where there is none, as of a device
 * @param model the model whose score this is, null where none is involved
 * @param contributions what each vital adds to the score, largest first; empty where no model is involved
 * @param retrospective whether the event was over before its data arrived: it is told for the record and calls nobody
 * @param standing how the alarm stands after this event
 * @param answer what a person said that led to this event; null where it was none
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
        Said said,
        double value,
        double limit,
        @Nullable Peak peak,
        @Nullable ModelRef model,
        List<Contribution> contributions,
        boolean retrospective,
        Standing standing,
        @Nullable Answer answer) {
    public Alert {
        contributions = List.copyOf(contributions);
    }

    /**
     * The worst that was measured while an alarm's condition held: the highest, or of a low limit the lowest.
     *
     * @param value in the unit of the alarm's value
     * @param at event time, epoch milliseconds
     */
    public record Peak(double value, long at) {
        static Peak of(dev.wardstream.alarm.Peak worst) {
            return new Peak(worst.value(), worst.at());
        }
    }

    /** What a nurse reads, in English. */
    public String text() {
        return said.toString();
    }

    /** What a nurse reads of the alarm as it stands: without what was so only at the moment of this event. */
    public Said saidOfTheAlarm() {
        return said.without(Now.GROUP);
    }

    /** Whether this event is to sound and to call somebody. */
    public boolean calls() {
        return standing.calls();
    }

    /** Whether somebody is called for something new: neither the next level for the same, nor whom it is handed to. */
    public boolean callsAnew() {
        return calls() && (event == Event.RAISED || event == Event.PRIORITY_CHANGED || event == Event.SOUNDED);
    }

    /** This event with blood glucose told in a unit; its value and limit are in mg/dL whatever the text says. */
    public Alert readIn(GlucoseUnit unit) {
        return unit == GlucoseUnit.MG_DL ? this : with(said.readIn(unit), standing);
    }

    /** This event with another standing. */
    public Alert withStanding(Standing replacement) {
        return with(said, replacement);
    }

    private Alert with(Said words, Standing stands) {
        return new Alert(
                id,
                patient,
                location,
                device,
                kind,
                priority,
                event,
                onset,
                at,
                receivedAt,
                words,
                value,
                limit,
                peak,
                model,
                contributions,
                retrospective,
                stands,
                answer);
    }

    /** What happened to an alarm. */
    public enum Event {
        RAISED,
        /** It went on, at another priority. */
        PRIORITY_CHANGED,
        CEASED,
        ACKNOWLEDGED,
        /** Whoever was called cannot come. */
        DECLINED,
        HANDED_OVER,
        SILENCED,
        /** It was quiet, and calls after all: a silence or a pause is over, or what it repeated has gone. */
        SOUNDED,
        /** Nobody answered in time, or whoever was called declined: the next level is called. */
        ESCALATED,
        /** It is off, though its condition had not just ceased. */
        CLEARED
    }

    /**
     * What a person said that led to an event.
     *
     * @param command the command's id
     * @param by the pseudonym or role of who said it
     * @param reason their reason or comment; empty where they gave none
     */
    public record Answer(String command, String by, String reason) {}
}
