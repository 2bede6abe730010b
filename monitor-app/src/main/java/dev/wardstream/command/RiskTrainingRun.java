package dev.wardstream.command;

import dev.wardstream.score.RiskModel;
import dev.wardstream.score.RiskModelFile;
import dev.wardstream.train.RiskRecipe;
import dev.wardstream.train.RiskSettings;
import dev.wardstream.train.RiskTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code train} does for a risk model: trains it and writes its file. */
record RiskTrainingRun(RiskRecipe recipe, Path data, Path folder, long seed) {

    /**
     * What came of it, as {@code --json} prints it.
     *
     * @param networks in the ensemble
     * @param persons learned from
     * @param positives how many of them had the outcome
     * @param threshold the probability from which it calls
     * @param file where the model was written
     */
    record Result(String model, int networks, int persons, int positives, double threshold, String file) {
        String text() {
            return String.format(
                    "%s: %d networks, learned from %,d persons, of whom %,d had the outcome; calls from a probability of"
                            + " %.3f on%n  written to %s%n  wardstream evaluate says how good it is",
                    model, networks, persons, positives, threshold, file);
        }
    }

    /** @throws IOException where a recording cannot be read or the file cannot be written */
    Result run() throws IOException {
        RiskModel model = train();
        Path file = folder.resolve(recipe.id() + ".safetensors");
        Files.createDirectories(folder);
        RiskModelFile.write(model, file);
        return new Result(
                model.ref().toString(),
                model.members().size(),
                model.card().origin().persons().size(),
                model.card().origin().positives(),
                model.card().threshold(),
                file.toString());
    }

    private RiskModel train() throws IOException {
        try (StageBars bars = new StageBars(recipe.id())) {
            return RiskTraining.train(recipe, RiskSettings.shipped().withSeed(seed), data, bars);
        }
    }
}
