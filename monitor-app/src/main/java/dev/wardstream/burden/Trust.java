package dev.wardstream.burden;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.window.FlatLines;
import dev.wardstream.window.Trusted;

/** What of one patient's samples can be trusted, one after the other, as the stream judges it. Mutable. */
final class Trust {
    private final AlarmPolicy policy;
    private final FlatLines flatLines = new FlatLines();

    Trust(AlarmPolicy policy) {
        this.policy = policy;
    }

    Trusted of(PatientSample sample) {
        return Trusted.of(
                sample,
                policy.isUsable(sample.sample()),
                flatLines,
                policy.sensor().flatLineAfter().toMillis(),
                policy.holdsFor().of(sample.kind()).toMillis());
    }
}
