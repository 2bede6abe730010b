package dev.wardstream.score;

import java.util.Arrays;

/**
 * Places a window's error among those of held-out normal windows, so that scores of different models mean the same: the share
 * of held-out normal windows that score lower.
 *
 * @param windows how many held-out windows it was fitted on
 * @param levels shares, ascending, within (0, 1)
 * @param errors the error at each level, ascending
 */
public record Calibration(int windows, double[] levels, double[] errors) {
    private static final int MOST_KNOTS = 10_000;

    public Calibration {
        if (levels.length == 0 || levels.length > MOST_KNOTS || levels.length != errors.length) {
            throw new IllegalArgumentException("calibration needs 1 to " + MOST_KNOTS
                    + " levels with an error each, has " + levels.length + " levels and " + errors.length + " errors");
        }
        requireAscending("levels", levels);
        requireAscending("errors", errors);
        if (!(levels[0] > 0) || !(levels[levels.length - 1] < 1) || !(errors[0] >= 0)) {
            throw new IllegalArgumentException("calibration levels must lie between 0 and 1, errors at or above 0");
        }
    }

    /**
     * The calibration of these held-out errors, at most {@code knots} of them kept, more densely towards the top, where alarms
     * are decided.
     */
    public static Calibration fit(double[] heldOutErrors, int knots) {
        if (heldOutErrors.length < 2) {
            throw new IllegalArgumentException(
                    "calibration needs at least 2 held-out windows, has " + heldOutErrors.length);
        }
        double[] sorted = heldOutErrors.clone();
        Arrays.sort(sorted);
        int[] ranks = ranks(sorted.length, knots);
        double[] levels = new double[ranks.length];
        double[] errors = new double[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            // Rank over n + 1: the largest of n held-out windows leaves room above it for what was never seen.
            levels[i] = (ranks[i] + 1.0) / (sorted.length + 1.0);
            errors[i] = sorted[ranks[i]];
        }
        return new Calibration(sorted.length, levels, errors);
    }

    /**
     * The calibrated score of an error: linear between the levels, and above the largest held-out error it nears 1 as that
     * error becomes small beside it, so that what was never seen still has an order.
     */
    public double score(double error) {
        int last = errors.length - 1;
        if (error >= errors[last]) {
            return error > 0 ? 1 - (1 - levels[last]) * (errors[last] / error) : levels[last];
        }
        if (error < errors[0]) {
            return levels[0] * (error / errors[0]);
        }
        int above = firstAbove(error);
        double from = errors[above - 1];
        double part = (error - from) / (errors[above] - from);
        return levels[above - 1] + part * (levels[above] - levels[above - 1]);
    }

    private int firstAbove(double error) {
        int low = 0;
        int high = errors.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (errors[middle] > error) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Ranks from 0 to n - 1: half of them spread evenly, half crowding geometrically towards the top. */
    private static int[] ranks(int n, int knots) {
        int half = Math.max(1, knots / 2);
        boolean[] chosen = new boolean[n];
        for (int i = 0; i <= half; i++) {
            chosen[(int) ((long) i * (n - 1) / half)] = true;
            chosen[n - (int) Math.round(Math.pow(n, (double) i / half))] = true;
        }
        int[] ranks = new int[n];
        int count = 0;
        for (int rank = 0; rank < n; rank++) {
            if (chosen[rank]) {
                ranks[count++] = rank;
            }
        }
        return Arrays.copyOf(ranks, count);
    }

    private static void requireAscending(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i]) || (i > 0 && values[i] < values[i - 1])) {
                throw new IllegalArgumentException("calibration " + name + " must be finite and ascending, at " + i);
            }
        }
    }
}
