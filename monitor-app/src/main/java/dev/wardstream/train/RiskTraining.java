package dev.wardstream.train;

import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.score.ModelCard;
import dev.wardstream.score.RiskModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Recordings become a risk model: read, clean, window, train, calibrate. */
public final class RiskTraining {
    private RiskTraining() {}

    /**
     * @param data holds the recipe's set in the folder of its name
     * @throws IOException where a recording is missing or unreadable
     * @throws dev.wardstream.recordings.RecordingFormatException where a line of a recording is malformed
     * @throws IllegalArgumentException where the recordings are too few to train on; the message says what is lacking
     */
    public static RiskModel train(RiskRecipe recipe, RiskSettings settings, Path data, Progress progress)
            throws IOException {
        RecordingSet set = recipe.recordings();
        Path directory = data.resolve(set.id());
        List<RiskCase> cases = RiskCases.read(recipe, set, directory, progress);
        ModelCard.Source source = new ModelCard.Source(
                set.id(), set.title(), set.licence(), set.citation(), Checksum.of(set.files(directory)));
        return RiskEnsemble.train(recipe, settings, cases, List.of(source), progress);
    }
}
