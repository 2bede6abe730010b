package dev.wardstream.command;

import dev.wardstream.score.ModelFile;
import dev.wardstream.train.Recipe;
import dev.wardstream.train.TrainReport;
import dev.wardstream.train.TrainSettings;
import dev.wardstream.train.Trainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains models from recordings. */
@Command(
        name = "train",
        description =
                "Trains the models that Wardstream ships, from the recordings they were trained on. The same seed gives the same"
                        + " weights.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "MODEL",
            arity = "0..*",
            description = "Which: wearable-1hz, ward-hourly; all of them where none is named.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description =
                    "Holds each set of recordings in a folder of its name: mimic3-demo, cinc2012, stress-predict.")
    private Path data;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "models",
            description = "Where MODEL.safetensors and MODEL.report.json are written. Default: ${DEFAULT-VALUE}.")
    private Path folder;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Where chance begins. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "Print the reports as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<Recipe> recipes = names.isEmpty()
                ? List.of(Recipe.values())
                : names.stream().map(Recipe::ofId).toList();
        PrintWriter out = spec.commandLine().getOut();
        for (Recipe recipe : recipes) {
            Trainer.Trained trained = train(recipe);
            Path file = folder.resolve(recipe.id() + ".safetensors");
            Files.createDirectories(folder);
            ModelFile.write(trained.model(), file);
            Json.write(folder.resolve(recipe.id() + ".report.json"), trained.report());
            out.println(json ? Json.line(trained.report()) : text(trained.report(), file));
            out.flush();
        }
        return 0;
    }

    private Trainer.Trained train(Recipe recipe) throws IOException {
        TrainSettings settings = TrainSettings.shipped(recipe, data).withSeed(seed);
        try (StageBars bars = new StageBars(recipe.id())) {
            return Trainer.train(settings, bars);
        }
    }

    private static String text(TrainReport report, Path file) {
        TrainReport.Parts windows = report.windows();
        return String.format(
                "%s: %,d windows trained on, %,d to stop by, %,d to calibrate on, of %,d, %,d and %,d persons;%n"
                        + "  %d epochs, the best was %d; error on persons never seen %.3f (last value %.3f, mean %.3f)%n"
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
                report.heldOut().lastValue(),
                report.heldOut().mean(),
                file);
    }
}
