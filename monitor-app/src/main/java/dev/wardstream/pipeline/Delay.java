package dev.wardstream.pipeline;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the alarms are behind, as it was last seen. A ward from which nothing comes is not behind, however long that lasts. Times
 * are the wall clock's, epoch milliseconds.
 *
 * @param seenAt when it was last seen whether anything waits
 * @param oldest the record that has waited longest; null where none waits
 * @param failure why it cannot be seen since then; empty where it can
 */
record Delay(long seenAt, @Nullable Waiting oldest, String failure) {
    /** Who cannot look for this long does not know. */
    private static final Duration UNKNOWN_AFTER = Duration.ofSeconds(30);

    private static final double MILLIS = 1_000;

    /**
     * A record that was received and is not processed.
     *
     * @param where the topic and the partition it waits on
     */
    record Waiting(String where, long receivedAt) {}

    /** Nothing was looked at yet. */
    static Delay unseen(long now) {
        return new Delay(now, null, "");
    }

    static Delay none(long now) {
        return new Delay(now, null, "");
    }

    static Delay of(Waiting oldest, long now) {
        return new Delay(now, oldest, "");
    }

    /** The same, from a look that failed: what waited may wait still. */
    Delay failed(String cause) {
        return new Delay(seenAt, oldest, cause);
    }

    /** How long the record waits that has waited longest; 0 where none does. */
    double seconds(long now) {
        return oldest == null ? 0 : Math.max(0, now - oldest.receivedAt()) / MILLIS;
    }

    /**
     * What is wrong and what to do; empty where nothing is.
     *
     * @param slowAfter how long alarms may be behind
     */
    String illness(Duration slowAfter, long now) {
        if (oldest != null && now - oldest.receivedAt() > slowAfter.toMillis()) {
            return "alarms are " + Math.round(seconds(now)) + " s behind: what was received at "
                    + Instant.ofEpochMilli(oldest.receivedAt()) + " still waits on " + oldest.where()
                    + "; look at bedside monitors until it is over, see whether the machine or the brokers are short of"
                    + " CPU, and start another instance where they are";
        }
        if (now - seenAt > UNKNOWN_AFTER.toMillis()) {
            return "how far alarms are behind is not known since " + Instant.ofEpochMilli(seenAt)
                    + (failure.isEmpty() ? "" : ": " + failure)
                    + "; see whether the brokers answer, and let this program describe its own group and topics";
        }
        return "";
    }
}
