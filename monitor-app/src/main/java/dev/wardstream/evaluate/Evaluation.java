package dev.wardstream.evaluate;

import dev.wardstream.burden.Burden;
import dev.wardstream.burden.Courses;
import dev.wardstream.burden.PolicyBurden;
import dev.wardstream.evaluate.EvaluationReport.TaskReport;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.score.RiskModel;
import dev.wardstream.score.RnnModel;
import dev.wardstream.train.Folds;
import dev.wardstream.train.Progress;
import dev.wardstream.train.Recipe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Judges models and baselines on the same moments of the same persons, none of whom a judge had learned from. */
public final class Evaluation {
    private static final int LEAST_PERSONS = 2;
    /** Three to learn from, and one to be judged. */
    private static final int LEAST_WEARERS = 4;

    private final EvaluateSettings settings;
    private final Collection<Learner> learners;
    private final Progress progress;
    private final List<Judged> judged = new ArrayList<>();
    private final List<Watched> watched = new ArrayList<>();
    private final List<InjectionReport> injections = new ArrayList<>();
    private final Map<String, String> notJudged = new TreeMap<>();

    private Evaluation(EvaluateSettings settings, Collection<Learner> learners, Progress progress) {
        this.settings = settings;
        this.learners = learners;
        this.progress = progress;
    }

    /**
     * A task's figures with what they are made of, for the pictures.
     *
     * @param points each scorer as an alarm; empty where the set tells no times of death
     * @param examples of the first model, hour by hour; empty likewise
     */
    record Judged(
            TaskReport report,
            Moments moments,
            List<Judgement> judgements,
            OperatingPoints points,
            List<Example> examples) {}

