package dev.wardstream.command;

import dev.wardstream.score.RiskModel;
import dev.wardstream.score.RiskModelFile;
import dev.wardstream.train.RiskRecipe;
import dev.wardstream.train.RiskSettings;
import dev.wardstream.train.RiskTraining;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains risk models from recordings. */
@Command(
        name = "train-risk",
        description =
                "Trains the risk models that Wardstream ships, from the recordings they were trained on. The same seed"
                        + " gives the same weights.",
        mixinStandardHelpOptions = true)
final class TrainRiskCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "MODEL",
            arity = "0..*",
            description = "Which: risk-icu, risk-vitals; both where none is named.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "Holds the recordings in a folder of the set's name: cinc2012.")
    private Path data;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "models",
            description = "Where MODEL.safetensors is written. Default: ${DEFAULT-VALUE}.")
    private Path folder;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Where chance begins. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<RiskRecipe> recipes = names.isEmpty()
                ? List.of(RiskRecipe.values())
                : names.stream().map(TrainRiskCommand::recipe).toList();
        PrintWriter out = spec.commandLine().getOut();
        for (RiskRecipe recipe : recipes) {
            RiskModel model = train(recipe);
            Path file = folder.resolve(recipe.id() + ".safetensors");
            Files.createDirectories(folder);
            RiskModelFile.write(model, file);
            out.println(text(model, file));
            out.flush();
        }
        return 0;
    }

    private RiskModel train(RiskRecipe recipe) throws IOException {
        try (StageBars bars = new StageBars(recipe.id())) {
            return RiskTraining.train(recipe, RiskSettings.shipped().withSeed(seed), data, bars);
        }
    }

    private static RiskRecipe recipe(String id) {
        return RiskRecipe.ofId(id)
                .orElseThrow(() -> new IllegalArgumentException("no recipe '" + id + "', there are "
                        + Arrays.stream(RiskRecipe.values()).map(RiskRecipe::id).collect(Collectors.joining(", "))));
    }

    private static String text(RiskModel model, Path file) {
        return String.format(
                "%s: %d networks, learned from %,d persons, of whom %,d had the outcome; calls from a probability of %.3f on%n"
                        + "  written to %s%n  wardstream evaluate says how good it is",
                model.ref(),
                model.members().size(),
                model.card().origin().persons().size(),
                model.card().origin().positives(),
                model.card().threshold(),
                file);
    }
}
