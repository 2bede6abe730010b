package dev.wardstream.patient;

import dev.wardstream.alarm.AlarmInput.Measured;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.VitalSign;

/** What of one patient's samples can be trusted, one after the other. Mutable; for one thread. */
public final class Trust {
    private final AlarmPolicy policy;
    private final FlatLines flatLines;

    /** Of a patient of whom nothing is known yet. */
    public Trust(AlarmPolicy policy) {
        this(policy, new FlatLines());
    }

    /** Goes on with the heart rates that were seen so far. */
    public Trust(AlarmPolicy policy, FlatLines flatLines) {
        this.policy = policy;
        this.flatLines = flatLines;
    }

    public FlatLines flatLines() {
        return flatLines;
    }

    public Trusted of(PatientSample sample) {
        if (!policy.isUsable(sample.sample())) {
            return new Trusted(sample.sample().charted(), Measured.NOT_FLAT);
        }
        long flatSince = flatLines.take(
                sample.source(),
                sample.sample(),
                policy.sensor().flatLineAfter().toMillis(),
                policy.holdsFor().of(sample.kind()).toMillis());
        if (flatSince == Measured.NOT_FLAT) {
            return new Trusted(sample.sample(), flatSince);
        }
        Readings others = sample.sample().readings().with(VitalSign.HEART_RATE, Double.NaN);
        return new Trusted(sample.sample().withReadings(others), flatSince);
    }
}