    /**
     * @param judged in the order of the report's tasks
     * @param watched in the order of the folders
     */
    record Result(EvaluateSettings settings, EvaluationReport report, List<Judged> judged, List<Watched> watched) {}

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
        return new Result(settings, evaluation.report(), evaluation.judged, evaluation.watched);
    }

    private void judge(EvaluateSettings.Folder folder) throws IOException {
        Courses courses = Courses.read(folder.set(), folder.directory(), folder.csv(), settings.served(), progress);
        if (courses.list().isEmpty()) {
            notJudged.put(folder.set().id(), "there is no recording in " + folder.directory() + " with a vital sign");
            return;
        }
        watched.add(Watched.of(courses, settings, progress));
        inject(folder);
        Task task = Task.of(folder.set());
        if (task == Task.STRESS_TASK) {
            judgeWearers(folder);
        } else {
            judge(task, folder, courses);
        }
    }

    /** Into the recordings that a served model looks at, and can be trained without. */
    private void inject(EvaluateSettings.Folder folder) throws IOException {
        for (RnnModel model : settings.served()) {
            if (Recipe.of(model.ref().id(), folder.set()).isPresent() && folder.set() != RecordingSet.CINC2012) {
                InjectionStudy.of(model, folder, settings.seed(), progress).ifPresent(injections::add);
            }
        }
    }

    private void judgeWearers(EvaluateSettings.Folder folder) throws IOException {
        List<RnnModel> models = settings.served().stream()
                .filter(model -> Recipe.of(model.ref().id(), folder.set()).isPresent())
                .toList();
        Set<View> views = new LinkedHashSet<>(List.of(WearerRow.HISTORY));
        models.forEach(model -> views.add(AnomalyJudge.viewOf(model)));
        Moments moments = Moments.read(Task.STRESS_TASK, folder, views, progress);
        int persons = moments.persons().size();
        if (persons < LEAST_WEARERS) {
            notJudged.put(
                    folder.set().id(), "it takes " + LEAST_WEARERS + " labelled wearers to be judged; alarms alone");
            return;
        }
        Folds folds = Folds.of(moments.persons().keySet(), Math.min(settings.folds(), persons), settings.seed());
        OutOfFold outOfFold = new OutOfFold(moments.list(), folds);
        List<Judgement> judgements = new ArrayList<>();
        for (RnnModel model : models) {
            judgements.add(
                    new AnomalyJudge(model, settings.seed(), progress).judge(moments, outOfFold, folder.directory()));
        }
        judgements.addAll(WearerBaselines.judge(moments, outOfFold, settings.seed()));
        judged.add(new Judged(figures(moments, judgements), moments, judgements, OperatingPoints.NONE, List.of()));
    }

    private void judge(Task task, EvaluateSettings.Folder folder, Courses courses) throws IOException {
        Set<View> views = new LinkedHashSet<>(Baselines.views());
        settings.models().forEach(model -> views.add(RiskJudge.viewOf(model)));
        Moments moments = Moments.read(task, folder, views, progress);
        long positives = moments.persons().values().stream().filter(had -> had).count();
        long others = moments.persons().size() - positives;
        if (moments.persons().isEmpty()) {
            notJudged.put(folder.set().id(), "its recordings tell no outcome that a model here foresees; alarms alone");
            return;
        }
        if (positives < LEAST_PERSONS || others < LEAST_PERSONS) {
            notJudged.put(
                    folder.set().id(),
                    "of its persons " + positives + " had the outcome and " + others + " had not; it takes "
                            + LEAST_PERSONS + " of each to be judged; alarms alone");
            return;
        }
        int count = (int) Math.min(settings.folds(), Math.min(positives, others));
        Folds folds = Folds.of(moments.persons(), count, settings.seed());
        OutOfFold outOfFold = new OutOfFold(moments.list(), folds);
        List<Judgement> judgements = new ArrayList<>();
        for (RiskModel model : settings.models()) {
            judgements.add(new RiskJudge(model).judge(moments, outOfFold));
        }
        judgements.addAll(Baselines.judge(moments, outOfFold, learners, settings.seed(), progress));
        if (task == Task.DEATH_WITHIN_24_H) {
            OperatingPoints points = OperatingPoints.of(moments, judgements, folds, courses, settings, progress);
            judged.add(new Judged(
                    figures(moments, judgements),
                    moments,
                    judgements,
                    points,
                    examples(moments, judgements, folds, courses)));
        } else {
            judged.add(new Judged(figures(moments, judgements), moments, judgements, OperatingPoints.NONE, List.of()));
        }
    }

    private List<Example> examples(Moments moments, List<Judgement> judgements, Folds folds, Courses courses) {
        return settings.models().isEmpty()
                ? List.of()
                : Examples.of(
                        settings.models().get(0), moments, judgements.get(0).scores(), folds, courses);
    }

    private TaskReport figures(Moments moments, List<Judgement> judgements) {
        boolean[] outcomes = moments.outcomes();
        Figures figures = new Figures(outcomes, moments.personNumbers(), settings.draws(), settings.seed());
        int positiveMoments = 0;
        for (boolean outcome : outcomes) {
            positiveMoments += outcome ? 1 : 0;
        }
        return new TaskReport(
                moments.task().id(),
                moments.task().title(),
                moments.set().id(),
                moments.persons().size(),
                (int) moments.persons().values().stream().filter(had -> had).count(),
                outcomes.length,
                positiveMoments,
                moments.read(),
                moments.excluded(),
                figures.of(judgements, progress));
    }

    private EvaluationReport report() {
        return new EvaluationReport(
                judged.stream().map(Judged::report).toList(),
                injections,
                burdens(Watched::tellsDeaths),
                burdens(its -> !its.tellsDeaths()),
                judged.stream().flatMap(its -> its.points().list().stream()).toList(),
                watched.stream().flatMap(its -> its.sweeps().stream()).toList(),
                watched.stream().map(Watched::tradeOff).toList(),
                watched.stream().flatMap(its -> its.drifts().stream()).toList(),
                Stream.concat(
                                settings.models().stream().map(model -> CardReport.of(model.card())),
                                settings.served().stream().map(model -> CardReport.of(model.card())))
                        .toList(),
                settings.searches(),
                notJudged,
                Arrays.asList(Caveats.LIMITS),
                Method.of(settings));
    }

    private List<PolicyBurden> burdens(Predicate<Watched> which) {
        return watched.stream()
                .filter(which)
                .flatMap(its -> its.burden().list().stream())
                .map(Burden.Result::figures)
                .toList();
    }
}
