package dev.wardstream.archive;

import java.util.concurrent.TimeUnit;

/**
 * The times at which one patient's alerts stand in the store. They are in the order of the topic, always: each event stands at
 * the moment its cause was received, but at least a nanosecond after the event before it. So two events of one instant keep their
 * order, and an event that follows when the ward's clock was set back stands after what it follows.
 *
 * <p>A fold of the topic from its beginning: the same record gets the same time from whoever reads it, at whatever start. Mutable.
 */
final class EventOrder {
    private long last = Long.MIN_VALUE;

    /**
     * The next event's time, epoch nanoseconds.
     *
     * @param receivedAt on the ward's clock, epoch milliseconds
     * @throws ArithmeticException if the instant cannot be told in nanoseconds, which end in the year 2262
     */
    long next(long receivedAt) {
        long received = Math.multiplyExact(receivedAt, TimeUnit.MILLISECONDS.toNanos(1));
        last = last == Long.MIN_VALUE ? received : Math.max(received, Math.incrementExact(last));
        return last;
    }
}
