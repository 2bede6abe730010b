package dev.wardstream.burden;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.burden.Course.Turn;
import dev.wardstream.intake.DeviceMemory;
import dev.wardstream.intake.Intake;
import dev.wardstream.intake.IntakeRules;
import dev.wardstream.intake.Verdict.Accepted;
import dev.wardstream.recordings.Recording;
import dev.wardstream.score.ModelScore;
import dev.wardstream.score.News2;
import dev.wardstream.score.News2Fold;
import dev.wardstream.score.News2Settings;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.RnnModel;
import dev.wardstream.score.Score;
import dev.wardstream.score.Scorer;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VendorId;
import dev.wardstream.window.PatientWindows;
import dev.wardstream.window.Trusted;
import dev.wardstream.window.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Watches one recorded patient as the stream does: the same intake, windows, models and NEWS2, received as measured. */
final class Watching {
    private record Watched(RnnModel model, Scorer scorer, PatientWindows windows) {}

    private static final VendorId RECORDED = new VendorId("recorded");

    private final String ward;
    private final Intake intake = new Intake(IntakeRules.defaults());
    private final News2Fold news2 = News2Fold.start(News2Settings.defaults());
    private final Trust trust = new Trust(AlarmPolicy.defaults());
    private final List<Watched> models;
    private DeviceMemory memory = DeviceMemory.nothing();

    Watching(String ward, List<RnnModel> served) {
        this.ward = ward;
        this.models = served.stream()
                .map(model -> new Watched(model, model.scorer(), new PatientWindows(model.window(), model.channels())))
                .toList();
    }

    /** Empty where nothing of a recording would have been let in before the patient's death. */
    Optional<Course> over(Recording recording) {
        @Nullable Long diedAt = recording.notes().diedAt();
        Assignments worn = worn(recording);
        List<Turn> turns = new ArrayList<>();
        for (Sample sample : recording.samples()) {
            if (diedAt == null || sample.measuredAt() < diedAt) {
                take(sample, turns.size(), worn).ifPresent(turns::add);
            }
        }
        PatientId patient = new PatientId(recording.id());
        return turns.isEmpty()
                ? Optional.empty()
                : Optional.of(new Course(
                        patient,
                        recording.person(),
                        turns,
                        NurseLimits.of(recording.notes().limits()),
                        diedAt));
    }

    private Optional<Turn> take(Sample sample, long sequence, Assignments worn) {
        DeviceSample sent = new DeviceSample(worn.device(), sequence, sample);
        var verdict = intake.judge(sent, RECORDED, worn.device().value(), worn, memory, sample.measuredAt());
        if (!(verdict instanceof Accepted accepted)) {
            return Optional.empty();
        }
        memory = accepted.memory();
        return Optional.of(scored(accepted.sample()));
    }

    private Turn scored(PatientSample sample) {
        List<PatientScore> scores = new ArrayList<>();
        Trusted trusted = trust.of(sample);
        PatientSample counted = sample.withSample(trusted.sample());
        models.forEach(watched -> score(watched, counted, scores));
        if (trusted.isFlat()) {
            news2.leaveOutPulse(sample.source(), sample.measuredAt());
        }
        @Nullable News2 total = news2.take(sample.source(), trusted.sample(), false);
        if (total != null) {
            scores.add(of(sample, total));
        }
        return new Turn(sample, trusted.flatSince(), scores);
    }

    private static void score(Watched watched, PatientSample sample, List<PatientScore> scores) {
        boolean concerned = watched.model().suits(sample.kind())
                && PatientWindows.concerns(watched.model().channels(), sample.sample());
        if (!concerned) {
            return;
        }
        for (Window window : watched.windows().add(sample.source(), sample.sample(), false)) {
            @Nullable ModelScore score = watched.scorer().score(window);
            if (score != null) {
                scores.add(of(sample, score));
            }
        }
    }

    private static PatientScore of(PatientSample sample, Score score) {
        return new PatientScore(
                sample.patient(), sample.location(), sample.device(), sample.kind(), sample.receivedAt(), score);
    }

    private Assignments worn(Recording recording) {
        DeviceId device = new DeviceId("device-" + recording.id());
        Assignment assignment = new Assignment(
                new PatientId(recording.id()),
                new Location(ward, "bed"),
                recording.kind(),
                RECORDED,
                recording.samples().isEmpty() ? 0 : recording.samples().get(0).measuredAt(),
                Assignment.OPEN);
        return new Assignments(device, List.of(assignment));
    }
}
