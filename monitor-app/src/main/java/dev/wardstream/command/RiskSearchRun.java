package dev.wardstream.command;

import dev.wardstream.score.RiskModelFile;
import dev.wardstream.train.RiskRecipe;
import dev.wardstream.train.RiskSearch;
import dev.wardstream.train.RiskSettings;
import dev.wardstream.train.SearchLog;
import dev.wardstream.train.SearchSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What {@code train --search} does for a risk model: tries settings, and writes the model of the best and the log beside it. */
record RiskSearchRun(RiskRecipe recipe, SearchSpace space, Duration budget, Path data, Path folder, long seed) {

    /**
     * What came of it, as {@code --json} prints it.
     *
     * @param tried settings, those of earlier runs among them
     * @param best of which the model was trained
     * @param threshold the probability from which it calls
     */
    record Result(String model, int tried, SearchLog.Trial best, double threshold, String file, String log) {
        String text() {
            RiskSettings its = best.settings();
            return String.format(
                    "%s: %d settings tried; trial %d was the best, AUROC %.4f on persons not learned from: hidden %d,"
                            + " learning rate %s, kept %s, batch %d, rounds %d%n  written to %s, what was tried to %s%n "
                            + " wardstream evaluate says how good it is",
                    model,
                    tried,
                    best.number(),
                    best.auroc(),
                    its.hidden(),
                    its.learningRate(),
                    its.kept(),
                    its.batch(),
                    its.rounds(),
                    file,
                    log);
        }
    }

    /** @throws IOException where a recording cannot be read, or a file cannot be written */
    Result run() throws IOException {
        Path file = folder.resolve(recipe.id() + ".safetensors");
        Path log = SearchLog.besideModel(file);
        Files.createDirectories(folder);
        RiskSearch.Found found = search(log);
        RiskModelFile.write(found.model(), file);
        return new Result(
                found.model().ref().toString(),
                found.log().trials().size(),
                found.log().best().orElseThrow(),
                found.model().card().threshold(),
                file.toString(),
                log.toString());
    }

    private RiskSearch.Found search(Path log) throws IOException {
        try (StageBars bars = new StageBars(recipe.id())) {
            return new RiskSearch(recipe, RiskSettings.shipped().withSeed(seed), space, log).run(data, budget, bars);
        }
    }
}
