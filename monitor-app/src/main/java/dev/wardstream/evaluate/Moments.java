package dev.wardstream.evaluate;

import dev.wardstream.recordings.ReadReport;
import dev.wardstream.recordings.Recording;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.recordings.Recordings;
import dev.wardstream.train.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that is judged of one task, the same for every scorer.
 *
 * @param read what was read of the set
 * @param excluded recordings that are not judged, by reason
 */
record Moments(Task task, RecordingSet set, List<Moment> list, ReadReport read, Map<String, Long> excluded) {
    Moments {
        list = List.copyOf(list);
        excluded = Map.copyOf(excluded);
    }

    static Moments read(Task task, EvaluateSettings.Folder folder, Collection<View> views, Progress progress)
            throws IOException {
        RecordingSet set = folder.set();
        List<Moment> moments = new ArrayList<>();
        Map<String, Long> excluded = new TreeMap<>();
        try (Recordings recordings = folder.open()) {
            while (recordings.hasNext()) {
                Recording recording = recordings.next();
                if (task.tells(recording.notes())) {
                    moments.addAll(Observer.follow(recording, task, views));
                } else {
                    excluded.merge(task.untold(), 1L, Long::sum);
                }
                progress.at("reading " + set.id(), recordings.report().recordings(), Progress.UNKNOWN);
            }
            return new Moments(task, set, moments, recordings.report(), excluded);
        }
    }

    /** Each person, and whether the outcome ever lay ahead. */
    Map<String, Boolean> persons() {
        Map<String, Boolean> persons = new LinkedHashMap<>();
        list.forEach(moment -> persons.merge(moment.person(), moment.outcome(), Boolean::logicalOr));
        return persons;
    }

    /** Whether the outcome lay ahead of each moment. */
    boolean[] outcomes() {
        boolean[] outcomes = new boolean[list.size()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = list.get(i).outcome();
        }
        return outcomes;
    }

    /** The number of each moment's person, from 0, without gaps. */
    int[] personNumbers() {
        Map<String, Integer> numbers = new HashMap<>();
        return list.stream()
                .mapToInt(moment -> numbers.computeIfAbsent(moment.person(), person -> numbers.size()))
                .toArray();
    }
}
