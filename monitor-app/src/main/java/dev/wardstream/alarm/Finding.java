package dev.wardstream.alarm;

import org.jspecify.annotations.Nullable;

/** What a reading says about a condition. */
enum Finding {
    /** Past the limit by the hysteresis, on the good side. */
    CLEAR(null),
    /** On the good side of the limit, not by the hysteresis. */
    BETWEEN(null),
    LOW(Priority.LOW),
    MEDIUM(Priority.MEDIUM),
    HIGH(Priority.HIGH);

    private final @Nullable Priority priority;

    Finding(@Nullable Priority priority) {
        this.priority = priority;
    }

    static Finding of(Priority priority) {
        return switch (priority) {
            case LOW -> LOW;
            case MEDIUM -> MEDIUM;
            case HIGH -> HIGH;
        };
    }

    /** Whether the condition holds, at whatever priority. */
    boolean holds() {
        return priority != null;
    }

    /** Whether the condition holds at this priority or a higher one. */
    boolean holdsAt(Priority asked) {
        return priority != null && priority.compareTo(asked) >= 0;
    }
}
