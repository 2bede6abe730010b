package dev.wardstream.evaluate;

import dev.wardstream.statistics.Threshold;
import dev.wardstream.train.Folds;
import java.util.ArrayList;
import java.util.List;

/** Moments judged by what was learned from other persons: fold by fold, each by a learner that saw all the other folds. */
final class OutOfFold {
    static final String THRESHOLD_ORIGIN =
            "for the persons of each fold, where sensitivity meets PPV over the persons of the other folds";

    private final List<Moment> moments;
    private final Folds folds;

    OutOfFold(List<Moment> moments, Folds folds) {
        this.moments = moments;
        this.folds = folds;
    }

    /** How many folds. */
    int folds() {
        return folds.count();
    }

    /** Learns from some moments and scores others, in their order. */
    interface Judge {
        double[] scores(List<Moment> training, List<Moment> asked, int fold);
    }

    /** A score for every moment, from a judge that has not learned from that person. */
    double[] scores(Judge judge) {
        double[] scores = new double[moments.size()];
        for (int fold = 0; fold < folds.count(); fold++) {
            List<Moment> training = new ArrayList<>();
            List<Moment> asked = new ArrayList<>();
            List<Integer> positions = new ArrayList<>();
            for (int i = 0; i < moments.size(); i++) {
                if (foldOf(i) == fold) {
                    asked.add(moments.get(i));
                    positions.add(i);
                } else {
                    training.add(moments.get(i));
                }
            }
            double[] its = judge.scores(training, asked, fold);
            for (int i = 0; i < its.length; i++) {
                scores[positions.get(i)] = its[i];
            }
        }
        return scores;
    }

    /** Whether each moment is called at a threshold that the other folds set. */
    boolean[] called(double[] scores) {
        boolean[] called = new boolean[scores.length];
        for (int fold = 0; fold < folds.count(); fold++) {
            double threshold = thresholdOfOthers(scores, fold);
            for (int i = 0; i < scores.length; i++) {
                if (foldOf(i) == fold) {
                    called[i] = scores[i] >= threshold;
                }
            }
        }
        return called;
    }

    private double thresholdOfOthers(double[] scores, int fold) {
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            if (foldOf(i) != fold) {
                others.add(i);
            }
        }
        double[] theirs = others.stream().mapToDouble(i -> scores[i]).toArray();
        boolean[] outcomes = new boolean[theirs.length];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = moments.get(others.get(i)).outcome();
        }
        return Threshold.whereSensitivityMeetsPpv(theirs, outcomes);
    }

    private int foldOf(int moment) {
        return folds.of(moments.get(moment).person());
    }
}
