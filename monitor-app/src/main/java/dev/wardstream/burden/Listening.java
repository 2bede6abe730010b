package dev.wardstream.burden;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.AlarmInput;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.PatientAlarms;
import dev.wardstream.score.PatientScore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the alarm engine over one recorded patient, as the stream's alarm stage drives it, and listens. Nobody answers. */
final class Listening {
    /** The last reading stands for a moment longer, so that a delay can pass; shorter than any device may be silent. */
    private static final long AFTERWARDS = Duration.ofSeconds(45).toMillis();

    private final Policy policy;
    private final PatientAlarms alarms;
    private final List<Long> calls = new ArrayList<>();
    private final List<long[]> on = new ArrayList<>();
    private final Map<String, Long> sounding = new HashMap<>();
    private int raised;

    private Listening(Course course, Policy policy) {
        this.policy = policy;
        this.alarms = PatientAlarms.start(course.patient(), policy.rules());
    }

    static Heard to(Course course, Policy policy) {
        return new Listening(course, policy).run(course);
    }

    private Heard run(Course course) {
        Iterator<AlarmCommand> orders = (policy.ordered() ? course.commands() : List.<AlarmCommand>of()).iterator();
        @Nullable AlarmCommand order = next(orders);
        for (Course.Turn turn : course.turns()) {
            // What was charted with a reading had been set before it.
            while (order != null && order.issuedAt() <= turn.at()) {
                step(new AlarmInput.Commanded(order, order.issuedAt()));
                order = next(orders);
            }
            step(new AlarmInput.Measured(turn.sample(), turn.flatSince()));
            for (PatientScore score : turn.scores()) {
                if (policy.hears().hears(score.score())) {
                    step(new AlarmInput.Scored(score));
                }
            }
        }
        step(new AlarmInput.Tick(course.to() + AFTERWARDS));
        sounding.values().forEach(since -> on.add(new long[] {since, course.to()}));
        return new Heard(calls, raised, on);
    }

    private static @Nullable AlarmCommand next(Iterator<AlarmCommand> orders) {
        return orders.hasNext() ? orders.next() : null;
    }

    private void step(AlarmInput input) {
        for (Alert alert : alarms.step(input).alerts()) {
            if (!alert.kind().isTechnical() && !alert.retrospective()) {
                hear(alert);
            }
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
            case CALLS -> alert.calls() && alert.event() != Alert.Event.ESCALATED;
        };
    }
}
