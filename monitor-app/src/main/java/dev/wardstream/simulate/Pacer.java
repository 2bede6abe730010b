package dev.wardstream.simulate;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Turns a feed's own time into wall-clock time: at speed 10, ten seconds of the feed pass in one. A feed that has fallen behind is
 * not held up, and so catches up.
 *
 * <p>One thread waits; any thread may stop it or ask how late it is.
 */
public final class Pacer {
    /** Shorter waits are left to add up: a thread that sleeps for microseconds only burns its core. */
    private static final long LEAST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    /** A clock that is followed may be turned meanwhile. */
    private static final double LONGEST_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private static final double NANOS_A_MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

    private final Timing timing;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile long lateNanos;

    /** When instants of a feed are due. */
    @FunctionalInterface
    private interface Timing {
        /** How long to wait before asking again, or how long it has been due where it is negative. */
        long nanosUntil(long instant);
    }

    private Pacer(Timing timing) {
        this.timing = timing;
    }

    /** A pacer that lets time pass so many times as fast as the clock. The first instant that is waited for is due at once. */
    public static Pacer atSpeed(double speed) {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("the speed must be a positive number, not " + speed);
        }
        return new Pacer(new Steady(NANOS_A_MILLISECOND / speed));
    }

    /** A pacer that never waits: as fast as the machine can. */
    public static Pacer unpaced() {
        return new Pacer(instant -> 0);
    }

    /**
     * A pacer that goes by a clock, which may be turned: an instant of the feed is due when the clock shows it.
     *
     * @param now what the clock shows, epoch milliseconds
     * @param speed how many times as fast as the wall clock it runs; 0 while it stands
     */
    public static Pacer following(LongSupplier now, DoubleSupplier speed) {
        return new Pacer(instant -> {
            double wait = (double) (instant - now.getAsLong()) * NANOS_A_MILLISECOND / speed.getAsDouble();
            return Double.isNaN(wait) ? 0 : (long) Math.min(wait, LONGEST_LOOK_NANOS);
        });
    }

    /**
     * Waits until an instant of the feed is due.
     *
     * @param instant epoch milliseconds on the feed's clock
     * @return whether to go on; false once it is stopped
     */
    public boolean await(long instant) throws InterruptedException {
        long wait = timing.nanosUntil(instant);
        while (wait >= LEAST_WAIT_NANOS) {
            if (stopped.await(wait, TimeUnit.NANOSECONDS)) {
                return false;
            }
            wait = timing.nanosUntil(instant);
        }
        lateNanos = Math.max(0, -wait);
        return !isStopped();
    }

    /** How late the last instant passed that was waited for, nanoseconds of the wall clock. */
    public long lateNanos() {
        return lateNanos;
    }

    /** Ends a wait at once, and all that would follow. */
    public void stop() {
        stopped.countDown();
    }

    public boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** One speed, from the first instant on. */
    private static final class Steady implements Timing {
        private final double nanosAMillisecond;
        private long firstInstant = Long.MIN_VALUE;
        private long firstNanos;

        Steady(double nanosAMillisecond) {
            this.nanosAMillisecond = nanosAMillisecond;
        }

        @Override
        public long nanosUntil(long instant) {
            long now = System.nanoTime();
            if (firstInstant == Long.MIN_VALUE) {
                firstInstant = instant;
                firstNanos = now;
            }
            return (long) ((instant - firstInstant) * nanosAMillisecond) - (now - firstNanos);
        }
    }
}
