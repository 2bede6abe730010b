package dev.wardstream.evaluate;

import dev.wardstream.score.PersonMark;
import dev.wardstream.score.RiskCard;
import dev.wardstream.score.RiskModel;
import dev.wardstream.score.RiskScorer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Judges a risk model on persons it has not learned from: each by those of its networks that have not seen him. */
final class RiskJudge {
    private final RiskModel model;
    private final View view;

    RiskJudge(RiskModel model) {
        this.model = model;
        this.view = viewOf(model);
    }

    static View viewOf(RiskModel model) {
        return new View(model.card().window(), model.card().signals());
    }

    Judgement judge(Moments moments, OutOfFold outOfFold) {
        double[] scores = scores(moments.list());
        if (PersonMark.isOfAny(
                model.card().origin().persons(), moments.persons().keySet())) {
            return new Judgement(
                    model.ref().toString(),
                    Judgement.MODEL,
                    "as shipped; it has learned from persons who are here, and each of them is judged by those of its "
                            + model.members().size() + " networks alone that have not",
                    scores,
                    true,
                    outOfFold.called(scores),
                    OutOfFold.THRESHOLD_ORIGIN);
        }
        RiskCard card = model.card();
        return new Judgement(
                card.ref().toString(),
                Judgement.MODEL,
                "as shipped: learned from " + card.origin().persons().size() + " persons of " + sources(card)
                        + ", none of whom is here",
                scores,
                true,
                called(scores, card.threshold()),
                "in the model's card, " + card.thresholdOrigin());
    }

    private static String sources(RiskCard card) {
        return String.join(
                ", ",
                card.origin().sources().stream().map(source -> source.name()).toList());
    }

    private static boolean[] called(double[] scores, double threshold) {
        boolean[] called = new boolean[scores.length];
        for (int i = 0; i < called.length; i++) {
            called[i] = scores[i] >= threshold;
        }
        return called;
    }

    private double[] scores(List<Moment> moments) {
        Map<String, List<Integer>> unseen = new HashMap<>();
        Map<List<Integer>, RiskScorer> scorers = new HashMap<>();
        double[] scores = new double[moments.size()];
        for (int i = 0; i < scores.length; i++) {
            Moment moment = moments.get(i);
            List<Integer> networks =
                    unseen.computeIfAbsent(moment.person(), person -> model.unseenBy(PersonMark.of(person)));
            double probability =
                    scorers.computeIfAbsent(networks, model::scorer).probability(moment.window(view));
            // Who shows nothing to see is called by nobody.
            scores[i] = Double.isNaN(probability) ? 0 : probability;
        }
        return scores;
    }
}
