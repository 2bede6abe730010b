package dev.wardstream.alarm;

import dev.wardstream.vitals.DeviceKind;
import java.util.ArrayList;
import java.util.List;

/** When each alarm of a patient was raised lately, so that one that comes and goes is noticed. */
final class Recurrences {
    private static final AlarmKind[] KINDS = AlarmKind.values();

    private record Raised(AlarmKind kind, String about, long at) {}

    private final List<Raised> recent = new ArrayList<>(0);

    /** Notes that an alarm is raised at {@code at}, event time, and says how often it was. */
    Recurrence raised(AlarmKind kind, String about, long at, DeviceKind device, Handling.Flapping policy) {
        recent.removeIf(raised -> raised.at < at - policy.within().longestMillis());
        recent.add(new Raised(kind, about, at));
        long since = at - policy.within().millis(device);
        int times = 0;
        for (Raised raised : recent) {
            if (raised.kind == kind && raised.about.equals(about) && raised.at >= since) {
                times++;
            }
        }
        long settle = times >= policy.times() ? policy.quiet().millis(device) : 0;
        return new Recurrence(times, settle, policy.within().millis(device));
    }

    void writeTo(StateWriter out) {
        out.number(recent.size());
        for (Raised raised : recent) {
            out.number(raised.kind.ordinal());
            out.text(raised.about);
            out.time(raised.at);
        }
    }

    static Recurrences readFrom(StateReader in) {
        Recurrences recurrences = new Recurrences();
        for (long left = in.number(); left > 0; left--) {
            recurrences.recent.add(new Raised(KINDS[(int) in.number()], in.text(), in.time()));
        }
        return recurrences;
    }
}
