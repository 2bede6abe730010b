package dev.wardstream.evaluate;

import dev.wardstream.score.PersonMark;
import dev.wardstream.score.RiskCard;
import dev.wardstream.score.RiskModel;
import dev.wardstream.score.RiskScorer;
import dev.wardstream.train.Progress;
import dev.wardstream.train.RiskCase;
import dev.wardstream.train.RiskEnsemble;
import dev.wardstream.train.RiskRecipe;
import dev.wardstream.train.RiskSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges a risk model on persons it has not learned from: as it is, where it knows none of them; else trained anew in each fold, by
 * the same recipe.
 */
final class RiskJudge {
    private final RiskModel model;
    private final View view;
    private final RiskSettings retraining;
    private final Progress progress;

    RiskJudge(RiskModel model, RiskSettings retraining, Progress progress) {
        this.model = model;
        this.view = viewOf(model);
        this.retraining = retraining;
        this.progress = progress;
    }

    static View viewOf(RiskModel model) {
        return new View(model.card().window(), model.card().signals());
    }

    Judgement judge(Moments moments, OutOfFold outOfFold) {
        if (hasSeenAny(model, moments)) {
            return retrained(outOfFold);
        }
        return asItIs(moments);
    }

    /** Whether a model has learned from anybody who is to be judged. */
    static boolean hasSeenAny(RiskModel model, Moments moments) {
        Set<String> seen = new HashSet<>(model.card().origin().persons());
        return moments.persons().keySet().stream().anyMatch(person -> seen.contains(PersonMark.of(person)));
    }

    private Judgement asItIs(Moments moments) {
        RiskCard card = model.card();
        double[] scores = scores(model, moments.list());
        boolean[] called = new boolean[scores.length];
        for (int i = 0; i < called.length; i++) {
            called[i] = scores[i] >= card.threshold();
        }
        String trainedOn = String.join(
                ", ",
                card.origin().sources().stream().map(source -> source.name()).toList());
        return new Judgement(
                card.ref().toString(),
                Judgement.MODEL,
                "as shipped: learned from " + card.origin().persons().size() + " persons of " + trainedOn
                        + ", none of whom is here",
                scores,
                true,
                called,
                "in the model's card, " + card.thresholdOrigin());
    }

    private Judgement retrained(OutOfFold outOfFold) {
        RiskRecipe recipe = recipe();
        double[] scores = outOfFold.scores((training, asked, fold) -> {
            List<RiskCase> cases = training.stream()
                    .map(moment -> new RiskCase(moment.person(), moment.window(view), moment.outcome()))
                    .toList();
            String part = ", fold " + (fold + 1) + " of " + outOfFold.folds();
            RiskModel retrained = RiskEnsemble.train(
                    recipe, retraining, cases, List.of(), (stage, done, of) -> progress.at(stage + part, done, of));
            return scores(retrained, asked);
        });
        return new Judgement(
                model.ref().toString(),
                Judgement.MODEL,
                "trained anew in each of " + outOfFold.folds()
                        + " folds, because the shipped weights have seen these persons",
                scores,
                true,
                outOfFold.called(scores),
                OutOfFold.THRESHOLD_ORIGIN);
    }

    private RiskRecipe recipe() {
        Optional<RiskRecipe> recipe = RiskRecipe.ofId(model.ref().id());
        return recipe.orElseThrow(() -> new IllegalArgumentException("the model " + model.ref()
                + " has learned from persons of this set, and there is no recipe of its name to train it anew by: judge it on"
                + " others"));
    }

    private double[] scores(RiskModel judged, List<Moment> moments) {
        RiskScorer scorer = judged.scorer();
        return moments.stream()
                .mapToDouble(moment -> scorer.probability(moment.window(view)))
                // Who shows nothing to see is called by nobody.
                .map(probability -> Double.isNaN(probability) ? 0 : probability)
                .toArray();
    }
}
