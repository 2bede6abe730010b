package dev.wardstream.burden;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.AlarmInput;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.PatientAlarms;
import dev.wardstream.burden.Course.Turn;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.Score;
import dev.wardstream.vitals.PatientId;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Runs the monitor's alarm engine over what came in of one patient, as the stream's alarm stage drives it. */
public final class OfflineAlarms {
    private final PatientAlarms alarms;
    private final Consumer<Alert> ear;

    private OfflineAlarms(PatientAlarms alarms, Consumer<Alert> ear) {
        this.alarms = alarms;
        this.ear = ear;
    }

    /**
     * Runs it from nothing on.
     *
     * @param orders what people asked, in the order of its time
     * @param hears which scores reach the alarms
     * @param until what is due by then is told too, on the ward's clock, epoch milliseconds
     * @param ear takes each event of the alarms, in order
     */
    public static void run(
            PatientId patient,
            AlarmPolicy rules,
            List<Turn> turns,
            List<AlarmCommand> orders,
            Predicate<Score> hears,
            long until,
            Consumer<Alert> ear) {
        new OfflineAlarms(PatientAlarms.start(patient, rules), ear).run(turns, orders.iterator(), hears, until);
    }

    private void run(List<Turn> turns, Iterator<AlarmCommand> orders, Predicate<Score> hears, long until) {
        @Nullable AlarmCommand order = next(orders);
        for (Turn turn : turns) {
            // What was charted with a reading had been set before it.
            while (order != null && order.issuedAt() <= turn.at()) {
                step(new AlarmInput.Commanded(order, order.issuedAt()));
                order = next(orders);
            }
            step(new AlarmInput.Measured(turn.sample(), turn.flatSince()));
            for (PatientScore score : turn.scores()) {
                if (hears.test(score.score())) {
                    step(new AlarmInput.Scored(score));
                }
            }
        }
        for (; order != null && order.issuedAt() <= until; order = next(orders)) {
            step(new AlarmInput.Commanded(order, order.issuedAt()));
        }
        step(new AlarmInput.Tick(until));
    }

    private static @Nullable AlarmCommand next(Iterator<AlarmCommand> orders) {
        return orders.hasNext() ? orders.next() : null;
    }

    private void step(AlarmInput input) {
        alarms.step(input).alerts().forEach(ear);
    }
}
