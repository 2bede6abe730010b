package dev.wardstream.notify;

import dev.wardstream.alarm.Priority;
import java.time.Duration;

/** How long a call waits for others to be told together with it, by priority: 0 to 1 minute. */
public record Waits(Duration high, Duration medium, Duration low) {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    public Waits {
        check("high", high);
        check("medium", medium);
        check("low", low);
    }

    Duration of(Priority priority) {
        return switch (priority) {
            case HIGH -> high;
            case MEDIUM -> medium;
            case LOW -> low;
        };
    }

    private static void check(String name, Duration wait) {
        if (wait.isNegative() || wait.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("notify.wait." + name + " must be 0 to 1 min: " + wait);
        }
    }
}
