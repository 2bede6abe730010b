package dev.wardstream.alarm;

import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.words.Phrase;
import dev.wardstream.words.Said;
import java.util.List;
import java.util.function.Consumer;

/** Puts what the conditions do into the words of their rules and passes it on, one signal at a time, in order. */
final class Announcements {
    private final PatientId patient;
    private final Recurrences recurrences;
    private final AlarmPolicy policy;
    private final Sources sources;
    private final Consumer<Signal> listener;

    Announcements(
            PatientId patient,
            Recurrences recurrences,
            AlarmPolicy policy,
            Sources sources,
            Consumer<Signal> listener) {
        this.patient = patient;
        this.recurrences = recurrences;
        this.policy = policy;
        this.sources = sources;
        this.listener = listener;
    }

    /** How often an alarm has come lately, now that it is raised live at {@code at}, event time. */
    Recurrence recurrence(AlarmKind kind, String about, long at, DeviceKind device) {
        return recurrences.raised(kind, about, at, at, device, policy.handling().flapping());
    }

    /** As above, of an alarm that began at {@code onset}. */
    Recurrence recurrence(Rule rule, long onset, long at, DeviceKind device) {
        return recurrences.raised(
                rule.kind(), rule.about(), onset, at, device, policy.handling().flapping());
    }

    /**
     * The onset that an alarm is told with. What one device shows may have begun before another device's alarm of the same kind,
     * which is over: it began after that then, for an alarm's id is never given twice.
     */
    long ownOnset(Rule rule, long onset) {
        long before = recurrences.newestOnset(rule.kind(), rule.about());
        return before == Long.MIN_VALUE ? onset : Math.max(onset, before + 1);
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
        Said text = often(onText(rule, occurrence, evidence), recurrence, evidence.kind());
        add(event, rule, "", occurrence, evidence, at, receivedAt, text, occurrence.value(), false, recurrence);
    }

    /** An alarm went off: told alone where its beginning was announced, and with its beginning where it was not. */
    void over(Rule rule, Occurrence occurrence, Evidence evidence, long at, long receivedAt, Said text) {
        boolean retrospective = !occurrence.announced();
        boolean shared = rule instanceof LimitRule limit && sources.wereSeveral(limit.vital());
        String by = retrospective && shared ? evidence.device().value() : "";
        if (retrospective) {
            Said began = onText(rule, occurrence, evidence);
            long raisedAt = occurrence.raisedAt();
            double value = occurrence.value();
            add(
                    Event.RAISED,
                    rule,
                    by,
                    occurrence,
                    evidence,
                    raisedAt,
                    receivedAt,
                    began,
                    value,
                    true,
                    Recurrence.FIRST);
        }
        add(
                Event.CEASED,
                rule,
                by,
                occurrence,
                evidence,
                at,
                receivedAt,
                text,
                evidence.value(),
                retrospective,
                Recurrence.FIRST);
    }

    /** The text of a beginning. */
    private Said onText(Rule rule, Occurrence occurrence, Evidence evidence) {
        Said text = rule.onText(occurrence);
        return areSeveral(rule, occurrence.raisedAt())
                ? text.and("by", Phrase.wordOf(evidence.kind()), evidence.device())
                : text;
    }

    /** Whether several devices measure the vital that a rule is about, as of an instant of event time. */
    boolean areSeveral(Rule rule, long at) {
        return rule instanceof LimitRule limit && sources.areSeveral(limit.vital(), at);
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
            String by,
            Occurrence occurrence,
            Evidence evidence,
            long at,
            long receivedAt,
            Said text,
            double value,
            boolean retrospective,
            Recurrence recurrence) {
        // Of the past of one of several devices: another may have told of the same moment.
        String about = by.isEmpty() ? rule.about() : by;
        add(new Signal(
                id(rule.kind(), about, occurrence.onset()),
                rule.kind(),
                about,
                evidence.location(),
                evidence.device(),
                occurrence.priority(),
                event,
                occurrence.onset(),
                at,
                receivedAt,
                text,
                value,
                occurrence.limit(),
                rule.kind().isTechnical() ? null : Alert.Peak.of(occurrence.peak()),
                null,
                List.of(),
                retrospective,
                rule.basis(occurrence.detail()),
                recurrence));
    }
}
