package dev.wardstream.command;

import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.score.ModelFile;
import dev.wardstream.train.Recipe;
import dev.wardstream.train.RiskRecipe;
import dev.wardstream.train.SearchSpace;
import dev.wardstream.train.TrainReport;
import dev.wardstream.train.TrainSettings;
import dev.wardstream.train.Trainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains models from recordings. */
@Command(
        name = "train",
        description =
                "Trains the models that Wardstream ships, from the recordings they were trained on or from others. The"
                        + " same seed gives the same weights.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "MODEL",
            arity = "0..*",
            description = "Which: wearable-1hz, ward-hourly, risk-icu, risk-vitals; all of them where none is named.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description =
                    "Holds each set of recordings in a folder of its name: mimic3-demo, cinc2012, stress-predict, csv.")
    private Path data;

    @Option(
            names = "--set",
            paramLabel = "SET",
            description =
                    "Learn from this set in place of those that the shipped model learned from: csv for your own. May be"
                            + " given again. For wearable-1hz and ward-hourly.")
    private List<String> sets = new ArrayList<>();

    @Option(
            names = "--as",
            paramLabel = "VERSION",
            description =
                    "With --set: the version that the model gets, another than the shipped one's. Default: the instant"
                            + " that training began, as 20260301-1405.")
    private @Nullable String version;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "models",
            description =
                    "Where MODEL.safetensors is written, and for the models that forecast MODEL.report.json. Default:"
                            + " ${DEFAULT-VALUE}.")
    private Path folder;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Where chance begins. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--search",
            description =
                    "For risk models: first try settings by cross-validation, then train the best. MODEL.search.jsonl"
                            + " beside the model tells what was tried; a second run goes on where it stopped.")
    private boolean search;

    @Option(
            names = "--space",
            paramLabel = "FILE",
            description = "What --search tries, in place of what search.conf names.")
    private @Nullable Path space;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            defaultValue = "30m",
            converter = DurationConverter.class,
            description = "How long --search tries settings of each model: after that no trial begins. Default:"
                    + " ${DEFAULT-VALUE}.")
    private Duration budget;

    @Option(names = "--json", description = "Print the reports as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<String> asked = names.isEmpty() ? known() : names;
        asked.forEach(this::require);
        if (version != null && sets.isEmpty()) {
            throw new IllegalArgumentException("--as names a model of other recordings: give --set as well");
        }
        if (space != null && !search) {
            throw new IllegalArgumentException("--space says what --search tries: give --search as well");
        }
        List<RecordingSet> others = sets.stream().map(RecordingSet::ofId).toList();
        PrintWriter out = spec.commandLine().getOut();
        for (String name : asked) {
            Optional<RiskRecipe> risk = RiskRecipe.ofId(name);
            out.println(risk.isPresent() ? risk(risk.get()) : forecast(Recipe.ofId(name), others));
            out.flush();
        }
        return 0;
    }

    /** The ids of all models there is a recipe for. */
    private static List<String> known() {
        return Stream.concat(
                        Arrays.stream(Recipe.values()).map(Recipe::id),
                        Arrays.stream(RiskRecipe.values()).map(RiskRecipe::id))
                .toList();
    }

    /** Training takes minutes a model: a name that is wrong is told before any begins. */
    private void require(String name) {
        if (!known().contains(name)) {
            throw new IllegalArgumentException("no recipe '" + name + "', there are " + String.join(", ", known()));
        }
        if (!sets.isEmpty() && RiskRecipe.ofId(name).isPresent()) {
            throw new IllegalArgumentException("--set is for wearable-1hz and ward-hourly: " + name
                    + " learns from cinc2012; name the models to train");
        }
        if (search && RiskRecipe.ofId(name).isEmpty()) {
            throw new IllegalArgumentException(
                    "--search is for risk models, and " + name + " is none: name risk-icu," + " risk-vitals or both");
        }
    }

    private String risk(RiskRecipe recipe) throws IOException {
        if (search) {
            RiskSearchRun.Result found =
                    new RiskSearchRun(recipe, SearchSpace.read(space), budget, data, folder, seed).run();
            return json ? Json.line(found) : found.text();
        }
        RiskTrainingRun.Result result = new RiskTrainingRun(recipe, data, folder, seed).run();
        return json ? Json.line(result) : result.text();
    }

    private String forecast(Recipe recipe, List<RecordingSet> others) throws IOException {
        Trainer.Trained trained = train(settings(recipe, others));
        Path file = folder.resolve(recipe.id() + ".safetensors");
        Files.createDirectories(folder);
        ModelFile.write(trained.model(), file);
        Json.write(folder.resolve(recipe.id() + ".report.json"), trained.report());
        return json ? Json.line(trained.report()) : text(trained.report(), file);
    }

    private static Trainer.Trained train(TrainSettings settings) throws IOException {
        try (StageBars bars = new StageBars(settings.recipe().id())) {
            return Trainer.train(settings, bars);
        }
    }

    private TrainSettings settings(Recipe recipe, List<RecordingSet> others) {
        return others.isEmpty()
                ? TrainSettings.of(recipe, recipe.recordings(), data).withSeed(seed)
                : TrainSettings.of(recipe, others, data).withSeed(seed).withVersion(ownVersion());
    }

    /** What has learned from other recordings is another model than the shipped one, and must not pass for it. */
    private String ownVersion() {
        return version != null
                ? version
                : DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT)
                        .withZone(ZoneOffset.UTC)
                        .format(Instant.now());
    }

    private static String text(TrainReport report, Path file) {
        TrainReport.Parts windows = report.windows();
        return String.format(
                "%s: %,d windows trained on, %,d to stop by, %,d to calibrate on, of %,d, %,d and %,d persons;%n"
                        + "  %d epochs, the best was %d; error on persons held out %.3f (own normal alone %.3f)%n"
                        + "  written to %s",
                report.model(),
                windows.training(),
                windows.validation(),
                windows.heldOut(),
                report.persons().training(),
                report.persons().validation(),
                report.persons().heldOut(),
                report.epochs().size(),
                report.bestEpoch(),
                report.heldOut().model(),
                report.heldOut().normal(),
                file);
    }
}
