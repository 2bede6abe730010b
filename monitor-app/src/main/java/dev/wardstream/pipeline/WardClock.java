package dev.wardstream.pipeline;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What time it is on the ward. A live ward runs on the wall clock; an accelerated demo on one that was turned faster; a
 * replay on each patient's own event time, so that the same recording gives the same alerts at whatever speed.
 */
public sealed interface WardClock {
    /**
     * When a record was received, on the ward's clock.
     *
     * @param appendedAt when the broker appended it, by the wall clock, epoch milliseconds
     * @param measuredAt when its device measured it, epoch milliseconds
     */
    long receivedAt(long appendedAt, long measuredAt);

    /** Whether time passes without samples, so that silence can be noticed while it lasts. */
    boolean runs();

    /**
     * Whether the ward lives no faster than the wall clock, so that people wait for its alarms. How far a recording is behind, or
     * a demo that was turned faster than the machine can follow, says nothing of a ward.
     */
    boolean isRealTime();

    /** The ward's time at a time of the wall clock; both epoch milliseconds. */
    long at(long wallMillis);

    /** How many seconds pass on the ward in one of the wall clock, at a time of the wall clock; 0 where it stands. */
    double speedAt(long wallMillis);

    /** The live ward. */
    record Wall() implements WardClock {
        @Override
        public long receivedAt(long appendedAt, long measuredAt) {
            return appendedAt;
        }

        @Override
        public boolean runs() {
            return true;
        }

        @Override
        public boolean isRealTime() {
            return true;
        }

        @Override
        public long at(long wallMillis) {
            return wallMillis;
        }

        @Override
        public double speedAt(long wallMillis) {
            return 1;
        }
    }

    /**
     * A clock turned faster, for demos. It stands until it is started, so that a monitor that starts slowly is not late from
     * the beginning, and again once it is stopped, so that nobody falls silent while the last records are processed. It can be
     * slowed down, so that a machine that does not keep up is not taken for devices that fell silent.
     */
    final class Accelerated implements WardClock {
        private final long wardStart;
        private final double speed;
        /** Oldest first, none before the start. All are kept: a record may have been received under each. */
        private volatile Stretch[] stretches = {};

        /** What the clock shows from a time of the wall clock on, and how fast it runs from there. */
        private record Stretch(long wall, long ward, double speed) {
            long at(long wallMillis) {
                return ward + Math.round((wallMillis - wall) * speed);
            }
        }

        /**
         * A clock that stands.
         *
         * @param wardStart what it shows, epoch milliseconds
         * @param speed ward seconds a wall second, once it runs
         */
        public Accelerated(long wardStart, double speed) {
            if (!(speed > 0) || Double.isInfinite(speed)) {
                throw new IllegalArgumentException("the clock's speed must be a positive number: " + speed);
            }
            this.wardStart = wardStart;
            this.speed = speed;
        }

        /** Lets it run from a time of the wall clock on, epoch milliseconds. */
        public void start(long wallMillis) {
            turn(wallMillis, speed);
        }

        /** Lets it stand from a time of the wall clock on, epoch milliseconds. */
        public void stop(long wallMillis) {
            turn(wallMillis, 0);
        }

        /**
         * Lets it run at another speed. It never goes back.
         *
         * @param wallMillis from when on, by the wall clock, epoch milliseconds
         * @param newSpeed ward seconds a wall second; 0 lets it stand
         */
        public synchronized void turn(long wallMillis, double newSpeed) {
            int count = stretches.length;
            long from = count == 0 ? wallMillis : Math.max(wallMillis, stretches[count - 1].wall());
            Stretch[] more = Arrays.copyOf(stretches, count + 1);
            more[count] = new Stretch(from, at(from), newSpeed);
            stretches = more;
        }

        /** What an earlier run left on the topics was appended before this clock ran: it was received as it was measured. */
        @Override
        public long receivedAt(long appendedAt, long measuredAt) {
            Stretch stretch = stretchAt(appendedAt);
            return stretch == null ? measuredAt : stretch.at(appendedAt);
        }

        @Override
        public boolean runs() {
            return true;
        }

        @Override
        public boolean isRealTime() {
            return speed <= 1;
        }

        @Override
        public long at(long wallMillis) {
            Stretch stretch = stretchAt(wallMillis);
            return stretch == null ? wardStart : stretch.at(wallMillis);
        }

        @Override
        public double speedAt(long wallMillis) {
            Stretch stretch = stretchAt(wallMillis);
            return stretch == null ? 0 : stretch.speed();
        }

        /** Null before the start. Who asks mostly means now: the newest is looked at first. */
        private @Nullable Stretch stretchAt(long wallMillis) {
            Stretch[] all = stretches;
            for (int i = all.length - 1; i >= 0; i--) {
                if (all[i].wall() <= wallMillis) {
                    return all[i];
                }
            }
            return null;
        }
    }

    /** Each patient's own event time: received is when measured, and time stands still without samples. */
    record EventTime() implements WardClock {
        @Override
        public long receivedAt(long appendedAt, long measuredAt) {
            return measuredAt;
        }

        @Override
        public boolean runs() {
            return false;
        }

        @Override
        public boolean isRealTime() {
            return false;
        }

        @Override
        public long at(long wallMillis) {
            throw new IllegalStateException("event time stands still without samples: ask runs() first");
        }

        @Override
        public double speedAt(long wallMillis) {
            return 0;
        }
    }
}
