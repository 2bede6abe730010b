package dev.wardstream.notify;

import dev.wardstream.schemas.avro.NotificationState;
import java.util.Map;

/**
 * What this instance did since it started.
 *
 * @param notifications by channel ({@code none} where none was tried) and state
 * @param uncovered calls for which nobody, or not who was asked for, was on duty
 * @param unreached calls where nobody could be reached at any level
 * @param linksRefused answer links that were wrong, expired or used before
 * @param pending calls that are not finished
 * @param oldestPendingMillis how long the oldest of them waits
 */
public record NotifyCounts(
        Map<Came, Long> notifications,
        long uncovered,
        long unreached,
        long linksRefused,
        int pending,
        long oldestPendingMillis) {
    /** The name of no channel. */
    public static final String NO_CHANNEL = "none";

    public NotifyCounts {
        notifications = Map.copyOf(notifications);
    }

    /** What is counted. */
    public record Came(String channel, NotificationState state) {}

    public long of(String channel, NotificationState state) {
        return notifications.getOrDefault(new Came(channel, state), 0L);
    }
}
