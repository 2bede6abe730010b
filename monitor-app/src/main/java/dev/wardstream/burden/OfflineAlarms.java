package dev.wardstream.burden;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.AlarmInput;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Reaction;
import dev.wardstream.patient.PatientMonitor;
import dev.wardstream.patient.PatientRules;
import dev.wardstream.patient.Turn;
import dev.wardstream.score.News2Settings;
import dev.wardstream.score.Score;
import dev.wardstream.vitals.PatientId;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Has one patient's alarms hear what came in, as the stream does, over scores that were made before. */
public final class OfflineAlarms {
    private final PatientMonitor monitor;
    private final Consumer<Alert> ear;

    private OfflineAlarms(PatientMonitor monitor, Consumer<Alert> ear) {
        this.monitor = monitor;
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
        PatientMonitor monitor = PatientMonitor.start(patient, new PatientRules(rules, News2Settings.defaults()));
        new OfflineAlarms(monitor, ear).run(turns, orders.iterator(), hears, until);
    }

    private void run(List<Turn> turns, Iterator<AlarmCommand> orders, Predicate<Score> hears, long until) {
        @Nullable AlarmCommand order = next(orders);
        for (Turn turn : turns) {
            // What was charted with a reading had been set before it.
            while (order != null && order.issuedAt() <= turn.at()) {
                step(new AlarmInput.Commanded(order, order.issuedAt()));
                order = next(orders);
            }
            monitor.hear(turn.hearing(hears)).forEach(this::tell);
        }
        for (; order != null && order.issuedAt() <= until; order = next(orders)) {
            step(new AlarmInput.Commanded(order, order.issuedAt()));
        }
        step(new AlarmInput.Tick(until));
    }

    private static @Nullable AlarmCommand next(Iterator<AlarmCommand> orders) {
        return orders.hasNext() ? orders.next() : null;
    }

    private void step(AlarmInput.Unmeasured input) {
        tell(monitor.step(input));
    }

    private void tell(Reaction reaction) {
        reaction.alerts().forEach(ear);
    }
}
