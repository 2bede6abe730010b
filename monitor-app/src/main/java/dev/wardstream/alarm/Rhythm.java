package dev.wardstream.alarm;

import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;

/**
 * How far apart a device's deliveries are, where that is long against the time that it may be silent: an export once a minute is
 * no silence, however short the time that its kind is given. Three gaps in a row of about the same length are a rhythm; one long
 * pause is none, and data that flows again for a while is the end of it. All lengths are in milliseconds, on the ward's clock.
 */
final class Rhythm {
    /** How many deliveries may be missed. */
    private static final long MISSED = 3;
    /** How many pairs of gaps must be alike before a device is waited for longer. */
    private static final int PAIRS = 2;
    /** How many times longer than its kind may be silent a slow device is waited for at most. */
    private static final long LONGEST = 5;
    /** The larger of two gaps of one rhythm is at most this many halves of the smaller. */
    private static final long HALVES = 3;
    /** What a delivery brings comes within this part of a gap; what goes on longer is a flow. */
    private static final long DELIVERY = 4;

    /** The last long gap, 0 where there was none since the data flowed. */
    private long newest;
    /** How many gaps in a row were like the one before, {@value #PAIRS} at most. */
    private int alike;
    /** The shorter of the last two that were alike. */
    private long learned;
    /** When the delivery began that still goes on. */
    private long deliveryBegan = Long.MIN_VALUE;

    /** Learns from a device that is heard at an instant, for the first time after another. */
    void heard(long before, long at, long patience) {
        long gap = at - before;
        if (gap > patience / MISSED) {
            if (isAlike(gap, newest)) {
                learned = Math.min(gap, newest);
                alike = Math.min(alike + 1, PAIRS);
            }
            newest = gap;
            deliveryBegan = at;
        } else if (newest != 0 && at - deliveryBegan > newest / DELIVERY) {
            newest = 0;
            learned = 0;
            alike = 0;
        }
    }

    private static boolean isAlike(long one, long other) {
        return 2 * Math.max(one, other) <= HALVES * Math.min(one, other);
    }

    /** How long the device may be silent, where its kind may be for {@code patience}. */
    long patience(long patience) {
        return alike < PAIRS ? patience : Math.max(patience, Math.min(MISSED * learned, LONGEST * patience));
    }

    /** Whether it is so slow that it is silent most of the time: one delivery does not make a watched bed of it. */
    boolean isTooSlow(long patience) {
        return learned > LONGEST * patience;
    }

    boolean isUnknown() {
        return newest == 0;
    }

    void writeTo(StateWriter out) {
        out.number(newest);
        out.number(learned);
        out.number(alike);
        out.time(deliveryBegan);
    }

    static Rhythm readFrom(StateReader in) {
        Rhythm rhythm = new Rhythm();
        rhythm.newest = in.number();
        rhythm.learned = in.number();
        rhythm.alike = (int) in.number();
        rhythm.deliveryBegan = in.time();
        return rhythm;
    }
}
