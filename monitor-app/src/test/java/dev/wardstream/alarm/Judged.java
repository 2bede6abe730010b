package dev.wardstream.alarm;

import dev.wardstream.alarm.AlarmInput.Measured;
import dev.wardstream.patient.FlatLines;
import dev.wardstream.patient.Trust;
import dev.wardstream.state.StateWriter;

/** Judges samples for a flat line before the alarms see them, as the patient's monitor does. */
final class Judged {
    private final AlarmPolicy policy;
    private Trust trust;

    Judged(AlarmPolicy policy) {
        this.policy = policy;
        this.trust = new Trust(policy);
    }

    AlarmInput judged(AlarmInput input) {
        if (!(input instanceof Measured measured)) {
            return input;
        }
        return new Measured(measured.sample(), trust.of(measured.sample()).flatSince());
    }

    void restart() {
        StateWriter out = Kept.writer(0);
        trust.flatLines().writeTo(out);
        trust = new Trust(policy, FlatLines.readFrom(Kept.reader(out)));
    }
}
