package dev.wardstream.train;

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
        RiskCases.Sourced from = RiskCases.ofShipped(recipe, data, progress);
        return RiskEnsemble.train(recipe, settings, from.cases(), List.of(from.source()), progress);
    }
}
