package dev.wardstream.train;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The chance that somebody with the outcome scores higher than somebody without; ties count half. */
final class Auroc {
    private Auroc() {}

    /** NaN where all or none have the outcome. */
    static double of(double[] scores, boolean[] outcomes) {
        int[] rising = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double pairs = 0;
        double below = 0;
        double positives = 0;
        int from = 0;
        while (from < rising.length) {
            int to = from;
            int hits = 0;
            while (to < rising.length && scores[rising[to]] == scores[rising[from]]) {
                hits += outcomes[rising[to]] ? 1 : 0;
                to++;
            }
            int misses = to - from - hits;
            pairs += hits * (below + misses / 2.0);
            below += misses;
            positives += hits;
            from = to;
        }
        return pairs / (positives * below);
    }
}
