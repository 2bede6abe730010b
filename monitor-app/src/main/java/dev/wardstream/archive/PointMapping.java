package dev.wardstream.archive;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Response.Acknowledged;
import dev.wardstream.alarm.Sound.Silenced;
import dev.wardstream.alarm.Standing;
import dev.wardstream.schemas.avro.AlarmBudget;
import dev.wardstream.score.ModelRef;
import dev.wardstream.score.ModelScore;
import dev.wardstream.score.News2;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.RiskScore;
import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Records become points. Pure: the same record of a topic always becomes the same point, so that writing again changes
 * nothing, and two records never share a key.
 *
 * <p>A point's key is its measurement, its tags and its time, and events are told to the millisecond; so one device's two
 * samples of the same instant would overwrite each other. The record's offset, modulo a million, becomes the nanoseconds
 * below the millisecond and keeps them apart without a tag of its own: all records of a patient lie in one partition. That
 * keeps samples and scores apart, and orders nothing; alerts are ordered, by {@link EventOrder}.
 *
 * <p>Values that are unknown are left out, never written as zero. Yes-or-no facts that can be unknown are text, because
 * QuestDB's booleans know no third state. Times other than the point's own are epoch milliseconds.
 */
final class PointMapping {
    /** The model tag of the early warning score. */
    static final String NEWS2 = "news2";

    private static final int NANOSECONDS = 1_000_000;

    private PointMapping() {}

    static Point vitals(PatientSample measured, long offset) {
        Sample sample = measured.sample();
        Point point = tagged(Measurement.VITALS, measured.patient(), measured.location(), measured.device())
                .addField(Fields.RECEIVED_AT, measured.receivedAt())
                .addField(Fields.DEVICE_KIND, measured.kind().name());
        if (measured.stampedAt() != measured.measuredAt()) {
            point.addField(Fields.STAMPED_AT, measured.stampedAt());
        }
        for (VitalSign vital : VitalSign.ALL) {
            addKnown(point, vital.field(), sample.readings().get(vital));
        }
        addKnown(point, Fields.SIGNAL_QUALITY, sample.signalQuality());
        addKnown(point, Fields.BATTERY, sample.battery());
        addObservations(point, sample.observations());
        return at(point, sample.measuredAt(), offset);
    }

    static Point score(PatientScore scored, long offset) {
        Point point = tagged(Measurement.SCORES, scored.patient(), scored.location(), scored.device())
                .addField(Fields.RECEIVED_AT, scored.receivedAt())
                .addField(Fields.DEVICE_KIND, scored.kind().name())
                .addField(Fields.RETROSPECTIVE, scored.score().retrospective());
        if (scored.score() instanceof ModelScore score) {
            addModelScore(point, score, scored.shadow());
        } else if (scored.score() instanceof RiskScore score) {
            addRiskScore(point, score, scored.shadow());
        } else if (scored.score() instanceof News2 score) {
            addNews2(point, score);
        }
        return at(point, scored.score().at(), offset);
    }

    /** @param order from {@link EventOrder}, nanoseconds: a patient's alerts stand in the order of the topic */
    static Point alert(Alert alert, long order) {
        Point point = ofAlarm(Measurement.ALERTS, alert)
                .addField(Fields.AT, alert.at())
                .addField(Fields.EVENT, alert.event().name())
                .addField(Fields.ALERT_ID, alert.id())
                .addField(Fields.TEXT, alert.text())
                .addField(Fields.ONSET, alert.onset())
                .addField(Fields.RECEIVED_AT, alert.receivedAt())
                .addField(Fields.RETROSPECTIVE, alert.retrospective());
        addKnown(point, Fields.VALUE, alert.value());
        addKnown(point, Fields.LIMIT, alert.limit());
        addStanding(point, alert.standing());
        point.addField(Fields.CALLS, alert.standing().calls())
                .addField(Fields.HUSH, alert.standing().hush().name());
        Alert.Answer answer = alert.answer();
        if (answer != null) {
            point.addField(Fields.ANSWERED_BY, answer.by()).addField(Fields.REASON, answer.reason());
        }
        ModelRef model = alert.model();
        if (model != null) {
            point.addField(Fields.MODEL, model.id()).addField(Fields.VERSION, model.version());
        }
        alert.contributions().forEach(part -> addKnown(point, Fields.contribution(part.vital()), part.share()));
        return point.time(order, WritePrecision.NS);
    }

