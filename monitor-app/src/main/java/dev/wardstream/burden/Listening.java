package dev.wardstream.burden;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.Alert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the alarm engine over one recorded patient, as the stream does, and listens. Nobody answers. */
final class Listening {
    /** The last reading stands for a moment longer, so that a delay can pass; shorter than any device may be silent. */
    private static final long AFTERWARDS = Duration.ofSeconds(45).toMillis();

    private final Policy policy;
    private final List<Long> calls = new ArrayList<>();
    private final List<long[]> on = new ArrayList<>();
    private final Map<String, Long> sounding = new HashMap<>();
    private int raised;

    private Listening(Policy policy) {
        this.policy = policy;
    }

    static Heard to(Course course, Policy policy) {
        return new Listening(policy).run(course);
    }

    private Heard run(Course course) {
        List<AlarmCommand> orders = policy.ordered() ? course.commands() : List.of();
        long until = course.to() + AFTERWARDS;
        OfflineAlarms.run(
                course.patient(), policy.rules(), course.turns(), orders, policy.hears()::hears, until, this::take);
        sounding.values().forEach(since -> on.add(new long[] {since, course.to()}));
        return new Heard(calls, raised, on);
    }

    private void take(Alert alert) {
        if (!alert.kind().isTechnical() && !alert.retrospective()) {
            hear(alert);
        }
    }

    private void hear(Alert alert) {
        boolean begins = alert.event() == Alert.Event.RAISED;
        raised += begins ? 1 : 0;
        if (counts(alert)) {
            calls.add(alert.receivedAt());
            sounding.putIfAbsent(alert.id(), alert.receivedAt());
        }
        if (alert.event() == Alert.Event.CEASED || alert.event() == Alert.Event.CLEARED) {
            @Nullable Long since = sounding.remove(alert.id());
            if (since != null) {
                on.add(new long[] {since, alert.receivedAt()});
            }
        }
    }

    /** Whether somebody has to come for something new; an escalation is the same matter told to somebody else. */
    private boolean counts(Alert alert) {
        return switch (policy.counts()) {
            case RAISED -> alert.event() == Alert.Event.RAISED;
            case CALLS -> alert.callsAnew();
        };
    }
}
