package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.Presence.Off;
import dev.wardstream.alarm.Presence.On;
import dev.wardstream.alarm.Response.Acknowledged;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Follows every alarm from raised to off, and says where one does what none may. */
final class Lives {
    private static final Set<Hush> PENDING = EnumSet.of(Hush.NONE, Hush.TOGETHER, Hush.PAUSED);

    private final Map<String, Alert> newest = new HashMap<>();
    private final Map<String, String> episodes = new HashMap<>();
    private final Set<String> past = new HashSet<>();

    void take(Alert alert) {
        if (alert.standing().equals(Standing.PAST)) {
            requirePast(alert);
            return;
        }
        Alert before = newest.put(alert.id(), alert);
        if (before == null) {
            requireBirth(alert);
        } else {
            requireMove(before, alert);
        }
    }

    void requireAllOver() {
        newest.values()
                .forEach(alert -> assertThat(alert.standing().presence())
                        .as("left after the end: %s", alert)
                        .isInstanceOf(Off.class));
    }

    /** Of what was over before its data arrived, beginning and end are told together, and no id is used twice. */
    private void requirePast(Alert alert) {
        boolean begins = alert.event() == Event.RAISED;
        assertThat(alert.retrospective()).as("%s", alert).isTrue();
        assertThat(begins ? past.add(alert.id()) : past.contains(alert.id()))
                .as("%s", alert)
                .isTrue();
        assertThat(newest).doesNotContainKey(alert.id());
    }

    private void requireBirth(Alert alert) {
        assertThat(alert.event()).as("first of %s", alert).isEqualTo(Event.RAISED);
        assertThat(alert.standing().presence()).as("%s", alert).isInstanceOf(On.class);
        assertThat(past).doesNotContain(alert.id());
        episodes.put(alert.id(), alert.standing().episode());
    }

    private void requireMove(Alert before, Alert alert) {
        assertThat(alert.event()).as("second time %s", alert).isNotEqualTo(Event.RAISED);
        assertThat(alert.standing().episode()).as("%s", alert).isEqualTo(episodes.get(alert.id()));
        assertThat(rank(alert.standing().presence()))
                .as("from %s to %s", before, alert)
                .isGreaterThanOrEqualTo(rank(before.standing().presence()));
        assertThat(before.standing().presence())
                .as("after it was off: %s", alert)
                .isNotInstanceOf(Off.class);
        assertThat(alert.priority()).as("%s", alert).isGreaterThanOrEqualTo(before.priority());
        boolean seen = before.standing().response() instanceof Acknowledged;
        if (seen && alert.event() != Event.PRIORITY_CHANGED) {
            assertThat(alert.standing().response())
                    .as("%s", alert)
                    .isEqualTo(before.standing().response());
            assertThat(alert.calls()).as("seen, and calls: %s", alert).isFalse();
        }
        boolean pending = !seen && PENDING.contains(before.standing().hush());
        assertThat(pending && alert.standing().hush() == Hush.STANDS)
                .as("a call that nobody has answered is lost: %s, then %s", before, alert)
                .isFalse();
        boolean ended = alert.event() == Event.CEASED || alert.event() == Event.CLEARED;
        assertThat(ended && alert.standing().presence() instanceof On)
                .as("%s", alert)
                .isFalse();
    }

    private static int rank(Presence presence) {
        return presence instanceof On ? 0 : presence instanceof Off ? 2 : 1;
    }
}
