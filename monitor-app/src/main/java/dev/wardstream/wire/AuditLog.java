package dev.wardstream.wire;

import dev.wardstream.schemas.avro.AuditEntry;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who did or tried what, on the audit topic. Of refusals at most {@value #BURST} at once and one every two seconds from then
 * on, so that a flood of forged attempts cannot fill a topic that is kept for ever. How many were left out is told there too.
 */
public final class AuditLog {
    static final int BURST = 30;

    private static final long ONE_MORE_MILLIS = 2_000;

    private final Consumer<AuditEntry> topic;
    private int allowed = BURST;
    private long allowedSince = Long.MIN_VALUE;
    private long leftOut;

    /** @param topic takes an entry without waiting, as {@link AuditTopic} does */
    public AuditLog(Consumer<AuditEntry> topic) {
        this.topic = topic;
    }

    /**
     * @param actor whose pseudonym it is
     * @param origin the remote address
     * @param now wall clock, epoch milliseconds
     */
    public void done(String actor, String origin, String action, String detail, long now) {
        topic.accept(new AuditEntry(now, actor, origin, action, false, detail));
    }

    /**
     * @param actor who tried; null where nobody knows
     * @param origin the remote address
     * @param now wall clock, epoch milliseconds
     */
    public synchronized void refused(@Nullable String actor, String origin, String action, String why, long now) {
        if (mayWrite(now)) {
            topic.accept(new AuditEntry(now, actor, origin, action, true, why));
        } else {
            leftOut++;
        }
    }

    /** Tells what was left out, when there is room again. */
    public synchronized void look(long now) {
        if (leftOut > 0 && mayWrite(now)) {
            topic.accept(new AuditEntry(
                    now, null, "many", "left out", true, leftOut + " more refused attempts were left out here"));
            leftOut = 0;
        }
    }

    private boolean mayWrite(long now) {
        if (allowedSince == Long.MIN_VALUE) {
            allowedSince = now;
        }
        long more = Math.max(0, (now - allowedSince) / ONE_MORE_MILLIS);
        allowed = (int) Math.min(BURST, allowed + more);
        allowedSince += more * ONE_MORE_MILLIS;
        if (allowed == 0) {
            return false;
        }
        allowed--;
        return true;
    }
}
