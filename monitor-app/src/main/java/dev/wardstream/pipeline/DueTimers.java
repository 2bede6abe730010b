package dev.wardstream.pipeline;

import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Which patient's timer is due next. Its cost is in proportion to what is due: a timer that is put off, as that of silence is
 * with each sample, stays in the queue where it was and is looked at again when its old time comes.
 */
final class DueTimers {
    private record Entry(long at, String patient) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : patient.compareTo(other.patient);
        }
    }

    private final PriorityQueue<Entry> queue = new PriorityQueue<>();
    private final Map<String, Long> due = new HashMap<>();
    /** The earliest entry of each patient in the queue. */
    private final Map<String, Long> queued = new HashMap<>();

    /** Sets a patient's timer, in place of the one before; {@link Long#MAX_VALUE} for none. */
    void set(String patient, long at) {
        if (at == Long.MAX_VALUE) {
            due.remove(patient);
            return;
        }
        due.put(patient, at);
        Long earliest = queued.get(patient);
        if (earliest == null || at < earliest) {
            enqueue(patient, at);
        }
    }

    /** Takes out the patient whose timer is the longest due by now; null where none is. */
    @Nullable String poll(long now) {
        for (Entry head = queue.peek(); head != null && head.at() <= now; head = queue.peek()) {
            queue.remove();
            if (!queued.remove(head.patient(), head.at())) {
                continue; // an earlier entry took its place
            }
            Long at = due.get(head.patient());
            if (at != null && at <= now) {
                due.remove(head.patient());
                return head.patient();
            }
            if (at != null) {
                enqueue(head.patient(), at);
            }
        }
        return null;
    }

    private void enqueue(String patient, long at) {
        queue.add(new Entry(at, patient));
        queued.put(patient, at);
    }
}
