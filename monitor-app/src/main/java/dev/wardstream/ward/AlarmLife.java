package dev.wardstream.ward;

import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.Presence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One alarm from its beginning to its end, event by event; of very many events the newest. Mutable. */
final class AlarmLife {
    private static final int MOST_EVENTS = 50;

    private final List<Alert> events = new ArrayList<>(4);
    private @Nullable Long over;

    void take(Alert event) {
        if (events.size() == MOST_EVENTS) {
            events.remove(0);
        }
        events.add(event);
        boolean gone = !(event.standing().presence() instanceof Presence.On);
        if (event.event() == Event.CEASED || (gone && over == null)) {
            over = event.at();
        }
    }

    Alert newest() {
        return events.get(events.size() - 1);
    }

    List<Alert> events() {
        return events;
    }

    /** When its condition was gone, event time, epoch milliseconds; null while it holds. */
    @Nullable Long over() {
        return over;
    }
}
