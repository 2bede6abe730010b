package dev.wardstream.train;

import dev.wardstream.score.Logistic;
import dev.wardstream.score.ModelCard;
import dev.wardstream.score.PersonMark;
import dev.wardstream.score.RiskCard;
import dev.wardstream.score.RiskModel;
import dev.wardstream.score.RiskWeights;
import dev.wardstream.score.SummaryScale;
import dev.wardstream.statistics.Ranking;
import dev.wardstream.statistics.Threshold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cases become a risk model: as many networks as there are folds, each trained on the persons of all folds but one. What each
 * says of the persons it has not learned from calibrates the ensemble and sets its threshold, and who they are stands in the card.
 */
public final class RiskEnsemble {
    private static final double LEAST_COVERAGE = 0;
    private static final String THRESHOLD_ORIGIN =
            "where sensitivity meets PPV on the training persons, each judged by the"
                    + " networks that had not learned from them";
    private static final String LIMITS =
            "Learned from one hospital's ICU stays of at least two days; how often something is"
                    + " charted enters the judgement. No medical device.";

    private final RiskRecipe recipe;
    private final RiskSettings settings;
    private final List<RiskCase> cases;
    private final List<RiskCard.Channel> channels;
    private final SummaryScale scale;
    private final double[] unseenLogits;
    private final List<RiskWeights> members = new ArrayList<>();
    private final List<List<String>> heldOut = new ArrayList<>();

    private RiskEnsemble(RiskRecipe recipe, RiskSettings settings, List<RiskCase> cases) {
        this.recipe = recipe;
        this.settings = settings;
        this.cases = List.copyOf(cases);
        this.channels = RiskNormalisation.of(recipe.channels(), cases);
        this.scale = SummaryScales.of(cases);
        this.unseenLogits = new double[cases.size()];
    }

    /**
     * @param sources for the model's card
     * @throws IllegalArgumentException where the cases are too few to train on; the message says what is lacking
     */
    public static RiskModel train(
            RiskRecipe recipe,
            RiskSettings settings,
            List<RiskCase> cases,
            List<ModelCard.Source> sources,
            Progress progress) {
        RiskEnsemble ensemble = new RiskEnsemble(recipe, settings, cases);
        ensemble.fit(progress);
        return ensemble.model(sources);
    }

    /**
     * How good these settings are: the AUROC of the log-odds that each case has from networks that had not learned from that
     * person.
     *
     * @throws IllegalArgumentException where the cases are too few to train on; the message says what is lacking
     */
    static double unseenAuroc(RiskRecipe recipe, RiskSettings settings, List<RiskCase> cases, Progress progress) {
        RiskEnsemble ensemble = new RiskEnsemble(recipe, settings, cases);
        ensemble.fit(progress);
        return Ranking.ofMoments(ensemble.unseenLogits, ensemble.outcomes())
                .worth()
                .auroc();
    }

    private void fit(Progress progress) {
        RiskTrainer trainer = new RiskTrainer(settings, channels, scale);
        for (int round = 0; round < settings.rounds(); round++) {
            Folds folds = Folds.of(outcomes(cases), settings.folds(), settings.seed() + round);
            for (int fold = 0; fold < folds.count(); fold++) {
                fitMember(trainer, folds, fold);
                progress.at("training " + recipe.id(), members.size(), settings.members());
            }
        }
    }

    private void fitMember(RiskTrainer trainer, Folds folds, int fold) {
        List<RiskCase> training = new ArrayList<>();
        List<RiskCase> others = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            if (folds.of(cases.get(i).person()) == fold) {
                others.add(cases.get(i));
                positions.add(i);
            } else {
                training.add(cases.get(i));
            }
        }
        long seed = settings.seed() * settings.members() + members.size();
        RiskWeights member = trainer.fit(training, seed);
        double[] logits = trainer.logits(member, others);
        for (int i = 0; i < logits.length; i++) {
            unseenLogits[positions.get(i)] += logits[i] / settings.rounds();
        }
        members.add(member);
        heldOut.add(folds.persons(fold).stream().map(PersonMark::of).sorted().toList());
    }

    private RiskModel model(List<ModelCard.Source> sources) {
        boolean[] outcomes = outcomes();
        Logistic calibration = Logistic.fit(unseenLogits, outcomes);
        double threshold = calibration.probability(Threshold.whereSensitivityMeetsPpv(unseenLogits, outcomes));
        RiskCard card = new RiskCard(
                recipe.id(),
                settings.version(),
                recipe.title(),
                "death in hospital",
                recipe.window(),
                channels,
                RiskCard.LAST_OBSERVED_ELSE_USUAL,
                LEAST_COVERAGE,
                calibration,
                threshold,
                THRESHOLD_ORIGIN,
                LIMITS,
                origin(sources));
        return new RiskModel(card, scale, members);
    }

    private boolean[] outcomes() {
        boolean[] outcomes = new boolean[cases.size()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = cases.get(i).outcome();
        }
        return outcomes;
    }

    private RiskCard.Origin origin(List<ModelCard.Source> sources) {
        Map<String, Boolean> persons = outcomes(cases);
        return new RiskCard.Origin(
                sources,
                heldOut,
                (int) persons.values().stream().filter(had -> had).count(),
                settings.seed(),
                Software.dl4j());
    }

    /** Each person, and whether the outcome ever came about. */
    public static Map<String, Boolean> outcomes(List<RiskCase> cases) {
        Map<String, Boolean> outcomes = new LinkedHashMap<>();
        cases.forEach(one -> outcomes.merge(one.person(), one.outcome(), Boolean::logicalOr));
        return outcomes;
    }
}
