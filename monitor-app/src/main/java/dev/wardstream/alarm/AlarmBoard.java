package dev.wardstream.alarm;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is on or latched now: a fold of the alert topic, in which an alarm's newest event tells how it stands, and an episode's
 * newest who is called for all of it. It holds those alarms only, however long the topic is. Safe for use by several threads.
 */
public final class AlarmBoard {
    /**
     * Most urgent first: what is on before what is only latched, whatever its priority, or what is long over hides who is ill now;
     * what nobody has answered before what somebody has; then by priority, patients before their equipment, and the oldest.
     */
    public static final Comparator<Alert> MOST_URGENT_FIRST = Comparator.comparing(
                    (Alert alert) -> alert.standing().presence() instanceof Presence.Latched)
            .thenComparing(AlarmBoard::isAnswered)
            .thenComparing(Alert::priority, Comparator.reverseOrder())
            .thenComparing(alert -> alert.kind().isTechnical())
            .thenComparingLong(Alert::onset)
            .thenComparing(Alert::id);

    /** The alarms that are there by their ids, by their episodes' ids. */
    private final Map<String, Map<String, Alert>> episodes = new HashMap<>();

    /** Takes in the next event of a patient's. */
    public synchronized void take(Alert event) {
        Standing newest = event.standing();
        if (event.retrospective()) {
            return;
        }
        Map<String, Alert> alarms = episodes.computeIfAbsent(episodeOf(event), id -> new HashMap<>(2));
        if (newest.presence() instanceof Presence.Off) {
            alarms.remove(event.id());
        } else {
            alarms.put(event.id(), event);
        }
        alarms.replaceAll(
                (id, alarm) -> alarm.withStanding(alarm.standing().calling(newest.level(), newest.assignee())));
        if (alarms.isEmpty()) {
            episodes.remove(episodeOf(event));
        }
    }

    /** The newest event of each alarm that is on or latched, most urgent first. */
    public synchronized List<Alert> alarms() {
        return episodes.values().stream()
                .flatMap(alarms -> alarms.values().stream())
                .sorted(MOST_URGENT_FIRST)
                .toList();
    }

    /** The same of the alarm, or of the alarms of the episode, of this id; empty where none is on or latched. */
    public synchronized List<Alert> named(String id) {
        return alarms().stream()
                .filter(alert ->
                        alert.id().equals(id) || alert.standing().episode().equals(id))
                .toList();
    }

    /** An alarm from before there were episodes is one by itself. */
    private static String episodeOf(Alert event) {
        String episode = event.standing().episode();
        return episode.isEmpty() ? event.id() : episode;
    }

    private static boolean isAnswered(Alert alert) {
        return alert.standing().response() instanceof Response.Acknowledged;
    }
}
