package dev.wardstream.evaluate;

import dev.wardstream.score.RiskScore;
import java.util.List;

/**
 * One patient's course, and what a model made of it.
 *
 * @param why he is shown, in words
 * @param diedAt hours since the first moment; NaN where he lived
 * @param hours of each moment, since the first
 * @param scores of the model at each
 * @param contributions at each: what each signal adds to the log-odds
 * @param threshold that the others set for him
 */
record Example(
        String model,
        String recording,
        String why,
        double diedAt,
        double[] hours,
        double[] scores,
        List<List<RiskScore.Contribution>> contributions,
        double threshold) {
    Example {
        contributions = List.copyOf(contributions);
    }
}
