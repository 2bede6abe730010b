package dev.wardstream.train;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.patient.WindowShape;
import dev.wardstream.patient.Windowing;
import dev.wardstream.recordings.Recording;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.recordings.Recordings;
import dev.wardstream.replay.RecordedIntake;
import dev.wardstream.score.ModelCard;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.Signal;
import dev.wardstream.window.Window;
import dev.wardstream.window.WindowSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a risk model learns from: of each recording whose outcome is known one window, that of its beginning, let in, trusted
 * and cut as in the live stream, by the same code.
 */
public final class RiskCases {
    private RiskCases() {}

    /** Cases, and where they come from, for the model's card. */
    record Sourced(List<RiskCase> cases, ModelCard.Source source) {}

    /**
     * Those that a recipe's shipped model learned from.
     *
     * @param data holds the recipe's set in the folder of its name
     */
    static Sourced ofShipped(RiskRecipe recipe, Path data, Progress progress) throws IOException {
        RecordingSet set = recipe.recordings();
        Path directory = data.resolve(set.id());
        ModelCard.Source source = new ModelCard.Source(
                set.id(), set.title(), set.licence(), set.citation(), Checksum.of(set.files(directory)));
        return new Sourced(read(recipe, set, directory, progress), source);
    }

    /** @throws IOException where a recording is missing or unreadable */
    public static List<RiskCase> read(RiskRecipe recipe, RecordingSet set, Path directory, Progress progress)
            throws IOException {
        List<RiskCase> cases = new ArrayList<>();
        try (Recordings recordings = set.open(directory)) {
            while (recordings.hasNext()) {
                Recording recording = recordings.next();
                @Nullable Boolean died = recording.notes().diedInHospital();
                if (died != null) {
                    Window window = beginning(recording, recipe.window(), recipe.channels());
                    cases.add(new RiskCase(recording.person(), window, died));
                }
                progress.at("reading " + set.id(), recordings.report().recordings(), Progress.UNKNOWN);
            }
        }
        return cases;
    }

    /**
     * The window that begins with the step of a recording's first sample, as of its last instant. Later samples do not reach it.
     */
    public static Window beginning(Recording recording, WindowSpec spec, List<? extends Signal> channels) {
        long at = endOfBeginning(recording, spec);
        WindowShape shape = WindowShape.of("beginning", spec, channels);
        RecordedIntake intake = new RecordedIntake(recording, "training");
        Windowing windowing = new Windowing(RecordedIntake.patientOf(recording), AlarmPolicy.defaults());
        for (Sample recorded : recording.samples()) {
            @Nullable PatientSample sample = recorded.measuredAt() <= at ? intake.letIn(recorded) : null;
            if (sample != null) {
                windowing.take(sample, List.of(shape));
            }
        }
        return windowing.asOf(shape, at);
    }

    /** The last instant, epoch milliseconds, of the window that begins with the step of a recording's first sample. */
    public static long endOfBeginning(Recording recording, WindowSpec spec) {
        long firstStep = spec.stepOf(recording.samples().get(0).measuredAt());
        return firstStep * spec.step().toMillis() + spec.length().toMillis() - 1;
    }
}
