package dev.wardstream.alarm;

import dev.wardstream.alarm.AlarmInput.Measured;
import dev.wardstream.window.FlatLines;
import dev.wardstream.window.Trusted;

/** Judges samples for a flat line before the alarms see them, as the stage before theirs does. */
final class Judged {
    private final AlarmPolicy policy;
    private FlatLines lines = new FlatLines();

    Judged(AlarmPolicy policy) {
        this.policy = policy;
    }

    AlarmInput judged(AlarmInput input) {
        if (!(input instanceof Measured measured)) {
            return input;
        }
        Trusted trusted = Trusted.of(
                measured.sample(),
                policy.isUsable(measured.sample().sample()),
                lines,
                policy.sensor().flatLineAfter().toMillis(),
                policy.holdsFor().millis(measured.sample().kind()));
        return new Measured(measured.sample(), trusted.flatSince());
    }

    void restart() {
        lines = FlatLines.decode(lines.encode());
    }
}
