package dev.wardstream.notify;

import dev.wardstream.schemas.avro.NotificationState;
import org.jspecify.annotations.Nullable;

/** How far a call has come; what comes later is further, and nothing goes back. */
enum State {
    RETRYING,
    WITHDRAWN,
    FAILED,
    SENT,
    READ,
    ANSWERED;

    /** Whether nothing more will be tried. */
    boolean isFinal() {
        return this != RETRYING;
    }

    NotificationState toAvro() {
        return NotificationState.valueOf(name());
    }

    /** Null for one that only a newer writer knows. */
    static @Nullable State of(NotificationState state) {
        return state == NotificationState.UNKNOWN ? null : valueOf(state.name());
    }

    static State further(State one, State other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
