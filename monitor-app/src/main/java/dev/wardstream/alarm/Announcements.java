package dev.wardstream.alarm;

import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.words.Said;
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
        Said text = often(
                rule.onText(occurrence.priority(), occurrence.value(), occurrence.detail(), at - occurrence.onset()),
                recurrence,
                evidence.kind());
        add(event, rule, occurrence, evidence, at, receivedAt, text, occurrence.value(), false, recurrence);
    }

    /** An alarm went off: told alone where its beginning was announced, and with its beginning where it was not. */
    void over(Rule rule, Occurrence occurrence, Evidence evidence, long at, long receivedAt, Said text) {
        boolean retrospective = !occurrence.announced();
        if (retrospective) {
            Said began = rule.onText(
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

    /** A text, and how often the alarm has come where it comes and goes. */
    Said often(Said text, Recurrence recurrence, DeviceKind device) {
        Handling.Flapping flapping = policy.handling().flapping();
        return recurrence.comesAndGoes()
                ? text.and("often", recurrence.times(), flapping.within().millis(device))
                : text;
    }

    private void add(
            Event event,
            Rule rule,
            Occurrence occurrence,
            Evidence evidence,
            long at,
            long receivedAt,
            Said text,
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
