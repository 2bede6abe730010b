package dev.wardstream.review;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.burden.Course;
import dev.wardstream.patient.Turn;
import dev.wardstream.vitals.PatientId;
import java.util.List;

/**
 * What came in of one patient for a while. The alarms are run over all of it; calls count, and time is missed, from an instant on,
 * so that what was on by then is no new call. Times are on the ward's clock, epoch milliseconds.
 *
 * @param turns in the order they came
 * @param orders what people asked, but for limits, in the order of its time
 */
public record Stretch(PatientId patient, List<Turn> turns, List<AlarmCommand> orders, long from, long until) {
    private static final double DAY = 86_400_000;

    public Stretch {
        turns = List.copyOf(turns);
        orders = List.copyOf(orders);
    }

    /** A recorded patient, from the first sample to the last; nobody answers. */
    public static Stretch of(Course course) {
        return new Stretch(course.patient(), course.turns(), List.of(), course.from(), course.to());
    }

    double days() {
        return (until - from) / DAY;
    }
}
