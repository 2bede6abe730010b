package dev.wardstream.notify;

import dev.wardstream.schemas.avro.Notification;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far the newest calls on the log have come, and of the very newest, all that is known. */
final class LookUp {
    static final int STATES = 200_000;
    private static final int NEWEST = 20_000;

    private final Map<String, State> states = newest(STATES);
    private final Map<String, Notification> notifications = newest(NEWEST);

    synchronized void heard(Notification notification) {
        State state = State.of(notification.getState());
        if (state != null) {
            states.merge(notification.getKey(), state, State::further);
            notifications.put(notification.getKey(), notification);
        }
    }

    /** Null where it is not known. */
    synchronized @Nullable State stateOf(String key) {
        return states.get(key);
    }

    /** Null where it is not among the newest. */
    synchronized @Nullable Notification of(String key) {
        return notifications.get(key);
    }

    private static <V> Map<String, V> newest(int most) {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        };
    }
}
