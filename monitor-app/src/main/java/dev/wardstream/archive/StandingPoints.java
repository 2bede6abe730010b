package dev.wardstream.archive;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.alarm.Response.Acknowledged;
import dev.wardstream.alarm.VitalLimits;
import dev.wardstream.vitals.PatientId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The points of a beat: what stands then, of whom was heard when, and which limits hold. Pure.
 *
 * <p>Two alarms of one kind, patient and device share all tags, so the nanoseconds below the beat's millisecond keep them apart.
 * They follow from the alarm's id: the same alarm at the same beat is the same point, also when an archive that has just started
 * writes the beat again.
 */
final class StandingPoints {
    /** The {@code kind} and {@code priority} of a patient's own row. */
    static final String NONE = "NONE";

    /** The sides of a vital's limits, by the names they have in the store. */
    static final Map<String, ToDoubleFunction<VitalLimits>> SIDES = sides();

    private static final int BELOW_A_MILLISECOND = 999_999;

    private StandingPoints() {}

    /** A patient's own row, and one for each of their alarms. */
    static List<Point> of(PatientState patient, List<Alert> alarms, long beat) {
        List<Point> points = new ArrayList<>();
        points.add(patientsOwn(patient, beat));
        Set<Long> taken = new HashSet<>();
        for (Alert alarm : alarms) {
            long below = Math.floorMod(alarm.id().hashCode(), BELOW_A_MILLISECOND);
            while (!taken.add(below)) {
                below = (below + 1) % BELOW_A_MILLISECOND;
            }
            points.add(alarm(alarm, beat, below + 1));
        }
        return points;
    }

    private static Point patientsOwn(PatientState patient, long beat) {
        Point point = PointMapping.tagged(Measurement.STANDING, patient.id(), patient.location(), patient.device())
                .addTag("kind", NONE)
                .addTag("priority", NONE)
                .addField(Fields.BEAT, beat);
        Long lastReceivedAt = patient.lastReceivedAt();
        if (lastReceivedAt != null) {
            point.addField(Fields.LAST_RECEIVED_AT, lastReceivedAt);
        }
        Integer news2 = patient.news2();
        if (news2 != null) {
            point.addField(Fields.NEWS2, (long) news2);
        }
        return PointMapping.at(point, beat, 0);
    }

    private static Point alarm(Alert alarm, long beat, long below) {
        Point point = PointMapping.ofAlarm(Measurement.STANDING, alarm)
                .addField(Fields.BEAT, beat)
                .addField(Fields.ALERT_ID, alarm.id())
                .addField(Fields.TEXT, alarm.saidOfTheAlarm().toString())
                .addField(Fields.SINCE, alarm.onset());
        PointMapping.addKnown(point, Fields.ANSWERED, alarm.standing().response() instanceof Acknowledged);
        PointMapping.addStanding(point, alarm.standing());
        return PointMapping.at(point, beat, below);
    }

    /**
     * The limits that hold for a patient, without a time.
     *
     * @param own null where the ward's hold
     */
    static Point limits(PatientId patient, AlarmPolicy ward, @Nullable OwnLimits own) {
        Point point = Point.measurement(Measurement.LIMITS.table()).addTag("patient", patient.value());
        PointMapping.addKnown(point, Fields.OWN, own != null);
        if (own != null) {
            point.addField(Fields.EXPIRES_AT, own.expiresAt());
        }
        ward.limitsWith(own)
                .forEach((vital, limits) -> SIDES.forEach((side, value) ->
                        PointMapping.addKnown(point, Fields.limit(vital, side), value.applyAsDouble(limits))));
        return point;
    }

    /** Says in which form the points since then are written. */
    static Point schema(long now) {
        return Point.measurement(Measurement.SCHEMA.table())
                .addTag("writer", Archive.GROUP)
                .addField(Fields.VERSION, (long) SchemaVersion.CURRENT)
                .time(TimeUnit.MILLISECONDS.toNanos(now), WritePrecision.NS);
    }

    private static Map<String, ToDoubleFunction<VitalLimits>> sides() {
        Map<String, ToDoubleFunction<VitalLimits>> sides = new LinkedHashMap<>();
        sides.put("low", VitalLimits::low);
        sides.put("high", VitalLimits::high);
        sides.put("extremeLow", VitalLimits::extremeLow);
        sides.put("extremeHigh", VitalLimits::extremeHigh);
        return sides;
    }
}
