package dev.wardstream.alarm;

import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.PatientId;
import java.util.List;
import java.util.function.Consumer;

/** Puts what the conditions do into the words of their rules and passes it on, one signal at a time, in order. */
final class Announcements {
    private final PatientId patient;
    private final Recurrences recurrences;
    private final AlarmPolicy policy;
    private final Consumer<Signal> listener;

    Announcements(PatientId patient, Recurrences recurrences, AlarmPolicy policy, Consumer<Signal> listener) {
        this.patient = patient;
        this.recurrences = recurrences;
        this.policy = policy;
        this.listener = listener;
    }

    /** How often an alarm has come lately, now that it is raised live at {@code at}, event time. */
    Recurrence recurrence(AlarmKind kind, String about, long at, DeviceKind device) {
        return recurrences.raised(kind, about, at, device, policy.handling().flapping());
    }

    /** An alarm went on, or rose in priority, live. */
    void on(
            Event event,
            Rule rule,
            Occurrence occurrence,
            Evidence evidence,
            long at,
            long receivedAt,
            Recurrence recurrence) {
        String text =
                rule.onText(occurrence.priority(), occurrence.value(), occurrence.detail(), at - occurrence.onset())
                        + often(recurrence, evidence.kind());
        add(event, rule, occurrence, evidence, at, receivedAt, text, occurrence.value(), false, recurrence);
    }

    /** An alarm went off: told alone where its beginning was announced, and with its beginning where it was not. */
    void over(Rule rule, Occurrence occurrence, Evidence evidence, long at, long receivedAt, String text) {
        boolean retrospective = !occurrence.announced();
        if (retrospective) {
            String began = rule.onText(
                    occurrence.priority(),
                    occurrence.value(),
                    occurrence.detail(),
                    occurrence.raisedAt() - occurrence.onset());
            add(
                    Event.RAISED,
                    rule,
                    occurrence,
                    evidence,
                    occurrence.raisedAt(),
                    receivedAt,
                    began,
                    occurrence.value(),
                    true,
                    Recurrence.FIRST);
        }
        add(
                Event.CEASED,
                rule,
                occurrence,
                evidence,
                at,
                receivedAt,
                text,
                evidence.value(),
                retrospective,
                Recurrence.FIRST);
    }

    void add(Signal signal) {
        listener.accept(signal);
    }

    String id(AlarmKind kind, String about, long onset) {
        return AlertIds.alarm(patient, kind, about, onset);
    }

    /** What is added to the text of an alarm that comes and goes. */
    String often(Recurrence recurrence, DeviceKind device) {
        Handling.Flapping flapping = policy.handling().flapping();
        return !recurrence.comesAndGoes()
                ? ""
                : ", " + recurrence.times() + " times within "
                        + Durations.text(flapping.within().millis(device));
    }

    private void add(
            Event event,
            Rule rule,
            Occurrence occurrence,
            Evidence evidence,
            long at,
            long receivedAt,
            String text,
            double value,
            boolean retrospective,
            Recurrence recurrence) {
        add(new Signal(
                id(rule.kind(), rule.about(), occurrence.onset()),
                rule.kind(),
                rule.about(),
                evidence.location(),
                evidence.device(),
                occurrence.priority(),
                event,
                occurrence.onset(),
                at,
                receivedAt,
                text,
                value,
                rule.limit(occurrence.priority()),
                null,
                List.of(),
                retrospective,
                rule.basis(occurrence.detail()),
                recurrence));
    }
}
