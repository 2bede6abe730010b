package dev.wardstream.ward;

import java.util.Arrays;

/**
 * What was measured of one thing in each step of event time, for the newest so many steps: mean, least and largest, and whether
 * any of it came late. What is older than the oldest step is left out, however late it comes.
 */
final class Ring {
    private final long step;
    private final float[] means;
    private final float[] least;
    private final float[] largest;
    private final int[] counts;
    private final boolean[] late;
    /** Which device each step was taken from, as {@link Trends} numbers them. */
    private final byte[] holders;

    private long newest = Long.MIN_VALUE;

    /** @param step milliseconds */
    Ring(long step, int steps) {
        this.step = step;
        this.means = new float[steps];
        this.least = new float[steps];
        this.largest = new float[steps];
        this.counts = new int[steps];
        this.late = new boolean[steps];
        this.holders = new byte[steps];
    }

    /** Takes a value in that is nobody's in particular; whether it changed a step that was over already, or began one. */
    boolean take(long at, double value, boolean cameLate) {
        return take(at, value, cameLate, (byte) 0);
    }

    /** The same of a device, by its number: a step that is another's changes only where this one is preferred. */
    boolean take(long at, double value, boolean cameLate, byte holder) {
        long slot = Math.floorDiv(at, step);
        boolean begins = slot > newest;
        if (begins) {
            clearUntil(slot);
        } else if (slot <= newest - counts.length) {
            return false;
        }
        boolean changed = mayTake(slot, holder);
        if (changed) {
            add(index(slot), (float) value, cameLate);
        }
        return begins || (changed && slot < newest);
    }

    /** Whether a step is a device's, or becomes it: it takes nothing from others then. */
    private boolean mayTake(long slot, byte holder) {
        int index = index(slot);
        if (counts[index] > 0 && holders[index] != holder) {
            int rank = Trends.rankOf(holder);
            int known = Trends.rankOf(holders[index]);
            boolean wasBefore = has(slot - 1) && holders[index(slot - 1)] == holder;
            if (rank > known || (rank == known && !wasBefore)) {
                return false;
            }
            counts[index] = 0;
            late[index] = false;
        }
        holders[index] = holder;
        return true;
    }

    /** The mean of the step with this number since the epoch; NaN where nothing was measured. */
    double mean(long slot) {
        return has(slot) ? tidy(means[index(slot)]) : Double.NaN;
    }

    double least(long slot) {
        return has(slot) ? tidy(least[index(slot)]) : Double.NaN;
    }

    double largest(long slot) {
        return has(slot) ? tidy(largest[index(slot)]) : Double.NaN;
    }

    /** Whether a value of that step came late. */
    boolean isLate(long slot) {
        return has(slot) && late[index(slot)];
    }

    private boolean has(long slot) {
        return slot <= newest && slot > newest - counts.length && counts[index(slot)] > 0;
    }

    private void add(int index, float value, boolean cameLate) {
        int count = ++counts[index];
        means[index] = count == 1 ? value : means[index] + (value - means[index]) / count;
        least[index] = count == 1 ? value : Math.min(least[index], value);
        largest[index] = count == 1 ? value : Math.max(largest[index], value);
        late[index] |= cameLate;
    }

    private void clearUntil(long slot) {
        if (newest == Long.MIN_VALUE || slot - newest >= counts.length) {
            Arrays.fill(counts, 0);
            Arrays.fill(late, false);
        } else {
            for (long passed = newest + 1; passed <= slot; passed++) {
                counts[index(passed)] = 0;
                late[index(passed)] = false;
            }
        }
        newest = slot;
    }

    private int index(long slot) {
        return Math.floorMod(slot, counts.length);
    }

    /** A float's 36.599998 as 36.6: vitals and scores are told to four digits after the point at most. */
    private static double tidy(float value) {
        return Math.round(value * 10_000.0) / 10_000.0;
    }
}
