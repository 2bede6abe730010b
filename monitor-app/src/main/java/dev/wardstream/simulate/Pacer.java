package dev.wardstream.simulate;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns a feed's own time into wall-clock time: at speed 10, ten seconds of the feed pass in one. The first instant that is
 * waited for is due at once. A feed that has fallen behind is not held up, and so catches up.
 *
 * <p>One thread waits; any thread may stop it.
 */
public final class Pacer {
    /** Shorter waits are left to add up: a thread that sleeps for microseconds only burns its core. */
    private static final long LEAST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final double nanosAMillisecond;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private long firstInstant = Long.MIN_VALUE;
    private long firstNanos;

    private Pacer(double nanosAMillisecond) {
        this.nanosAMillisecond = nanosAMillisecond;
    }

    /** A pacer that lets time pass so many times as fast as the clock. */
    public static Pacer atSpeed(double speed) {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("the speed must be a positive number, not " + speed);
        }
        return new Pacer(TimeUnit.MILLISECONDS.toNanos(1) / speed);
    }

    /** A pacer that never waits: as fast as the machine can. */
    public static Pacer unpaced() {
        return new Pacer(0);
    }

    /**
     * Waits until an instant of the feed is due.
     *
     * @param instant epoch milliseconds on the feed's clock
     * @return whether to go on; false once it is stopped
     */
    public boolean await(long instant) throws InterruptedException {
        if (nanosAMillisecond == 0) {
            return !isStopped();
        }
        if (firstInstant == Long.MIN_VALUE) {
            firstInstant = instant;
            firstNanos = System.nanoTime();
        }
        long due = (long) ((instant - firstInstant) * nanosAMillisecond);
        long wait = due - (System.nanoTime() - firstNanos);
        return wait < LEAST_WAIT_NANOS ? !isStopped() : !stopped.await(wait, TimeUnit.NANOSECONDS);
    }

    /** Ends a wait at once, and all that would follow. */
    public void stop() {
        stopped.countDown();
    }

    public boolean isStopped() {
        return stopped.getCount() == 0;
    }
}
