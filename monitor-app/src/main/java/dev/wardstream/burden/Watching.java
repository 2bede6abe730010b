package dev.wardstream.burden;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.patient.Fleet;
import dev.wardstream.patient.Kernels;
import dev.wardstream.patient.PatientMonitor;
import dev.wardstream.patient.PatientRules;
import dev.wardstream.patient.Turn;
import dev.wardstream.recordings.Recording;
import dev.wardstream.replay.RecordedIntake;
import dev.wardstream.score.News2Settings;
import dev.wardstream.score.RnnModel;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Watches recorded patients as the stream does: by the same intake and the same monitor, each sample received as measured. */
public final class Watching {
    private static final PatientRules RULES = new PatientRules(AlarmPolicy.defaults(), News2Settings.defaults());

    private final String ward;
    private final Fleet fleet;
    private final Kernels kernels = new Kernels();

    /**
     * @param ward that they lie on
     * @param served the models that alarms may hear
     */
    public Watching(String ward, List<RnnModel> served) {
        this.ward = ward;
        this.fleet = Fleet.of(served);
    }

    /** Empty where nothing of a recording would have been let in before the patient's death. */
    public Optional<Course> over(Recording recording) {
        @Nullable Long diedAt = recording.notes().diedAt();
        PatientId patient = RecordedIntake.patientOf(recording);
        RecordedIntake intake = new RecordedIntake(recording, ward);
        PatientMonitor monitor = PatientMonitor.start(patient, RULES);
        List<Turn> turns = new ArrayList<>();
        for (Sample recorded : recording.samples()) {
            if (diedAt == null || recorded.measuredAt() < diedAt) {
                @Nullable PatientSample sample = intake.letIn(recorded);
                if (sample != null) {
                    turns.add(monitor.step(sample, fleet, kernels).turn());
                }
            }
        }
        return turns.isEmpty()
                ? Optional.empty()
                : Optional.of(new Course(
                        patient,
                        recording.person(),
                        turns,
                        NurseLimits.of(recording.notes().limits()),
                        diedAt));
    }
}
