package dev.wardstream.train;

import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.score.Calibration;
import dev.wardstream.score.ModelCard;
import dev.wardstream.score.PersonMark;
import dev.wardstream.score.RnnModel;
import dev.wardstream.score.Weights;
import dev.wardstream.score.WindowError;
import dev.wardstream.window.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Recordings become a model: read, clean, window, split by person, fit, scale and calibrate on persons held out. */
public final class Trainer {
    private static final int CALIBRATION_KNOTS = 200;
    private static final String EXPECTED_ERROR = "mean squared error of what was expected";
    private static final String NORMAL_ERROR = "mean squared error of the own normal alone";
    private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1};

    private Trainer() {}

    /** A model and how it came about. */
    public record Trained(RnnModel model, TrainReport report) {}

    /**
     * @throws IOException where a recording is missing or unreadable
     * @throws dev.wardstream.recordings.RecordingFormatException where a line of a recording is malformed
     * @throws IllegalArgumentException where the recordings are too few to train on; the message says what is lacking
     */
    public static Trained train(TrainSettings settings, Progress progress) throws IOException {
        return train(settings, person -> true, progress);
    }

    /**
     * The same from some persons alone, so that the others can be judged by what has not learned from them.
     *
     * @throws IOException where a recording is missing or unreadable
     */
    public static Trained train(TrainSettings settings, Predicate<String> persons, Progress progress)
            throws IOException {
        Map<RecordingSet, Corpus> corpora = new TreeMap<>();
        for (Map.Entry<RecordingSet, Path> set : new TreeMap<>(settings.recordings()).entrySet()) {
            corpora.put(
                    set.getKey(),
                    Corpus.read(
                            settings.recipe(),
                            set.getKey(),
                            set.getValue(),
                            settings.windowsPerSet(),
                            settings.seed(),
                            persons,
                            progress));
        }
        Split split = Split.of(List.copyOf(corpora.values()), settings.seed());
        List<ModelCard.Channel> channels = Normalisation.of(settings.recipe().reads(), split.training());
        ExpectationTrainer.Fitted fitted =
                new ExpectationTrainer(settings, channels).fit(split.training(), split.validation(), progress);
        RnnModel model = calibrated(settings, channels, fitted.weights(), split);
        return new Trained(model, report(model, corpora, split, fitted));
    }

    private static RnnModel calibrated(
            TrainSettings settings, List<ModelCard.Channel> channels, Weights weights, Split split) throws IOException {
        Recipe recipe = settings.recipe();
        List<ModelCard.Channel> scaled = Normalisation.withResiduals(
                channels, ForecastError.residuals(channels, recipe, weights, split.heldOut()));
        double[] errors = errors(recipe, scaled, weights, split.heldOut());
        ModelCard card = new ModelCard(
                recipe.id(),
                settings.version(),
                recipe.title(),
                ModelCard.EXPECTATION,
                recipe.window(),
                scaled,
                ModelCard.LAST_DEVIATION_AND_INDICATOR,
                recipe.scoring(),
                Calibration.fit(errors, CALIBRATION_KNOTS),
                origin(settings, split, metrics(recipe, scaled, weights, split.heldOut())));
        return new RnnModel(card, weights);
    }

    /** The errors of the windows that would be scored. */
    private static double[] errors(
            Recipe recipe, List<ModelCard.Channel> channels, Weights weights, List<Window> windows) {
        WindowError error =
                new WindowError(channels, recipe.scoring(), recipe.window().steps(), weights);
        return windows.stream()
                .filter(window -> window.coverage() >= recipe.scoring().leastCoverage())
                .mapToDouble(error::of)
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    private static Map<String, Double> metrics(
            Recipe recipe, List<ModelCard.Channel> channels, Weights weights, List<Window> windows) {
        return Map.of(
                EXPECTED_ERROR, ForecastError.of(channels, recipe, weights, windows),
                NORMAL_ERROR, ForecastError.of(channels, recipe, Weights.none(channels.size()), windows));
    }

    private static ModelCard.Origin origin(TrainSettings settings, Split split, Map<String, Double> metrics)
            throws IOException {
        List<ModelCard.Source> sources = new ArrayList<>();
        for (Map.Entry<RecordingSet, Path> entry : new TreeMap<>(settings.recordings()).entrySet()) {
            RecordingSet set = entry.getKey();
            sources.add(new ModelCard.Source(
                    set.id(), set.title(), set.licence(), set.citation(), Checksum.of(set.files(entry.getValue()))));
        }
        return new ModelCard.Origin(
                sources,
                settings.recipe().normal().description(),
                new ModelCard.Split(
                        split.persons().training(),
                        split.persons().validation(),
                        split.persons().heldOut()),
                split.everybody().stream().map(PersonMark::of).sorted().toList(),
                metrics,
                settings.seed(),
                Software.dl4j());
    }

    private static TrainReport report(
            RnnModel model, Map<RecordingSet, Corpus> corpora, Split split, ExpectationTrainer.Fitted fitted) {
        Map<String, TrainReport.SetReport> sets = new LinkedHashMap<>();
        corpora.forEach((set, corpus) -> sets.put(set.id(), corpus.report()));
        return new TrainReport(
                model.ref(),
                sets,
                split.persons(),
                new TrainReport.Parts(
                        split.training().size(),
                        split.validation().size(),
                        split.heldOut().size()),
                fitted.epochs(),
                fitted.bestEpoch(),
                new TrainReport.HeldOut(
                        metric(model, EXPECTED_ERROR),
                        metric(model, NORMAL_ERROR),
                        quantiles(model.card().calibration())));
    }

    private static double metric(RnnModel model, String name) {
        return model.card().origin().metrics().getOrDefault(name, Double.NaN);
    }

    private static Map<String, Double> quantiles(Calibration calibration) {
        Map<String, Double> quantiles = new LinkedHashMap<>();
        double[] levels = calibration.levels();
        for (double quantile : QUANTILES) {
            int found = Arrays.binarySearch(levels, quantile);
            int at = Math.min(found < 0 ? -found - 1 : found, levels.length - 1);
            quantiles.put(String.valueOf(quantile), calibration.errors()[at]);
        }
        return quantiles;
    }
}
