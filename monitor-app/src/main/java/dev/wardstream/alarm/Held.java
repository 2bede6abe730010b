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

    /** When it will have held for the rule's delay at any priority. */
    long dueAny(Rule rule) {
        return Math.min(due(Priority.LOW, rule), dueAbove(Priority.LOW, rule));
    }

    /** When it will have held for the rule's delay at a priority above one. */
    long dueAbove(Priority priority, Rule rule) {
        return switch (priority) {
            case LOW -> Math.min(due(Priority.MEDIUM, rule), due(Priority.HIGH, rule));
            case MEDIUM -> due(Priority.HIGH, rule);
            case HIGH -> NEVER;
        };
    }

    /** The highest priority at which it has held for the rule's delay at {@code at}; null if at none. */
    @Nullable Priority reached(long at, Rule rule) {
        for (Priority priority : FROM_HIGHEST) {
            if (due(priority, rule) <= at) {
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

    private long due(Priority priority, Rule rule) {
        long since = since(priority);
        return since == NEVER ? NEVER : since + rule.raiseDelay(priority);
    }

    private static long since(long before, boolean holds, long at) {
        if (!holds) {
            return NEVER;
        }
        return before == NEVER ? at : before;
    }
}
