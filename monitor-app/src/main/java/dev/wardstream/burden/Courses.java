package dev.wardstream.burden;

import dev.wardstream.recordings.CsvOptions;
import dev.wardstream.recordings.Recording;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.recordings.Recordings;
import dev.wardstream.score.RnnModel;
import dev.wardstream.train.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The recordings of one folder, each as the monitor would have seen it.
 *
 * @param list one a recording, but for those of which the monitor would have taken in nothing
 * @param empty how many those are
 */
public record Courses(RecordingSet set, List<Course> list, int empty) {
    public Courses {
        list = List.copyOf(list);
    }

    /**
     * Reads a folder; each recording is scored as soon as it is read, so that raw rows are in memory of one at a time.
     *
     * @param models that the monitor serves
     * @throws IOException where a file of the set is missing or unreadable
     */
    public static Courses read(RecordingSet set, Path directory, List<RnnModel> models, Progress progress)
            throws IOException {
        return read(set, directory, CsvOptions.none(), models, progress);
    }

    /**
     * The same, with what somebody tells of a ward's own files.
     *
     * @throws IOException where a file of the set is missing or unreadable
     */
    public static Courses read(
            RecordingSet set, Path directory, CsvOptions csv, List<RnnModel> models, Progress progress)
            throws IOException {
        List<Course> courses = new ArrayList<>();
        int empty = 0;
        Watching watching = new Watching(set.id(), models);
        try (Recordings recordings = set.open(directory, csv)) {
            while (recordings.hasNext()) {
                Recording recording = recordings.next();
                Optional<Course> course = watching.over(recording);
                course.ifPresent(courses::add);
                empty += course.isEmpty() ? 1 : 0;
                progress.at("scoring " + set.id(), recordings.report().recordings(), Progress.UNKNOWN);
            }
        }
        return new Courses(set, courses, empty);
    }
}
