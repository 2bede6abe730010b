package dev.wardstream.evaluate;

import dev.wardstream.statistics.PrincipalComponents;
import dev.wardstream.statistics.Standard;
import dev.wardstream.train.WindowVae;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What an anomaly model is measured against on wearers, at the same moments and in the same folds. */
final class WearerBaselines {
    /** Knows the protocol's order and nothing of the wearer. */
    static final String CLOCK = "the clock alone (learned from labels)";

    private static final int COMPONENTS = 4;
    private static final double NEAR_MINUTES = 1;
    private static final String UNSUPERVISED = "learned in each of the folds from the other wearers, whatever they did";

    private WearerBaselines() {}

    static List<Judgement> judge(Moments moments, OutOfFold outOfFold, long seed) {
        return List.of(
                ofEach(
                        "heart rate above the wearer's first 5 minutes",
                        moments,
                        outOfFold,
                        WearerRow::aboveTheFirstFiveMinutes),
                ofEach(
                        "exponentially weighted z-score, the largest of the vitals",
                        moments,
                        outOfFold,
                        WearerRow::weightedZ),
                learned(
                        "the model's vitals above everybody's mean, no own normal",
                        UNSUPERVISED,
                        outOfFold,
                        WearerBaselines::aboveEverybody),
                learned(
                        "PCA reconstruction of the last minute",
                        UNSUPERVISED,
                        outOfFold,
                        WearerBaselines::reconstruction),
                learned(
                        "variational autoencoder of the last minute",
                        UNSUPERVISED,
                        outOfFold,
                        (training, asked) -> surprise(training, asked, seed)),
                learned(
                        CLOCK,
                        "the share of other wearers who had the task within a minute of this one since their start; a"
                                + " score that can tell the time would do as well",
                        outOfFold,
                        WearerBaselines::clock));
    }

    private interface Learned {
        double[] scores(List<Moment> training, List<Moment> asked);
    }

    private static Judgement ofEach(String name, Moments moments, OutOfFold outOfFold, ToDoubleFunction<Moment> score) {
        double[] scores = moments.list().stream().mapToDouble(score).toArray();
        return judgement(name, "nothing is learned from others", scores, outOfFold);
    }

    private static Judgement learned(String name, String fit, OutOfFold outOfFold, Learned learned) {
        double[] scores = outOfFold.scores((training, asked, fold) -> learned.scores(training, asked));
        return judgement(name, fit, scores, outOfFold);
    }

    private static Judgement judgement(String name, String fit, double[] scores, OutOfFold outOfFold) {
        // A moment without a value is called by nobody.
        double[] known = Arrays.stream(scores)
                .map(score -> Double.isNaN(score) ? -Double.MAX_VALUE : score)
                .toArray();
        return new Judgement(
                name, Judgement.BASELINE, fit, known, false, outOfFold.called(known), OutOfFold.THRESHOLD_ORIGIN);
    }

    private static double[] aboveEverybody(List<Moment> training, List<Moment> asked) {
        return Arrays.stream(Standard.of(now(training)).apply(now(asked)))
                .mapToDouble(row -> Arrays.stream(row).sum())
                .toArray();
    }

    private static double[] reconstruction(List<Moment> training, List<Moment> asked) {
        Standard standard = Standard.of(minutes(training));
        PrincipalComponents components = PrincipalComponents.of(standard.apply(minutes(training)), COMPONENTS);
        return Arrays.stream(standard.apply(minutes(asked)))
                .mapToDouble(components::error)
                .toArray();
    }

    private static double[] surprise(List<Moment> training, List<Moment> asked, long seed) {
        Standard standard = Standard.of(minutes(training));
        return WindowVae.fit(standard.apply(minutes(training)), seed).surprise(standard.apply(minutes(asked)));
    }

    private static double[] clock(List<Moment> training, List<Moment> asked) {
        return asked.stream()
                .mapToDouble(moment -> training.stream()
                        .filter(other -> Math.abs(WearerRow.minutes(other) - WearerRow.minutes(moment)) <= NEAR_MINUTES)
                        .mapToDouble(other -> other.outcome() ? 1 : 0)
                        .average()
                        .orElse(0))
                .toArray();
    }

    private static double[][] minutes(List<Moment> moments) {
        return moments.stream().map(WearerRow::lastMinute).toArray(double[][]::new);
    }

    private static double[][] now(List<Moment> moments) {
        return moments.stream()
                .map(moment -> new double[] {
                    WearerRow.now(moment, WearerRow.HEART_RATE), WearerRow.now(moment, WearerRow.SWEAT)
                })
                .toArray(double[][]::new);
    }
}
