package dev.wardstream.ward;

import dev.wardstream.alarm.Alert;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A patient's alarms, those that are over too; of very many the newest. */
final class AlarmLog {
    private static final int MOST_ALARMS = 100;

    private final Map<String, AlarmLife> lives = new LinkedHashMap<>();

    void take(Alert event) {
        lives.computeIfAbsent(event.id(), id -> new AlarmLife()).take(event);
        if (lives.size() > MOST_ALARMS) {
            dropOne();
        }
    }

    /** The last to begin first. */
    List<AlarmLife> newestFirst() {
        List<AlarmLife> all = new ArrayList<>(lives.values());
        Collections.reverse(all);
        return all;
    }

    /** The oldest that is over; where none is, the oldest. */
    private void dropOne() {
        Iterator<AlarmLife> oldestFirst = lives.values().iterator();
        while (oldestFirst.hasNext()) {
            if (oldestFirst.next().over() != null) {
                oldestFirst.remove();
                return;
            }
        }
        lives.remove(lives.keySet().iterator().next());
    }
}
