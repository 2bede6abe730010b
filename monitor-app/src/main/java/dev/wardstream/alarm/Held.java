package dev.wardstream.alarm;

import org.jspecify.annotations.Nullable;

/**
 * Since when a condition has held without a break at each priority or a higher one: epoch milliseconds, {@link #NEVER}
 * where it does not hold. What holds at high priority holds at medium too, so {@code low <= medium <= high}.
 */
record Held(long low, long medium, long high) {
    static final long NEVER = Long.MAX_VALUE;
    static final Held NOT = new Held(NEVER, NEVER, NEVER);
    private static final Priority[] FROM_HIGHEST = {Priority.HIGH, Priority.MEDIUM, Priority.LOW};

    /** The same after a finding at {@code at}. */
    Held after(Finding finding, long at) {
        if (!finding.holds()) {
            return NOT;
        }
        return new Held(
                low == NEVER ? at : low,
                since(medium, finding.holdsAt(Priority.MEDIUM), at),
                since(high, finding.holdsAt(Priority.HIGH), at));
    }

    boolean holds() {
        return low != NEVER;
    }

    long since(Priority priority) {
        return switch (priority) {
            case LOW -> low;
            case MEDIUM -> medium;
            case HIGH -> high;
        };
    }

    /** When it will have held for the delay at any priority. */
    long dueAny(long delay) {
        return due(low, delay);
    }

    /** When it will have held for the delay at a priority above one. */
    long dueAbove(Priority priority, long delay) {
        return switch (priority) {
            case LOW -> due(medium, delay);
            case MEDIUM -> due(high, delay);
            case HIGH -> NEVER;
        };
    }

    /** The highest priority at which it has held for the delay at {@code at}; null if at none. */
    @Nullable Priority reached(long at, long delay) {
        for (Priority priority : FROM_HIGHEST) {
            if (due(since(priority), delay) <= at) {
                return priority;
            }
        }
        return null;
    }

    /** The highest priority at which it holds, for however short; low where it does not hold. */
    Priority highest() {
        if (high != NEVER) {
            return Priority.HIGH;
        }
        return medium != NEVER ? Priority.MEDIUM : Priority.LOW;
    }

    private static long due(long since, long delay) {
        return since == NEVER ? NEVER : since + delay;
    }

    private static long since(long before, boolean holds, long at) {
        if (!holds) {
            return NEVER;
        }
        return before == NEVER ? at : before;
    }
}
