package dev.wardstream.evaluate;

import dev.wardstream.train.ConvolutionalNetwork;
import dev.wardstream.train.Progress;
import dev.wardstream.train.RiskCase;
import dev.wardstream.train.RiskRecipe;
import dev.wardstream.window.WindowSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What models are measured against, on the same moments: NEWS2, fixed limits, and learners in the same folds. */
final class Baselines {
    /** Learners see hourly windows, as fine as charting is, whatever the models look at. */
    private static final WindowSpec HOURLY =
            new WindowSpec(Duration.ofHours(1), Duration.ofHours(48), Duration.ofHours(1), Duration.ofHours(12));

    private static final int URGENT_NEWS2 = 5;
    /** Its training takes minutes as it is; hours of the same few patients add little. */
    private static final int CONVOLVED_ROWS = 4000;

    private Baselines() {}

    /** What the learners look at, the signals of each recipe, and the windows of the recipe itself. */
    static List<View> views() {
        List<View> views = new ArrayList<>();
        for (RiskRecipe recipe : RiskRecipe.values()) {
            views.add(viewOf(recipe));
            views.add(windowsOf(recipe));
        }
        return views;
    }

    private static View viewOf(RiskRecipe recipe) {
        return new View(HOURLY, recipe.channels());
    }

    private static View windowsOf(RiskRecipe recipe) {
        return new View(recipe.window(), recipe.channels());
    }

    static List<Judgement> judge(
            Moments moments, OutOfFold outOfFold, Collection<Learner> learners, long seed, Progress progress) {
        List<Judgement> judgements = new ArrayList<>();
        judgements.add(news2(moments));
        judgements.add(limits(moments));
        int done = 0;
        int all = (learners.size() + 1) * RiskRecipe.values().length;
        for (RiskRecipe recipe : RiskRecipe.values()) {
            for (Learner learner : learners) {
                progress.at("baselines", done++, all);
                judgements.add(learned(recipe, learner, outOfFold, seed));
            }
            progress.at("baselines", done++, all);
            judgements.add(convolutional(recipe, outOfFold, seed));
        }
        return judgements;
    }

    private static Judgement news2(Moments moments) {
        double[] scores = moments.list().stream().mapToDouble(Moment::news2).toArray();
        return new Judgement(
                "NEWS2 (partial)",
                Judgement.BASELINE,
                "the chart, on values up to 12 h old; what is unknown counts nothing",
                scores,
                false,
                atLeast(scores, URGENT_NEWS2),
                "the chart's urgent response, a total of " + URGENT_NEWS2);
    }

    private static Judgement limits(Moments moments) {
        double[] scores =
                moments.list().stream().mapToDouble(Moment::pastLimits).toArray();
        return new Judgement(
                "fixed limits",
                Judgement.BASELINE,
                "how many vitals, last measured up to 12 h ago, lie past the default limits; past the extreme ones twice",
                scores,
                false,
                atLeast(scores, 1),
                "one vital past its limit");
    }

    private static boolean[] atLeast(double[] scores, double threshold) {
        boolean[] called = new boolean[scores.length];
        for (int i = 0; i < called.length; i++) {
            called[i] = scores[i] >= threshold;
        }
        return called;
    }

    private static Judgement convolutional(RiskRecipe recipe, OutOfFold outOfFold, long seed) {
        View view = windowsOf(recipe);
        double[] scores = outOfFold.scores((training, asked, fold) -> ConvolutionalNetwork.train(
                        recipe, cases(TableLearning.drawn(training, CONVOLVED_ROWS, seed), view), seed)
                .probabilities(cases(asked, view)));
        return inFolds("1-D convolutional network, signals of " + recipe.id(), CONVOLVED_ROWS, outOfFold, scores);
    }

    private static List<RiskCase> cases(List<Moment> moments, View view) {
        return moments.stream()
                .map(moment -> new RiskCase(moment.person(), moment.window(view), moment.outcome()))
                .toList();
    }

    private static Judgement learned(RiskRecipe recipe, Learner learner, OutOfFold outOfFold, long seed) {
        View view = viewOf(recipe);
        double[] scores = outOfFold.scores(
                (training, asked, fold) -> TableLearning.probabilities(learner, view, training, asked, seed));
        return inFolds(learner.title() + ", signals of " + recipe.id(), learner.mostRows(), outOfFold, scores);
    }

    private static Judgement inFolds(String name, int mostRows, OutOfFold outOfFold, double[] scores) {
        String drawn = mostRows == 0 ? "" : ", on at most " + mostRows + " moments drawn at random";
        return new Judgement(
                name,
                Judgement.BASELINE,
                "trained in each of " + outOfFold.folds() + " folds of these recordings" + drawn,
                scores,
                true,
                outOfFold.called(scores),
                OutOfFold.THRESHOLD_ORIGIN);
    }
}