    /** A ward's alarm burden; null for a single patient's, which the alerts tell, and for one that was taken back. */
    static @Nullable Point budget(AlarmBudget budget, long offset) {
        if (budget.getPatientId() != null) {
            return null;
        }
        Point point = Point.measurement(Measurement.BUDGET.table())
                .addTag("ward", budget.getWard())
                .addField(Fields.CALLS, (long) budget.getCalls())
                .addField(Fields.PATIENT_DAYS, budget.getPatientDays());
        if (budget.getPatientDays() > 0) {
            point.addField(Fields.CALLS_PER_PATIENT_DAY, budget.getCallsPerPatientDay());
        }
        // It counts an hour that has only begun, and nobody looks for points that lie ahead.
        return at(point, budget.getAt() - TimeUnit.HOURS.toMillis(1), offset);
    }

    static void addStanding(Point point, Standing standing) {
        point.addField(Fields.EPISODE, standing.episode())
                .addField(
                        Fields.PRESENCE,
                        standing.presence().getClass().getSimpleName().toUpperCase(Locale.ROOT))
                .addField(Fields.LEVEL, (long) standing.level());
        if (standing.response() instanceof Acknowledged given) {
            point.addField(Fields.ACKNOWLEDGED_BY, given.by());
        }
        if (standing.sound() instanceof Silenced silenced) {
            point.addField(Fields.SILENCED_UNTIL, silenced.until());
        }
    }

    private static void addModelScore(Point point, ModelScore score, boolean shadow) {
        point.addTag("model", score.model().label(shadow))
                .addField(Fields.VERSION, score.model().version())
                .addField(Fields.WINDOW_START, score.windowStart())
                .addField(Fields.WINDOW_END, score.windowEnd());
        addKnown(point, Fields.VALUE, score.value());
        addKnown(point, Fields.COVERAGE, score.coverage());
        score.contributions().forEach(part -> addKnown(point, Fields.contribution(part.vital()), part.share()));
    }

    private static void addRiskScore(Point point, RiskScore score, boolean shadow) {
        point.addTag("model", score.model().label(shadow))
                .addField(Fields.VERSION, score.model().version())
                .addField(Fields.WINDOW_START, score.windowStart())
                .addField(Fields.WINDOW_END, score.windowEnd())
                .addField(Fields.THRESHOLD, score.threshold());
        addKnown(point, Fields.VALUE, score.probability());
        addKnown(point, Fields.COVERAGE, score.coverage());
        score.contributions().forEach(part -> addKnown(point, Fields.logOdds(part.signal()), part.logOdds()));
    }

    private static void addNews2(Point point, News2 score) {
        point.addTag("model", NEWS2)
                .addField(Fields.TOTAL, (long) score.total())
                .addField(Fields.PARTIAL, score.isPartial());
        score.parts().forEach(part -> point.addField(Fields.points(part.parameter()), (long) part.points()));
        if (score.isPartial()) {
            point.addField(
                    Fields.MISSING, score.missing().stream().map(Enum::name).collect(Collectors.joining(",")));
        }
    }

    private static void addObservations(Point point, Observations observations) {
        addKnown(point, Fields.SUPPLEMENTAL_OXYGEN, observations.supplementalOxygen());
        addKnown(point, Fields.VENTILATED, observations.ventilated());
        if (observations.consciousness() != Consciousness.UNKNOWN) {
            point.addField(Fields.CONSCIOUSNESS, observations.consciousness().name());
        }
    }

    static Point ofAlarm(Measurement measurement, Alert alert) {
        return tagged(measurement, alert.patient(), alert.location(), alert.device())
                .addTag("kind", alert.kind().name())
                .addTag("priority", alert.priority().name());
    }

    static Point tagged(Measurement measurement, PatientId patient, Location location, DeviceId device) {
        return Point.measurement(measurement.table())
                .addTag("patient", patient.value())
                .addTag("ward", location.ward())
                .addTag("bed", location.bed())
                .addTag("device", device.value());
    }

    static void addKnown(Point point, String field, double value) {
        if (!Double.isNaN(value)) {
            point.addField(field, value);
        }
    }

    static void addKnown(Point point, String field, @Nullable Boolean value) {
        if (value != null) {
            point.addField(field, value ? "yes" : "no");
        }
    }

    /** @throws ArithmeticException if the instant cannot be told in nanoseconds, which end in the year 2262 */
    static Point at(Point point, long milliseconds, long offset) {
        long nanoseconds = Math.multiplyExact(milliseconds, TimeUnit.MILLISECONDS.toNanos(1));
        return point.time(nanoseconds + offset % NANOSECONDS, WritePrecision.NS);
    }
}
