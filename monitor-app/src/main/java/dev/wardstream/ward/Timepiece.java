package dev.wardstream.ward;

import java.util.function.LongToDoubleFunction;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What time it is on the ward, by the time of the wall clock; epoch milliseconds.
 *
 * @param at the ward's time; null where it stands still without samples, and is what the newest record says
 * @param speed ward seconds in a second of the wall clock, 0 where the ward's clock stands
 */
public record Timepiece(@Nullable LongUnaryOperator at, LongToDoubleFunction speed) {
    /** The live ward's. */
    public static Timepiece wall() {
        return new Timepiece(LongUnaryOperator.identity(), wall -> 1);
    }

    /** Whether it is the wall clock, so that the times of records on the topics are the ward's. */
    public boolean isWall() {
        long wall = System.currentTimeMillis();
        return at != null && at.applyAsLong(wall) == wall;
    }

    /** The ward's time now. */
    long now(Ward ward) {
        if (at != null) {
            return at.applyAsLong(System.currentTimeMillis());
        }
        return ward.newest() == Long.MIN_VALUE ? 0 : ward.newest();
    }

    double speedNow() {
        return speed.applyAsDouble(System.currentTimeMillis());
    }
}
