package dev.wardstream.evaluate;

import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.score.ModelScore;
import dev.wardstream.score.PersonMark;
import dev.wardstream.score.RnnModel;
import dev.wardstream.score.Scorer;
import dev.wardstream.train.Progress;
import dev.wardstream.train.Recipe;
import dev.wardstream.train.TrainSettings;
import dev.wardstream.train.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Judges an anomaly model on persons it has not learned from: as it is, where it knows none of them; else trained anew in each fold,
 * by the same recipe.
 */
final class AnomalyJudge {
    private final RnnModel model;
    private final View view;
    private final long seed;
    private final Progress progress;

    AnomalyJudge(RnnModel model, long seed, Progress progress) {
        this.model = model;
        this.view = viewOf(model);
        this.seed = seed;
        this.progress = progress;
    }

    static View viewOf(RnnModel model) {
        return new View(model.window(), List.copyOf(model.channels()));
    }

    /** @param directory of the set that the moments are from */
    Judgement judge(Moments moments, OutOfFold outOfFold, Path directory) {
        boolean seen = PersonMark.isOfAny(
                model.card().origin().persons(), moments.persons().keySet());
        double[] scores = seen
                ? outOfFold.scores((training, asked, fold) ->
                        scores(retrained(moments.set(), directory, asked, fold, outOfFold.folds()), asked))
                : scores(model, moments.list());
        return new Judgement(
                model.ref().toString(),
                Judgement.MODEL,
                seen
                        ? "without labels; trained anew in each of " + outOfFold.folds()
                                + " folds, because the shipped weights have seen these persons"
                        : "without labels; as shipped, learned from none who is here",
                scores,
                false,
                outOfFold.called(scores),
                OutOfFold.THRESHOLD_ORIGIN);
    }

    private RnnModel retrained(RecordingSet set, Path directory, List<Moment> asked, int fold, int folds) {
        Set<String> judged = asked.stream().map(Moment::person).collect(Collectors.toSet());
        String part = ", fold " + (fold + 1) + " of " + folds;
        return without(
                Recipe.ofId(model.ref().id()),
                Map.of(set, directory),
                judged::contains,
                seed,
                (stage, done, of) -> progress.at(stage + part, done, of));
    }

    /** A model that has learned by a recipe from these recordings, but from none of those who are to be judged. */
    static RnnModel without(
            Recipe recipe, Map<RecordingSet, Path> recordings, Predicate<String> judged, long seed, Progress progress) {
        try {
            TrainSettings settings = TrainSettings.of(recipe, recordings).withSeed(seed);
            return Trainer.train(settings, judged.negate(), progress).model();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + recordings, e);
        }
    }

    private double[] scores(RnnModel judging, List<Moment> moments) {
        Scorer scorer = judging.scorer();
        return moments.stream()
                .map(moment -> scorer.score(moment.window(view)))
                .mapToDouble(AnomalyJudge::value)
                .toArray();
    }

    /** Who shows nothing to see is called by nobody. */
    private static double value(@Nullable ModelScore score) {
        return score == null ? 0 : score.value();
    }
}
