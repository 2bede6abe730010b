package dev.wardstream.evaluate;

import dev.wardstream.page.Curve;
import dev.wardstream.statistics.Ranking;
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
        for (Ranking.Cut cut : cuts(judgement, outcomes)) {
            double falseAlarms = cut.called() - cut.hits();
            points.add(new double[] {falseAlarms / (outcomes.length - positives), (double) cut.hits() / positives});
        }
        return new Curve(judgement.name(), thinned(points), look(judgement));
    }

    /** PPV (y) against sensitivity (x), from a fiftieth of the outcomes on: before it a handful decide. */
    static Curve precisionRecall(Judgement judgement, boolean[] outcomes) {
        long positives = positives(outcomes);
        List<double[]> points = new ArrayList<>();
        for (Ranking.Cut cut : cuts(judgement, outcomes)) {
            double sensitivity = (double) cut.hits() / positives;
            if (sensitivity >= 0.02) {
                points.add(new double[] {sensitivity, (double) cut.hits() / cut.called()});
            }
        }
        return new Curve(judgement.name(), thinned(points), look(judgement));
    }

    /**
     * The share that had the outcome (y) against the mean probability given (x), in ten groups as equal as can be: moments of one
     * probability stay together, else the order of the recordings would decide which group they make better.
     */
    static Curve calibration(Judgement judgement, boolean[] outcomes) {
        int[] rising = IntStream.range(0, outcomes.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> judgement.scores()[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<double[]> points = new ArrayList<>();
        int from = 0;
        for (int group = 1; group <= CALIBRATION_GROUPS; group++) {
            int to = endOfTie(judgement.scores(), rising, group * rising.length / CALIBRATION_GROUPS);
            double given = 0;
            double had = 0;
            for (int i = from; i < to; i++) {
                given += judgement.scores()[rising[i]];
                had += outcomes[rising[i]] ? 1 : 0;
            }
            if (to > from) {
                points.add(new double[] {given / (to - from), had / (to - from)});
            }
            from = to;
        }
        return new Curve(judgement.name(), points, look(judgement));
    }

    private static int endOfTie(double[] scores, int[] rising, int from) {
        int end = from;
        while (end > 0 && end < rising.length && scores[rising[end]] == scores[rising[end - 1]]) {
            end++;
        }
        return end;
    }

    private static List<Ranking.Cut> cuts(Judgement judgement, boolean[] outcomes) {
        return Ranking.ofMoments(judgement.scores(), outcomes).cuts();
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
