package dev.wardstream.alarm;

import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.vitals.PatientId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The alerts of one step, in order, in the words of their rules. */
final class Announcements {
    private final PatientId patient;
    private List<Alert> alerts = List.of();

    Announcements(PatientId patient) {
        this.patient = patient;
    }

    List<Alert> alerts() {
        return alerts;
    }

    /** An alarm went on, or rose in priority, live. */
    void on(Event event, Rule rule, Episode episode, Evidence evidence, long at, long receivedAt) {
        String text = rule.onText(episode.priority(), episode.value(), episode.detail(), at - episode.onset());
        add(event, rule, episode, evidence, at, receivedAt, text, episode.value(), false);
    }

    /** An alarm went off: told alone where its beginning was announced, and with its beginning where it was not. */
    void over(Rule rule, Episode episode, Evidence evidence, long at, long receivedAt, String text) {
        boolean retrospective = !episode.announced();
        if (retrospective) {
            String began = rule.onText(
                    episode.priority(), episode.value(), episode.detail(), episode.raisedAt() - episode.onset());
            add(Event.RAISED, rule, episode, evidence, episode.raisedAt(), receivedAt, began, episode.value(), true);
        }
        add(Event.CEASED, rule, episode, evidence, at, receivedAt, text, evidence.value(), retrospective);
    }

    void add(Alert alert) {
        if (alerts.isEmpty()) {
            alerts = new ArrayList<>();
        }
        alerts.add(alert);
    }

    PatientId patient() {
        return patient;
    }

    /** The id of an alarm: readable, and the same on every replay. */
    String id(AlarmKind kind, String about, long onset) {
        return patient + "/" + kind + (about.isEmpty() ? "" : "/" + about) + "/" + Instant.ofEpochMilli(onset);
    }

    private void add(
            Event event,
            Rule rule,
            Episode episode,
            Evidence evidence,
            long at,
            long receivedAt,
            String text,
            double value,
            boolean retrospective) {
        add(new Alert(
                id(rule.kind(), rule.about(), episode.onset()),
                patient,
                evidence.location(),
                evidence.device(),
                rule.kind(),
                episode.priority(),
                event,
                episode.onset(),
                at,
                receivedAt,
                text,
                value,
                rule.limit(episode.priority()),
                null,
                List.of(),
                retrospective,
                Standing.PAST,
                null));
    }
}
