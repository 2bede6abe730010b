package dev.wardstream.archive;

import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What time it is on the ward, by the time of the wall clock; epoch milliseconds.
 *
 * @param at the ward's time; null where it stands still without samples, and is what the newest record says
 */
public record WardNow(@Nullable LongUnaryOperator at) {
    /** The live ward's. */
    public static WardNow wall() {
        return new WardNow(LongUnaryOperator.identity());
    }

    /** @param newest what the newest record says; {@link Long#MIN_VALUE} before the first */
    long now(long newest) {
        return at == null ? newest : at.applyAsLong(System.currentTimeMillis());
    }

    /** When a record was appended that says no time of the ward itself. */
    long ofRecord(long appendedAt) {
        return at == null ? appendedAt : at.applyAsLong(appendedAt);
    }
}
