package dev.wardstream.evaluate;

import dev.wardstream.evaluate.EvaluationReport.TaskReport;
import dev.wardstream.score.RiskModel;
import dev.wardstream.train.Folds;
import dev.wardstream.train.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Judges models and baselines on the same moments of the same persons, none of whom a judge had learned from. */
public final class Evaluation {
    private static final int LEAST_PERSONS = 2;

    private final EvaluateSettings settings;
    private final Collection<Learner> learners;
    private final Progress progress;
    private final List<Judged> judged = new ArrayList<>();
    private final Map<String, String> notJudged = new TreeMap<>();

    private Evaluation(EvaluateSettings settings, Collection<Learner> learners, Progress progress) {
        this.settings = settings;
        this.learners = learners;
        this.progress = progress;
    }

    /** A task's figures with what they are made of, for the pictures. */
    record Judged(TaskReport report, Moments moments, List<Judgement> judgements) {}

    /** @param judged in the order of the report's tasks */
    record Result(EvaluationReport report, List<Judged> judged) {}

    /**
     * @return the report, and as one page of HTML with pictures
     * @throws IOException where a recording is missing or unreadable
     */
    public static Pages run(EvaluateSettings settings, Progress progress) throws IOException {
        Result result = judge(settings, List.of(Learner.values()), progress);
        return new Pages(result.report(), HtmlReport.of(result));
    }

    /** What is written to the report's folder. */
    public record Pages(EvaluationReport report, String html) {}

    static Result judge(EvaluateSettings settings, Collection<Learner> learners, Progress progress) throws IOException {
        Evaluation evaluation = new Evaluation(settings, learners, progress);
        for (EvaluateSettings.Folder folder : settings.data()) {
            evaluation.judge(folder);
        }
        return new Result(evaluation.report(), evaluation.judged);
    }

    private void judge(EvaluateSettings.Folder folder) throws IOException {
        Optional<Task> task = Task.of(folder.set());
        if (task.isEmpty()) {
            notJudged.put(folder.set().id(), "its recordings tell no outcome that a model here foresees");
            return;
        }
        Set<View> views = new LinkedHashSet<>(Baselines.views());
        settings.models().forEach(model -> views.add(RiskJudge.viewOf(model)));
        Moments moments = Moments.read(task.get(), folder.set(), folder.directory(), views, progress);
        long positives = moments.persons().values().stream().filter(had -> had).count();
        long others = moments.persons().size() - positives;
        if (positives < LEAST_PERSONS || others < LEAST_PERSONS) {
            notJudged.put(
                    folder.set().id(),
                    "of its persons " + positives + " had the outcome and " + others + " had not; it takes "
                            + LEAST_PERSONS + " of each to be judged");
            return;
        }
        int count = (int) Math.min(settings.folds(), Math.min(positives, others));
        OutOfFold outOfFold = new OutOfFold(moments.list(), Folds.of(moments.persons(), count, settings.seed()));
        List<Judgement> judgements = new ArrayList<>();
        for (RiskModel model : settings.models()) {
            judgements.add(new RiskJudge(model, settings.retraining(), progress).judge(moments, outOfFold));
        }
        judgements.addAll(Baselines.judge(moments, outOfFold, learners, settings.seed(), progress));
        judged.add(figures(moments, judgements));
    }

    private Judged figures(Moments moments, List<Judgement> judgements) {
        boolean[] outcomes = moments.outcomes();
        Bootstrap bootstrap = new Bootstrap(outcomes, moments.personNumbers(), settings.draws(), settings.seed());
        int positiveMoments = 0;
        for (boolean outcome : outcomes) {
            positiveMoments += outcome ? 1 : 0;
        }
        TaskReport report = new TaskReport(
                moments.task().id(),
                moments.task().title(),
                moments.set().id(),
                moments.persons().size(),
                (int) moments.persons().values().stream().filter(had -> had).count(),
                outcomes.length,
                positiveMoments,
                moments.read(),
                moments.excluded(),
                Figures.of(judgements, bootstrap, progress));
        return new Judged(report, moments, judgements);
    }

    private EvaluationReport report() {
        return new EvaluationReport(
                judged.stream().map(Judged::report).toList(),
                List.of(),
                notJudged,
                Arrays.asList(Caveats.LIMITS),
                List.of(
                        "Intervals: 95 %, percentiles over " + settings.draws()
                                + " draws of persons with replacement; every scorer over the same draws (seed "
                                + settings.seed() + ").",
                        "Folds: up to " + settings.folds()
                                + ", persons dealt at random with equal shares of those with the outcome; every learner in the"
                                + " same folds.",
                        "Networks: " + settings.retraining().members()
                                + " in an ensemble, log-odds averaged, calibrated on persons of the training folds that each had"
                                + " not learned from.",
                        "Nothing measured after a moment reaches a scorer at that moment: recordings are followed in the order of"
                                + " their time."));
    }
}
