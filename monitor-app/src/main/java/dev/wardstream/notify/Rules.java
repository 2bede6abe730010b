package dev.wardstream.notify;

import dev.wardstream.alarm.Priority;
import java.time.Duration;

/**
 * How calls are made.
 *
 * @param from the least priority that calls people
 * @param waits how long a call waits for others
 * @param most the most episodes in one message
 * @param giveUpAfter how long one way of reaching a person is tried
 */
public record Rules(Priority from, Waits waits, int most, Duration giveUpAfter) {
    public Rules {
        if (most < 1 || most > 1000) {
            throw new IllegalArgumentException("notify.most must be 1 to 1000: " + most);
        }
        if (giveUpAfter.compareTo(Duration.ofSeconds(1)) < 0 || giveUpAfter.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("notify.giveUpAfter must be 1 s to 1 h: " + giveUpAfter);
        }
    }
}
