package dev.wardstream.recordings;

import java.time.Duration;

/**
 * Tells what is charted in rounds from what a device measures by itself, by the gaps between a patient's rows. A round may chart
 * fact by fact, a few rows within minutes, and then nothing for hours; a device that goes on by itself may be off for a night.
 */
final class Rounds {
    /**
     * What is this long after the row before it begins a round: half of what a device of unknown kind may be silent (alarm.noDataAfter.unknown),
     * so that who misses one row is not taken for silent.
     */
    static final Duration APART = Duration.ofSeconds(150);

    /** No more rows than this make a round on average: where every fifth gap, or more, is long. */
    static final int MOST_ROWS = 5;

    private Rounds() {}

    /**
     * Whether they look charted. One row alone tells nothing.
     *
     * @param times epoch milliseconds, in order; those that are the same count once
     */
    static boolean areIn(long[] times) {
        int gaps = 0;
        int apart = 0;
        for (int i = 1; i < times.length; i++) {
            long gap = times[i] - times[i - 1];
            gaps += gap > 0 ? 1 : 0;
            apart += gap >= APART.toMillis() ? 1 : 0;
        }
        return apart > 0 && apart * MOST_ROWS >= gaps;
    }
}
