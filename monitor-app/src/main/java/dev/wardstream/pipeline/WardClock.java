package dev.wardstream.pipeline;

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

    /** The ward's time at a time of the wall clock; both epoch milliseconds. */
    long at(long wallMillis);

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
        public long at(long wallMillis) {
            return wallMillis;
        }
    }

    /**
     * A clock turned faster, for demos.
     *
     * @param wallStart when it started, epoch milliseconds
     * @param wardStart what it showed then, epoch milliseconds
     * @param speed ward seconds a wall second
     */
    record Accelerated(long wallStart, long wardStart, double speed) implements WardClock {
        public Accelerated {
            if (!(speed > 0) || Double.isInfinite(speed)) {
                throw new IllegalArgumentException("the clock's speed must be a positive number: " + speed);
            }
        }

        @Override
        public long receivedAt(long appendedAt, long measuredAt) {
            return at(appendedAt);
        }

        @Override
        public boolean runs() {
            return true;
        }

        @Override
        public long at(long wallMillis) {
            return wardStart + Math.round((wallMillis - wallStart) * speed);
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
        public long at(long wallMillis) {
            throw new IllegalStateException("event time stands still without samples: ask runs() first");
        }
    }
}
