package dev.wardstream.score;

import java.util.List;

/**
 * What an RNN says of a window.
 *
 * @param windowStart inclusive, epoch milliseconds
 * @param windowEnd exclusive, epoch milliseconds
 * @param at the event time of the sample that made the window due, epoch milliseconds
 * @param value 0 (as usual) to 1 (never seen), calibrated: the share of held-out normal windows that score lower
 * @param contributions what each vital adds, largest first
 * @param coverage the share of the window's cells, 0 to 1, that were measured
 */
public record ModelScore(
        ModelRef model,
        long windowStart,
        long windowEnd,
        long at,
        double value,
        List<Contribution> contributions,
        double coverage,
        boolean retrospective)
        implements Score {
    public ModelScore {
        contributions = List.copyOf(contributions);
    }
}
