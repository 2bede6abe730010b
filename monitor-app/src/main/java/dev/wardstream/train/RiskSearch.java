package dev.wardstream.train;

import dev.wardstream.score.ModelCard;
import dev.wardstream.score.RiskModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Tries settings of a risk model one after the other, each by cross-validation over the same persons and folds, until the time is up
 * or all are tried; then trains the best anew. What was tried is logged and not tried again.
 */
public final class RiskSearch {
    private final RiskRecipe recipe;
    private final RiskSettings base;
    private final SearchSpace space;
    private final Path log;
    private final LongSupplier nanoTime;

    /**
     * @param base what is not searched, the seed among it
     * @param log where trials are logged; its folder must be there
     */
    public RiskSearch(RiskRecipe recipe, RiskSettings base, SearchSpace space, Path log) {
        this(recipe, base, space, log, System::nanoTime);
    }

    RiskSearch(RiskRecipe recipe, RiskSettings base, SearchSpace space, Path log, LongSupplier nanoTime) {
        this.recipe = recipe;
        this.base = base;
        this.space = space;
        this.log = log;
        this.nanoTime = nanoTime;
    }

    /** The model that came of it, and how. */
    public record Found(RiskModel model, SearchLog log) {}

    /**
     * @param data holds the recipe's set in the folder of its name
     * @param budget no trial begins after it, but there is one at least; the last training is not part of it
     * @throws IOException where a recording is unreadable, or the log cannot be written
     * @throws IllegalArgumentException where the log is of another search, or the recordings are too few
     */
    public Found run(Path data, Duration budget, Progress progress) throws IOException {
        RiskCases.Sourced from = RiskCases.ofShipped(recipe, data, progress);
        return run(from.cases(), from.source(), budget, progress);
    }

    Found run(List<RiskCase> cases, ModelCard.Source source, Duration budget, Progress progress) throws IOException {
        SearchLog done = tried(cases, source.sha256(), budget, progress);
        SearchLog.Trial best = done.best()
                .orElseThrow(() -> new IllegalStateException(
                        "no trial of " + log + " has an AUROC: train on persons with and without the outcome"));
        RiskModel model = RiskEnsemble.train(recipe, best.settings(), cases, List.of(source), progress);
        return new Found(model, done);
    }

    private SearchLog tried(List<RiskCase> cases, String sha256, Duration budget, Progress progress)
            throws IOException {
        List<RiskSettings> candidates = space.candidates(base);
        int persons = RiskEnsemble.outcomes(cases).size();
        SearchLog known =
                SearchLog.resume(log, new SearchLog.Search(recipe.id(), space, base, persons, sha256, Software.dl4j()));
        long start = nanoTime.getAsLong();
        for (int i = known.trials().size(); i < candidates.size(); i++) {
            if (i > 0 && nanoTime.getAsLong() - start >= budget.toNanos()) {
                break;
            }
            progress.at(stage(), i, candidates.size());
            SearchLog.append(log, trial(i + 1, candidates.get(i), cases));
        }
        SearchLog all = SearchLog.read(log);
        progress.at(stage(), all.trials().size(), candidates.size());
        return all;
    }

    private SearchLog.Trial trial(int number, RiskSettings settings, List<RiskCase> cases) {
        long start = nanoTime.getAsLong();
        double auroc = RiskEnsemble.unseenAuroc(recipe, settings, cases, Progress.SILENT);
        double seconds = Math.rint((nanoTime.getAsLong() - start) / 1e8) / 10;
        return new SearchLog.Trial(number, settings, auroc, seconds);
    }

    private String stage() {
        return "searching " + recipe.id();
    }
}
