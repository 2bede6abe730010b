package dev.wardstream.pipeline;

/**
 * Up to when silence may be believed. While the monitor itself is behind, after a restart or under load, a patient who seems
 * silent may have sent what was not read yet: time then goes on only with what was read. All times are wall clock, epoch
 * milliseconds.
 */
final class CatchUp {
    /** A record that waited longer than this on the ward's clock, milliseconds, shows that the monitor is behind. */
    private static final long BEHIND_MILLIS = 2_000;
    /** However fast the ward's clock was turned, a record waits some time for its commit. */
    private static final long LEAST_BEHIND_MILLIS = 100;
    /** Without a record for this long, there is none left to read. */
    private static final long IDLE_MILLIS = 1_000;
    /** How long after a start records may still be on their way from the broker. */
    private static final long SETTLE_MILLIS = 10_000;
    /** Who asks many times a second, and then not for this long, was stuck. */
    private static final long STUCK_MILLIS = 10_000;

    private long startedAt;
    private long askedAt;
    private long readAt = Long.MIN_VALUE;
    private long appendedAt = Long.MIN_VALUE;

    CatchUp(long startedAt) {
        this.startedAt = startedAt;
        this.askedAt = startedAt;
    }

    void read(long recordAppendedAt, long now) {
        appendedAt = recordAppendedAt;
        readAt = now;
    }

    /**
     * The time that may be acted upon, to be asked for many times a second; {@link Long#MIN_VALUE} while nothing is known yet.
     *
     * @param speed of the ward's clock, ward seconds a wall second
     */
    long believable(long now, double speed) {
        if (now - askedAt > STUCK_MILLIS) {
            // It stood still, as a suspended machine does: what came meanwhile is yet to be read, as after a start.
            startedAt = now;
            readAt = Long.MIN_VALUE;
        }
        askedAt = now;
        if (readAt == Long.MIN_VALUE) {
            return now - startedAt < SETTLE_MILLIS ? Long.MIN_VALUE : now;
        }
        boolean behind = readAt - appendedAt > Math.max(LEAST_BEHIND_MILLIS, BEHIND_MILLIS / Math.max(1, speed));
        boolean idle = now - readAt > IDLE_MILLIS;
        return behind && !idle ? appendedAt : now;
    }
}
