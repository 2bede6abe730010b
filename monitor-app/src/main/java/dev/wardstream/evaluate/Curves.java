package dev.wardstream.evaluate;

import dev.wardstream.page.Curve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The curves of one judgement: what each threshold would give. */
final class Curves {
    /** A curve is told apart by eye with so many points; all of them would make the page megabytes. */
    private static final int POINTS = 200;

    private static final int CALIBRATION_GROUPS = 10;

    private Curves() {}

    /** Sensitivity (y) against 1 - specificity (x). */
    static Curve roc(Judgement judgement, boolean[] outcomes) {
        long positives = positives(outcomes);
        List<double[]> points = new ArrayList<>();
        points.add(new double[] {0, 0});
        for (long[] counts : falling(judgement.scores(), outcomes)) {
            double falseAlarms = counts[0] - counts[1];
            points.add(new double[] {falseAlarms / (outcomes.length - positives), (double) counts[1] / positives});
        }
        return new Curve(judgement.name(), thinned(points), look(judgement));
    }

    /** PPV (y) against sensitivity (x), from a fiftieth of the outcomes on: before it a handful decide. */
    static Curve precisionRecall(Judgement judgement, boolean[] outcomes) {
        long positives = positives(outcomes);
        List<double[]> points = new ArrayList<>();
        for (long[] counts : falling(judgement.scores(), outcomes)) {
            double sensitivity = (double) counts[1] / positives;
            if (sensitivity >= 0.02) {
                points.add(new double[] {sensitivity, (double) counts[1] / counts[0]});
            }
        }
        return new Curve(judgement.name(), thinned(points), look(judgement));
    }

    /** The share that had the outcome (y) against the mean probability given (x), in ten groups of equal size. */
    static Curve calibration(Judgement judgement, boolean[] outcomes) {
        int[] rising = IntStream.range(0, outcomes.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> judgement.scores()[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<double[]> points = new ArrayList<>();
        for (int group = 0; group < CALIBRATION_GROUPS; group++) {
            int from = group * rising.length / CALIBRATION_GROUPS;
            int to = (group + 1) * rising.length / CALIBRATION_GROUPS;
            double given = 0;
            double had = 0;
            for (int i = from; i < to; i++) {
                given += judgement.scores()[rising[i]];
                had += outcomes[rising[i]] ? 1 : 0;
            }
            if (to > from) {
                points.add(new double[] {given / (to - from), had / (to - from)});
            }
        }
        return new Curve(judgement.name(), points, look(judgement));
    }

    /** Of each distinct score, from the highest down: how many moments score at least that, and how many of them are positive. */
    private static List<long[]> falling(double[] scores, boolean[] outcomes) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<long[]> counts = new ArrayList<>();
        long hits = 0;
        for (int rank = 0; rank < order.length; rank++) {
            hits += outcomes[order[rank]] ? 1 : 0;
            if (rank + 1 == order.length || scores[order[rank]] != scores[order[rank + 1]]) {
                counts.add(new long[] {rank + 1, hits});
            }
        }
        return counts;
    }

    private static Curve.Look look(Judgement judgement) {
        return judgement.isModel() ? Curve.Look.STRONG : Curve.Look.LINE;
    }

    private static List<double[]> thinned(List<double[]> points) {
        if (points.size() <= POINTS) {
            return points;
        }
        List<double[]> thinned = new ArrayList<>();
        for (int i = 0; i <= POINTS; i++) {
            thinned.add(points.get((int) ((long) i * (points.size() - 1) / POINTS)));
        }
        return thinned;
    }

    private static long positives(boolean[] outcomes) {
        long positives = 0;
        for (boolean outcome : outcomes) {
            positives += outcome ? 1 : 0;
        }
        return positives;
    }
}
