package dev.wardstream.train;

import dev.wardstream.intake.Plausibility;
import dev.wardstream.recordings.ReadReport;
import dev.wardstream.recordings.Recording;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.recordings.Recordings;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.window.PatientWindows;
import dev.wardstream.window.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The normal windows of a recording set: cleaned by the same rule and cut by the same code as in the live stream, then drawn at
 * random down to a number that fits the memory (reservoir sampling, each window as likely as any other).
 */
final class Corpus {
    /** @param person whose window it is */
    record PersonWindow(String person, Window window) {}

    private final Recipe recipe;
    private final int most;
    private final Random random;
    private final List<PersonWindow> windows = new ArrayList<>();
    private final Map<String, Long> implausible = new TreeMap<>();
    private final Map<String, Long> leftOut = new TreeMap<>();
    private long normal;
    private ReadReport read = new ReadReport(0, 0, 0, Map.of());

    private Corpus(Recipe recipe, int most, long seed) {
        this.recipe = recipe;
        this.most = most;
        this.random = new Random(seed);
    }

    /** @param persons whose recordings are read */
    static Corpus read(
            Recipe recipe,
            RecordingSet set,
            Path directory,
            int most,
            long seed,
            Predicate<String> persons,
            Progress progress)
            throws IOException {
        Corpus corpus = new Corpus(recipe, most, seed);
        try (Recordings recordings = set.open(directory)) {
            while (recordings.hasNext()) {
                Recording recording = recordings.next();
                if (persons.test(recording.person())) {
                    corpus.add(recording);
                }
                corpus.read = recordings.report();
                progress.at("reading " + set.id(), corpus.read.recordings(), Progress.UNKNOWN);
            }
        }
        return corpus;
    }

    List<PersonWindow> windows() {
        return windows;
    }

    TrainReport.SetReport report() {
        return new TrainReport.SetReport(read, implausible, leftOut, windows.size());
    }

    private void add(Recording recording) {
        PatientWindows patient = new PatientWindows(recipe.window(), recipe.channels());
        for (Sample sample : recording.samples()) {
            for (Window window : patient.add(sample.measuredAt(), clean(sample), false)) {
                add(recording, window);
            }
        }
    }

    private void add(Recording recording, Window window) {
        if (!recipe.normal().isNormal(recording, window)) {
            leftOut.merge("not normal", 1L, Long::sum);
        } else if (window.coverage() < recipe.scoring().leastCoverage()) {
            leftOut.merge("too little measured", 1L, Long::sum);
        } else {
            draw(new PersonWindow(recording.person(), window));
        }
    }

    private void draw(PersonWindow window) {
        normal++;
        if (windows.size() < most) {
            windows.add(window);
            return;
        }
        leftOut.merge("not drawn", 1L, Long::sum);
        long slot = (long) (random.nextDouble() * normal);
        if (slot < most) {
            windows.set((int) slot, window);
        }
    }

    private Readings clean(Sample sample) {
        Plausibility plausible = Plausibility.of(sample);
        plausible.dropped().forEach(value -> implausible.merge(value.field(), 1L, Long::sum));
        return plausible.sample().readings();
    }
}
