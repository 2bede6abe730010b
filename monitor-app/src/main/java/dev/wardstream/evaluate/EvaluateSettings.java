package dev.wardstream.evaluate;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.recordings.CsvOptions;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.recordings.Recordings;
import dev.wardstream.score.RiskModel;
import dev.wardstream.score.RnnModel;
import dev.wardstream.train.SearchLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What is judged, on what, and how.
 *
 * @param models what is judged
 * @param searches how models among them came about, of those whose search log is there
 * @param served the models that the monitor's alarms listen to
 * @param policy when the monitor alarms: the policy {@code default} of the report
 * @param data folders of recordings, in the order of the report
 * @param folds persons are dealt into so many
 * @param draws of the bootstrap
 * @param seed of folds, draws and learners
 */
public record EvaluateSettings(
        List<RiskModel> models,
        List<SearchLog> searches,
        List<RnnModel> served,
        AlarmPolicy policy,
        List<Folder> data,
        int folds,
        int draws,
        long seed) {
    public EvaluateSettings {
        models = List.copyOf(models);
        searches = List.copyOf(searches);
        served = List.copyOf(served);
        data = List.copyOf(data);
        require(!data.isEmpty(), "evaluate needs at least one folder of recordings");
        require(folds >= 2, "folds must be at least 2, is " + folds);
        require(draws >= 1, "draws must be at least 1, is " + draws);
    }

    /** With the monitor's default alarms, to which no model adds any. */
    public EvaluateSettings(List<RiskModel> models, List<Folder> data, int folds, int draws, long seed) {
        this(models, List.of(), List.of(), AlarmPolicy.defaults(), data, folds, draws, seed);
    }

    /**
     * A set of recordings and where it lies.
     *
     * @param csv how a ward's own files are to be read
     */
    public record Folder(RecordingSet set, Path directory, CsvOptions csv) {
        public Folder(RecordingSet set, Path directory) {
            this(set, directory, CsvOptions.none());
        }

        /** @throws IOException where a file of the set is missing or unreadable */
        public Recordings open() throws IOException {
            return set.open(directory, csv);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
