package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.Presence.On;
import dev.wardstream.alarm.Response.Awaited;
import dev.wardstream.alarm.Sound.Audible;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Follows who is called for each episode, and says where somebody is called who must not be. */
final class Calls {
    private static final Set<Event> NEWS = EnumSet.of(Event.RAISED, Event.PRIORITY_CHANGED, Event.SOUNDED);
    private static final Set<Event> MAY_CALL =
            EnumSet.of(Event.RAISED, Event.PRIORITY_CHANGED, Event.SOUNDED, Event.ESCALATED, Event.HANDED_OVER);

    private final Map<String, Integer> levels = new HashMap<>();

    void take(Alert alert) {
        Standing standing = alert.standing();
        if (standing.equals(Standing.PAST)) {
            return;
        }
        if (NEWS.contains(alert.event())) {
            assertThat(alert.calls()).as("%s", alert).isEqualTo(standing.hush() == Hush.NONE);
        }
        if (alert.calls()) {
            requireReason(alert);
            requireLevel(alert);
            levels.put(standing.episode(), standing.level());
        }
    }

    private static void requireReason(Alert alert) {
        Standing standing = alert.standing();
        assertThat(MAY_CALL).as("%s", alert).contains(alert.event());
        assertThat(standing.presence()).as("%s", alert).isInstanceOf(On.class);
        assertThat(standing.response()).as("%s", alert).isInstanceOf(Awaited.class);
        assertThat(standing.sound()).as("%s", alert).isInstanceOf(Audible.class);
        assertThat(standing.hush()).as("%s", alert).isIn(Hush.NONE, Hush.TOGETHER);
    }

    private void requireLevel(Alert alert) {
        int before = levels.getOrDefault(alert.standing().episode(), 0);
        int level = alert.standing().level();
        switch (alert.event()) {
            case ESCALATED -> {
                assertThat(level).as("%s", alert).isEqualTo(before + 1);
                assertThat(alert.priority() == Priority.LOW && alert.answer() == null)
                        .as("low, and escalated by time: %s", alert)
                        .isFalse();
                assertThat(alert.kind().isTechnical() && level > 2)
                        .as("a physician for equipment: %s", alert)
                        .isFalse();
            }
            case HANDED_OVER -> assertThat(level).as("%s", alert).isEqualTo(before);
            default -> assertThat(level).as("%s", alert).isIn(1, before);
        }
        assertThat(level).as("%s", alert).isBetween(1, 3);
    }
}
