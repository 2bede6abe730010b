package dev.wardstream.train;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.intake.Plausibility;
import dev.wardstream.intake.Reason;
import dev.wardstream.intake.Verdict;
import dev.wardstream.intake.Verdict.Accepted;
import dev.wardstream.intake.Verdict.DroppedValue;
import dev.wardstream.intake.Verdict.Rejected;
import dev.wardstream.patient.WindowShape;
import dev.wardstream.patient.Windowing;
import dev.wardstream.recordings.ReadReport;
import dev.wardstream.recordings.Recording;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.recordings.Recordings;
import dev.wardstream.replay.RecordedIntake;
import dev.wardstream.vitals.Sample;
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
 * The normal windows of a recording set: let in, trusted and cut as in the live stream, by the same code, then drawn at
 * random down to a number that fits the memory (reservoir sampling, each window as likely as any other).
 */
final class Corpus {
    /** @param person whose window it is */
    record PersonWindow(String person, Window window) {}

    private final Recipe recipe;
    private final RecordingSet set;
    private final WindowShape shape;
    private final int most;
    private final Random random;
    private final List<PersonWindow> windows = new ArrayList<>();
    private final Map<String, Long> implausible = new TreeMap<>();
    private final Map<String, Long> leftOut = new TreeMap<>();
    private long normal;
    private ReadReport read = new ReadReport(0, 0, 0, Map.of());

    private Corpus(Recipe recipe, RecordingSet set, int most, long seed) {
        this.recipe = recipe;
        this.set = set;
        this.shape = WindowShape.of(recipe.id(), recipe.window(), recipe.channels());
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
        Corpus corpus = new Corpus(recipe, set, most, seed);
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
        RecordedIntake intake = new RecordedIntake(recording, set.id());
        Windowing windowing = new Windowing(RecordedIntake.patientOf(recording), AlarmPolicy.defaults());
        for (Sample recorded : recording.samples()) {
            Verdict verdict = intake.take(recorded);
            if (verdict instanceof Accepted accepted) {
                count(accepted.dropped());
                windowing.take(accepted.sample(), List.of(shape)).due().forEach(due -> add(recording, due.window()));
            } else if (verdict instanceof Rejected rejected && rejected.reason() == Reason.IMPLAUSIBLE_VALUE) {
                count(Plausibility.of(recorded).dropped());
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

    private void count(List<DroppedValue> dropped) {
        dropped.forEach(value -> implausible.merge(value.field(), 1L, Long::sum));
    }
}
