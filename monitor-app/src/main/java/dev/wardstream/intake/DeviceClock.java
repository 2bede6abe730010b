package dev.wardstream.intake;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * How far a device's time lies from ours, learned from its own stamps and from when we received them, and from nothing else, so
 * that the same log always gives the same times. An error of the clock and a steady delay on the way cannot be told apart and
 * need not be: the corrected time is the stamp and the offset, and never later than the receipt.
 *
 * <p>What is at most {@value #WITHIN} ms late is right, and taken as it is. What comes earlier than the offset allows shows that
 * the offset is wrong, for nothing arrives before it was measured: by a little, the offset follows at once; by more, the
 * sample is judged by when it came, and the clock is believed once the device is {@linkplain Run#isInStep in step}. What comes
 * later may be a backlog. It stays late until the device is in step with it, and while anything still comes at the known offset
 * it is a backlog beside live data, and moves nothing.
 *
 * <p>Immutable. Times are epoch milliseconds, offsets milliseconds: above 0 where the device is behind.
 */
final class DeviceClock {
    /** How late a sample may be whose clock is right, milliseconds. */
    static final long WITHIN = 10_000;
    /** How late where the offset is known: it is followed more closely, so that a clock that drifts is not judged far behind. */
    private static final long FOLLOWED_WITHIN = 3_000;

    /** Of a device that was never heard. */
    static final DeviceClock RIGHT = new DeviceClock(0, null);

    /** The most bytes that {@link #writeTo} writes. */
    static final int LARGEST_SIZE = Long.BYTES + 1 + Run.BYTES;

    private final long offset;
    /** What may become the offset; null where nothing speaks against this one. */
    private final @Nullable Run run;

    private DeviceClock(long offset, @Nullable Run run) {
        this.offset = offset;
        this.run = run;
    }

    /** This clock once one more sample was heard, by which {@link #corrected} is to be asked about it. */
    DeviceClock hearing(long stamp, long receivedAt, Pace pace) {
        long lag = receivedAt - stamp;
        long late = lag - offset;
        if (late >= 0 && late <= within(pace)) {
            return run == null ? this : new DeviceClock(offset, null);
        }
        if (late < 0 && late >= -WITHIN) {
            return new DeviceClock(lag, null);
        }
        Run next = run == null ? Run.begun(lag, receivedAt) : run.with(lag, receivedAt, pace);
        if (!next.isInStep(pace)) {
            return next.equals(run) ? this : new DeviceClock(offset, next);
        }
        return new DeviceClock(settled(next.lowest(), pace), null);
    }

    /** When a sample was measured by our clock. */
    long corrected(long stamp, long receivedAt) {
        if (stamp + offset <= receivedAt) {
            return stamp + offset;
        }
        return run == null ? receivedAt : Math.min(receivedAt, stamp + run.lowest());
    }

    private long within(Pace pace) {
        return pace == Pace.ROUNDS ? pace.within : offset == 0 ? WITHIN : FOLLOWED_WITHIN;
    }

    /** A clock that is right again is not corrected by what its samples need on the way. */
    private static long settled(long lowest, Pace pace) {
        long right = pace == Pace.ROUNDS ? pace.within : FOLLOWED_WITHIN;
        return lowest >= 0 && lowest <= right ? 0 : lowest;
    }

    /** How many bytes {@link #writeTo} writes. */
    int size() {
        return Long.BYTES + 1 + (run == null ? 0 : Run.BYTES);
    }

    void writeTo(ByteBuffer out) {
        out.putLong(offset);
        out.put((byte) (run == null ? 0 : 1));
        if (run != null) {
            run.writeTo(out);
        }
    }

    static DeviceClock readFrom(ByteBuffer in) {
        long offset = in.getLong();
        Run run = in.get() == 0 ? null : Run.readFrom(in);
        return offset == 0 && run == null ? RIGHT : new DeviceClock(offset, run);
    }

    /** How evenly a kind of device is heard. */
    enum Pace {
        /** Whatever measures by itself, every second or every few minutes. */
        STEADY(WITHIN, 3_000, 10_000, 60_000, 60_000),
        /** What people measure on their rounds and chart up to an hour later: that is no clock that is off. */
        ROUNDS(3_600_000, 0, 7_200_000, 7_200_000, 43_200_000);

        /** How late a sample may be whose clock is right. */
        final long within;
        /** What of a run's beginning is compared with the rest. */
        private final long beginning;
        /** A lag that shrinks by more is that of a backlog which is caught up with. */
        private final long shrinks;
        /** A lag that is longer by more is that of older data. */
        private final long grows;
        /** After this, a run that is not in step begins anew. */
        private final long renewed;

        Pace(long within, long beginning, long shrinks, long grows, long renewed) {
            this.within = within;
            this.beginning = beginning;
            this.shrinks = shrinks;
            this.grows = grows;
            this.renewed = renewed;
        }
    }

    /**
     * Samples that agree with each other and not with the offset. Each lag is the receipt less the stamp.
     *
     * @param began receipt of the first
     * @param heard receipt of the last
     * @param early the shortest lag of the beginning
     * @param late the shortest lag since, {@link Long#MAX_VALUE} where there is none yet
     * @param latest the longest lag since
     */
    private record Run(long began, long heard, int count, long early, long late, long latest) {
        static final int BYTES = 5 * Long.BYTES + Integer.BYTES;
        /** Enough to tell a rhythm, and soon enough for a device that reports once a minute. */
        private static final int SAMPLES = 3;
        /** While it goes on this often, older data between is a backlog beside it, milliseconds. */
        private static final long GOES_ON = 10_000;

        private static final long NONE = Long.MAX_VALUE;

        static Run begun(long lag, long receivedAt) {
            return new Run(receivedAt, receivedAt, 1, lag, NONE, Long.MIN_VALUE);
        }

        long lowest() {
            return Math.min(early, late);
        }

        Run with(long lag, long receivedAt, Pace pace) {
            if (lag > early + pace.grows && receivedAt - heard <= GOES_ON) {
                return this;
            }
            boolean renewed = heard - began >= pace.renewed && count >= SAMPLES;
            if (lag > early + pace.grows || lag < lowest() - pace.shrinks || renewed) {
                return begun(lag, receivedAt);
            }
            Run next = receivedAt - began > pace.beginning
                    ? new Run(began, receivedAt, count + 1, early, Math.min(late, lag), Math.max(latest, lag))
                    : new Run(began, receivedAt, count + 1, Math.min(early, lag), late, latest);
            return next.late < next.early - pace.shrinks ? begun(lag, receivedAt) : next;
        }

        /**
         * Whether measured gaps equal arrival gaps: the shortest lag stays the same, and the others scatter little above it. Less
         * jitter is proven sooner. A backlog that is sent half as fast again as it was measured, or faster, never passes, nor
         * one in pieces: its lag shrinks, or scatters by the pauses.
         */
        boolean isInStep(Pace pace) {
            if (count < SAMPLES || late == NONE) {
                return false;
            }
            if (pace == Pace.ROUNDS) {
                return passes(3_600_000, 3_600_000, 3_600_000);
            }
            return passes(6_000, 1_000, 2_000)
                    || passes(12_000, 2_000, 6_000)
                    || passes(25_000, 3_000, 15_000)
                    || passes(60_000, 8_000, 45_000);
        }

        private boolean passes(long lasting, long apart, long scatter) {
            return heard - began >= lasting && Math.abs(late - early) <= apart && latest - late <= scatter;
        }

        void writeTo(ByteBuffer out) {
            out.putLong(began)
                    .putLong(heard)
                    .putInt(count)
                    .putLong(early)
                    .putLong(late)
                    .putLong(latest);
        }

        static Run readFrom(ByteBuffer in) {
            return new Run(in.getLong(), in.getLong(), in.getInt(), in.getLong(), in.getLong(), in.getLong());
        }
    }
}
