package dev.wardstream.replay;

import dev.wardstream.intake.DeviceMemory;
import dev.wardstream.intake.Intake;
import dev.wardstream.intake.IntakeRules;
import dev.wardstream.intake.Verdict;
import dev.wardstream.intake.Verdict.Accepted;
import dev.wardstream.recordings.Recording;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VendorId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The monitor's intake over one recording: the patient wears one device from the first sample on, and each is received as measured. */
public final class RecordedIntake {
    private static final VendorId RECORDED = new VendorId("recorded");

    private final Intake intake = new Intake(IntakeRules.defaults());
    private final Assignments worn;
    private DeviceMemory memory = DeviceMemory.nothing();
    private long sequence;

    /** @param ward that the patient lies on */
    public RecordedIntake(Recording recording, String ward) {
        long from =
                recording.samples().isEmpty() ? 0 : recording.samples().get(0).measuredAt();
        this.worn = new Assignments(
                new DeviceId("device-" + recording.id()),
                List.of(new Assignment(
                        patientOf(recording),
                        new Location(ward, "bed"),
                        recording.kind(),
                        RECORDED,
                        from,
                        Assignment.OPEN)));
    }

    /** Who was recorded. */
    public static PatientId patientOf(Recording recording) {
        return new PatientId(recording.id());
    }

    /** Judges the next sample. */
    public Verdict take(Sample sample) {
        DeviceSample sent = new DeviceSample(worn.device(), sequence, sample);
        Verdict verdict = intake.judge(sent, RECORDED, worn.device().value(), worn, memory, sample.measuredAt());
        if (verdict instanceof Accepted accepted) {
            memory = accepted.memory();
            sequence++;
        }
        return verdict;
    }

    /** The next sample as it is let in; null where it is not. */
    public @Nullable PatientSample letIn(Sample sample) {
        return take(sample) instanceof Accepted accepted ? accepted.sample() : null;
    }
}
