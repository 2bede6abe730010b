package dev.wardstream.alarm;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.words.Phrase;
import dev.wardstream.words.Said;

/** A device whose clock is off, or whose data takes long on its way, which cannot be told apart. */
record ClockRule(DeviceId device, DeviceKind deviceKind, AlarmPolicy.ClockOffRule policy) implements Rule {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    /** @param behind how far the clock is behind, milliseconds; below 0 where it is ahead */
    Finding find(long behind) {
        long off = Math.abs(behind);
        if (off >= policy.offFrom().toMillis()) {
            return Finding.of(policy.priority());
        }
        return off >= policy.offFrom().toMillis() / 2 ? Finding.BETWEEN : Finding.CLEAR;
    }

    @Override
    public Rule under(AlarmPolicy next) {
        return new ClockRule(device, deviceKind, next.clock());
    }

    @Override
    public AlarmKind kind() {
        return AlarmKind.CLOCK_OFF;
    }

    @Override
    public String about() {
        return device.value();
    }

    @Override
    public long raiseDelay(Priority priority) {
        return policy.delay().toMillis();
    }

    @Override
    public double limit(Priority priority) {
        return policy.offFrom().toMillis() / 1000.0;
    }

    /** The value is by how many seconds it is behind. */
    @Override
    public Said onText(Occurrence on) {
        double value = on.value();
        return Said.of(
                value > 0 ? "clock.behind" : "clock.ahead", Phrase.wordOf(deviceKind), device, coarse(Math.abs(value)));
    }

    @Override
    public Said overText(Occurrence ended, Evidence last, long lasted, boolean several) {
        return Said.of("clock.over", Phrase.wordOf(deviceKind), device, lasted);
    }

    @Override
    public String name() {
        return "word.clock";
    }

    /** What takes a second on the way must not make 3 min of 2 min 59 s; milliseconds. */
    private static long coarse(double seconds) {
        long millis = Math.round(seconds * 1000);
        long step = millis < MINUTE ? 1000 : millis < HOUR ? 10_000 : MINUTE;
        return (millis + step / 2) / step * step;
    }
}
