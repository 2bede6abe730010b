package dev.wardstream.handover;

import java.time.Duration;

/**
 * The time that is handed over, on the ward's clock.
 *
 * @param from first instant, epoch milliseconds, inclusive
 * @param to end, epoch milliseconds, exclusive
 */
public record Span(long from, long to) {
    /** A weekend's nights and days are several handovers: this bounds what is read for one. */
    public static final Duration LONGEST = Duration.ofDays(2);

    public Span {
        if (to <= from) {
            throw new IllegalArgumentException("a handover must end after it begins");
        }
        // By a difference that does not overflow.
        if (from < to - LONGEST.toMillis()) {
            throw new IllegalArgumentException("a handover is of " + LONGEST.toHours() + " h at most");
        }
    }

    boolean has(long at) {
        return at >= from && at < to;
    }

    /** How much of a stretch of time lies within, milliseconds. */
    long within(long begin, long end) {
        return Math.max(0, Math.min(end, to) - Math.max(begin, from));
    }
}
