package dev.wardstream.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Moments in the falling order of a score, sorted once: each resample of persons is then one walk down. Moments of one score fall
 * together, so that ties earn half of what an order would.
 */
public final class Ranking {
    private final int[] order;
    private final boolean[] endsTie;
    private final boolean[] outcomes;
    private final int[] persons;

    /**
     * @param scores higher is worse
     * @param persons the number of each moment's person
     * @throws IllegalArgumentException where a score is NaN: it has no place in any order
     */
    public Ranking(double[] scores, boolean[] outcomes, int[] persons) {
        requireNumbers(scores);
        this.outcomes = outcomes;
        this.persons = persons;
        order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        endsTie = new boolean[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            endsTie[rank] = rank + 1 == order.length || scores[order[rank]] != scores[order[rank + 1]];
        }
    }

    /** Of moments each of which is of another person. */
    public static Ranking ofMoments(double[] scores, boolean[] outcomes) {
        return new Ranking(scores, outcomes, IntStream.range(0, scores.length).toArray());
    }

    /**
     * What a ranking is worth, whatever the threshold. NaN where nobody has the outcome; so is the AUROC where everybody has it.
     *
     * @param auroc the chance that a moment with the outcome scores higher than one without
     * @param auprc average precision
     * @param minSensitivityPpv the largest, over all thresholds, of the lesser of sensitivity and PPV
     */
    public record Worth(double auroc, double auprc, double minSensitivityPpv) {}

    /**
     * Who would be called at a threshold.
     *
     * @param called moments that score at least so much
     * @param hits those of them with the outcome
     */
    public record Cut(long called, long hits) {}

    /** At each score that there is, from the highest down. */
    public List<Cut> cuts() {
        List<Cut> cuts = new ArrayList<>();
        long hits = 0;
        for (int rank = 0; rank < order.length; rank++) {
            hits += outcomes[order[rank]] ? 1 : 0;
            if (endsTie[rank]) {
                cuts.add(new Cut(rank + 1L, hits));
            }
        }
        return cuts;
    }

    /** With every person counted once. */
    public Worth worth() {
        int[] once = new int[Arrays.stream(persons).max().orElse(-1) + 1];
        Arrays.fill(once, 1);
        return worth(once);
    }

    /** @param weights how often each person is counted */
    public Worth worth(int[] weights) {
        long positives = 0;
        long negatives = 0;
        for (int i : order) {
            if (outcomes[i]) {
                positives += weights[persons[i]];
            } else {
                negatives += weights[persons[i]];
            }
        }
        return walk(weights, positives, negatives);
    }

    private Worth walk(int[] weights, long positives, long negatives) {
        double pairs = 0;
        double precision = 0;
        double balanced = 0;
        long hits = 0;
        long alarms = 0;
        long hitsBefore = 0;
        long alarmsBefore = 0;
        for (int rank = 0; rank < order.length; rank++) {
            int weight = weights[persons[order[rank]]];
            alarms += weight;
            hits += outcomes[order[rank]] ? weight : 0;
            if (endsTie[rank] && alarms > alarmsBefore) {
                long tiedHits = hits - hitsBefore;
                long tiedFalse = alarms - alarmsBefore - tiedHits;
                pairs += tiedFalse * (hitsBefore + tiedHits / 2.0);
                double ppv = (double) hits / alarms;
                precision += tiedHits * ppv;
                balanced = Math.max(balanced, Math.min((double) hits / positives, ppv));
                hitsBefore = hits;
                alarmsBefore = alarms;
            }
        }
        return new Worth(pairs / ((double) positives * negatives), precision / positives, balanced);
    }

    private static void requireNumbers(double[] scores) {
        for (int i = 0; i < scores.length; i++) {
            if (Double.isNaN(scores[i])) {
                throw new IllegalArgumentException("a score must be a number to be ranked, that of moment " + i + " of "
                        + scores.length + " is NaN");
            }
        }
    }
}
