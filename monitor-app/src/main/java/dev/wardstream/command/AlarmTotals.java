package dev.wardstream.command;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Priority;
import dev.wardstream.command.AlertFeed.Seen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Counts the alarms of a run, and how long they took. Safe for use by several threads. */
final class AlarmTotals {
    /** One entry an alarm, by its id: a run has few of them, and only so an alarm counts once, at the worst it came to. */
    private final Map<String, Counted> alarms = new HashMap<>();

    private final List<Long> latencies = new ArrayList<>();
    private final long startedAt;
    private long events;
    private long calls;
    private long escalations;

    /** @param startedAt of the run, wall clock, epoch milliseconds: what was received before says nothing of its latency */
    AlarmTotals(long startedAt) {
        this.startedAt = startedAt;
    }

    private record Counted(AlarmKind kind, Priority highest) {
        private Counted reaching(Priority priority) {
            return priority.compareTo(highest) > 0 ? new Counted(kind, priority) : this;
        }
    }

    /** How many alarms of a kind were raised: technical ones, or physiological ones by the highest priority they reached. */
    record ByPriority(long high, long medium, long low, long technical) {
        private static final ByPriority NONE = new ByPriority(0, 0, 0, 0);

        private ByPriority plus(Counted alarm) {
            if (alarm.kind().isTechnical()) {
                return new ByPriority(high, medium, low, technical + 1);
            }
            return switch (alarm.highest()) {
                case HIGH -> new ByPriority(high + 1, medium, low, technical);
                case MEDIUM -> new ByPriority(high, medium + 1, low, technical);
                case LOW -> new ByPriority(high, medium, low + 1, technical);
            };
        }

        String text() {
            StringJoiner text = new StringJoiner(", ");
            add(text, high, "high");
            add(text, medium, "medium");
            add(text, low, "low");
            add(text, technical, "technical");
            return text.toString();
        }

        private static void add(StringJoiner text, long count, String name) {
            if (count > 0) {
                text.add(count + " " + name);
            }
        }
    }

    synchronized void count(Seen seen) {
        events++;
        Alert alert = seen.alert();
        if (alert.event() == Alert.Event.ESCALATED) {
            escalations++;
        } else if (alert.calls()) {
            calls++;
        }
        if (alert.event() == Alert.Event.PRIORITY_CHANGED) {
            // One raised in an earlier run is not of this run's count.
            alarms.computeIfPresent(alert.id(), (id, alarm) -> alarm.reaching(alert.priority()));
        }
        if (alert.event() != Alert.Event.RAISED) {
            return;
        }
        alarms.put(alert.id(), new Counted(alert.kind(), alert.priority()));
        // Silence has no record that it could be late after.
        if (!alert.kind().isTechnical() && !alert.retrospective() && seen.causedAt() >= startedAt) {
            latencies.add(seen.latencyMillis());
        }
    }

    synchronized long events() {
        return events;
    }

    /** How often somebody was called for something new; the next level for the same is an escalation. */
    synchronized long calls() {
        return calls;
    }

    synchronized long escalations() {
        return escalations;
    }

    synchronized Map<String, ByPriority> raised() {
        Map<String, ByPriority> raised = new TreeMap<>();
        for (Counted alarm : alarms.values()) {
            raised.merge(alarm.kind().name(), ByPriority.NONE.plus(alarm), (before, one) -> before.plus(alarm));
        }
        return raised;
    }

    synchronized Summary.Latency latency() {
        if (latencies.isEmpty()) {
            return new Summary.Latency(null, null);
        }
        List<Long> sorted = latencies.stream().sorted().toList();
        return new Summary.Latency(percentile(sorted, 0.50), percentile(sorted, 0.99));
    }

    /** The nearest rank. */
    private static double percentile(List<Long> sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }
}
