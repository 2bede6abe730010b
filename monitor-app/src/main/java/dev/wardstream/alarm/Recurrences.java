package dev.wardstream.alarm;

import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.DeviceKind;
import java.util.ArrayList;
import java.util.List;

/** When each alarm of a patient was raised lately, so that one that comes and goes is noticed. */
final class Recurrences {

    private record Raised(AlarmKind kind, String about, long onset, long at) {}

    private final List<Raised> recent = new ArrayList<>(0);

    /** Notes that an alarm of this onset is raised at {@code at}, both event time, and says how often it was. */
    Recurrence raised(AlarmKind kind, String about, long onset, long at, DeviceKind device, Handling.Flapping policy) {
        recent.removeIf(raised -> raised.at < at - policy.within().longestMillis());
        recent.add(new Raised(kind, about, onset, at));
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

    /** The latest onset of an alarm's times lately; {@link Long#MIN_VALUE} if there were none. */
    long newestOnset(AlarmKind kind, String about) {
        long newest = Long.MIN_VALUE;
        for (Raised raised : recent) {
            if (raised.kind == kind && raised.about.equals(about)) {
                newest = Math.max(newest, raised.onset);
            }
        }
        return newest;
    }

    void writeTo(StateWriter out) {
        out.items(recent.size());
        for (Raised raised : recent) {
            out.symbol(raised.kind);
            out.text(raised.about);
            out.time(raised.at);
            out.number(raised.at - raised.onset);
        }
        out.end();
    }

    static Recurrences readFrom(StateReader in) {
        Recurrences recurrences = new Recurrences();
        for (int left = in.items(); left > 0; left = in.left(left)) {
            AlarmKind kind = in.symbol(AlarmKind.class);
            String about = in.text();
            long at = in.time();
            recurrences.recent.add(new Raised(kind, about, at - in.number(), at));
        }
        return recurrences;
    }
}
