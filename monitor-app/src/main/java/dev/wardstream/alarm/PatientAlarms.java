package dev.wardstream.alarm;

import dev.wardstream.vitals.PatientId;
import java.util.List;

/** The alarms of one patient. */
public final class PatientAlarms {
    private final PatientId patient;
    private final AlarmPolicy policy;

    private PatientAlarms(PatientId patient, AlarmPolicy policy) {
        this.patient = patient;
        this.policy = policy;
    }

    /** A patient of whom nothing is known yet. */
    public static PatientAlarms start(PatientId patient, AlarmPolicy policy) {
        return new PatientAlarms(patient, policy);
    }

    public static PatientAlarms decode(PatientId patient, AlarmPolicy policy, byte[] bytes) {
        throw new UnsupportedOperationException("not written yet: " + patient + policy + bytes.length);
    }

    public byte[] encode() {
        throw new UnsupportedOperationException("not written yet: " + patient + policy);
    }

    /** Moves on and returns what is to be told, in order. */
    public List<Alert> step(AlarmInput input) {
        throw new UnsupportedOperationException("not written yet: " + input);
    }

    /** When, on the ward's clock, the next {@link AlarmInput.Tick} is needed; {@link Long#MAX_VALUE} if nothing is due. */
    public long nextDue() {
        return Long.MAX_VALUE;
    }
}
