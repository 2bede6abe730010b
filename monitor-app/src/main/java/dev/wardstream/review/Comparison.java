package dev.wardstream.review;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.vitals.VitalSign;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What alarms were under the limits that hold, and would have been under those proposed.
 *
 * @param from when the first patient's time begins, epoch milliseconds, on the ward's clock
 * @param limits what is proposed, each beside what holds
 * @param curve the first of the limits at other values; null where none is proposed
 */
public record Comparison(
        int patients,
        double patientDays,
        long from,
        long until,
        List<Moved> limits,
        Side present,
        Side proposed,
        @Nullable Curve curve) {

    public Comparison {
        limits = List.copyOf(limits);
    }

    /** One limit that is proposed, NaN where there is none now; a delay in seconds. */
    public record Moved(Limit limit, double present, double proposed) {}

    /**
     * What would have happened under some limits.
     *
     * @param calls for something new, patient by patient, in order
     * @param missed how long vitals were beyond the extreme limits that hold now while no alarm about them was on, milliseconds
     */
    public record Side(List<Call> calls, Map<AlarmKind, Long> byKind, Map<VitalSign, Long> missed) {
        public Side {
            calls = List.copyOf(calls);
        }

        /** Of all vitals. */
        public long missedMillis() {
            return missed.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** One limit at several values, rising; all else as proposed. */
    public record Curve(Limit limit, List<Point> points) {
        public Curve {
            points = List.copyOf(points);
        }
    }

    /**
     * @param calls of all kinds
     * @param missedMillis of the limit's vital
     */
    public record Point(double value, long calls, long missedMillis, boolean isPresent, boolean isProposed) {}
}
