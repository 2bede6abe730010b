package dev.wardstream.train;

import dev.wardstream.recordings.RecordingSet;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * What to train, on what, and how. The same settings over the same recordings make the same model file on the same machine.
 *
 * @param version of the model that comes out
 * @param recordings the folder of each set to learn from
 * @param seed of everything random: the split, the sampling, the first weights, the order of batches
 * @param hidden size of the LSTM's state
 * @param epochs at most
 * @param patience training ends after so many epochs without a better validation loss
 * @param batch windows a step of the optimiser
 * @param learningRate of Adam
 * @param windowsPerSet at most so many normal windows of each recording set are used, drawn at random
 */
public record TrainSettings(
        Recipe recipe,
        String version,
        Map<RecordingSet, Path> recordings,
        long seed,
        int hidden,
        int epochs,
        int patience,
        int batch,
        double learningRate,
        int windowsPerSet) {
    /** Windows of neighbouring hops are nearly the same: an epoch draws so many steps, and not all of them. */
    private static final int STEPS_AN_EPOCH = 50_000;

    public TrainSettings {
        recordings = Map.copyOf(recordings);
        require(!recordings.isEmpty(), "train needs at least one recording set");
        require(hidden >= 1 && hidden <= 1024, "hidden must lie between 1 and 1024, is " + hidden);
        require(epochs >= 1, "epochs must be at least 1, is " + epochs);
        require(patience >= 1, "patience must be at least 1, is " + patience);
        require(batch >= 1, "batch must be at least 1, is " + batch);
        require(learningRate > 0, "learningRate must be above 0, is " + learningRate);
        require(windowsPerSet >= 3, "windowsPerSet must be at least 3, is " + windowsPerSet);
    }

    /** How the shipped models were trained, on sets that lie each in the folder of its name under {@code data}. */
    public static TrainSettings of(Recipe recipe, Collection<RecordingSet> sets, Path data) {
        Map<RecordingSet, Path> recordings = new EnumMap<>(RecordingSet.class);
        sets.forEach(set -> recordings.put(set, data.resolve(set.id())));
        return of(recipe, recordings);
    }

    /** The same from sets that lie elsewhere. */
    public static TrainSettings of(Recipe recipe, Map<RecordingSet, Path> recordings) {
        return new TrainSettings(recipe, "2", recordings, 1, 16, 8, 2, 32, 0.005, 6_000);
    }

    /** The same with another seed. */
    public TrainSettings withSeed(long other) {
        return new TrainSettings(
                recipe, version, recordings, other, hidden, epochs, patience, batch, learningRate, windowsPerSet);
    }

    /** The same for a model of another version. */
    public TrainSettings withVersion(String other) {
        return new TrainSettings(
                recipe, other, recordings, seed, hidden, epochs, patience, batch, learningRate, windowsPerSet);
    }

    /** How many windows an epoch draws, at most. */
    int windowsAnEpoch() {
        return Math.max(batch, STEPS_AN_EPOCH / recipe.window().steps());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
