package dev.wardstream.archive;

import com.influxdb.client.write.Point;
import dev.wardstream.alarm.AlarmBoard;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.schemas.avro.Discharge;
import dev.wardstream.score.News2;
import dev.wardstream.score.PatientScore;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the patients of one partition: a fold of the topics keyed by patient, all of which have the same number of
 * partitions. What stands is {@link AlarmBoard}'s to say, as for {@code wardstream alarms}. Mutable; for one thread.
 */
final class PartitionState {
    /** A patient who was not heard of for longer, and has no alarm, is no row of a beat any more. */
    static final Duration MEMORY = Duration.ofDays(1);

    /** What was measured so long after a discharge, milliseconds, is of the patient's leaving: until the devices are off. */
    private static final long LEAVING = 10_000;

    private final AlarmBoard board = new AlarmBoard();
    private final Map<PatientId, EventOrder> orders = new HashMap<>();
    private final Map<PatientId, PatientState> patients = new HashMap<>();
    private final Map<PatientId, OwnLimits> limits = new HashMap<>();
    private final Map<PatientId, Long> left = new HashMap<>();
    private long newest = Long.MIN_VALUE;

    void take(PatientSample sample) {
        newest = Math.max(newest, sample.receivedAt());
        long at = sample.sample().measuredAt();
        if (isStillThere(sample.patient(), at)) {
            patients.computeIfAbsent(
                            sample.patient(), id -> new PatientState(id, sample.location(), sample.device(), at))
                    .take(sample);
        }
    }

    void take(PatientScore scored) {
        newest = Math.max(newest, scored.receivedAt());
        if (scored.score() instanceof News2 score && isStillThere(scored.patient(), score.at())) {
            patients.computeIfAbsent(
                            scored.patient(),
                            id -> new PatientState(id, scored.location(), scored.device(), score.at()))
                    .take(score);
        }
    }

    /** Returns the time at which the event stands in the store, epoch nanoseconds. */
    long take(Alert event) {
        newest = Math.max(newest, event.receivedAt());
        board.take(event);
        return orders.computeIfAbsent(event.patient(), id -> new EventOrder()).next(event.receivedAt());
    }

    /** @param own null where the ward's hold again */
    void limits(PatientId patient, @Nullable OwnLimits own) {
        if (own == null) {
            limits.remove(patient);
        } else {
            limits.put(patient, own);
        }
    }

    /** Who was discharged is not silent: nobody waits to hear of them. */
    void take(CommandOutcome outcome) {
        newest = Math.max(newest, outcome.at());
        if (outcome.isDone() && outcome.action().equals(Discharge.class.getSimpleName())) {
            left.merge(outcome.patient(), outcome.at() + LEAVING, Math::max);
        }
    }

    /** The newest time of the ward's clock that any record told, epoch milliseconds; {@link Long#MIN_VALUE} before the first. */
    long newest() {
        return newest;
    }

    /** What stands, who was heard when, and which limits hold, at this moment of the ward's clock. */
    Map<Measurement, List<Point>> beat(long beat, AlarmPolicy policy) {
        forget(beat);
        Map<PatientId, List<Alert>> standing = new LinkedHashMap<>();
        board.alarms()
                .forEach(alarm -> standing.computeIfAbsent(alarm.patient(), id -> new ArrayList<>())
                        .add(alarm));
        Map<PatientId, PatientState> told = new LinkedHashMap<>(patients);
        standing.forEach((id, alarms) -> told.computeIfAbsent(id, unheard -> {
            Alert first = alarms.get(0);
            return new PatientState(id, first.location(), first.device(), first.at());
        }));
        List<Point> rows = new ArrayList<>();
        List<Point> holding = new ArrayList<>();
        told.forEach((id, patient) -> {
            rows.addAll(StandingPoints.of(patient, standing.getOrDefault(id, List.of()), beat));
            holding.add(PointMapping.at(StandingPoints.limits(id, policy, ownAt(id, beat)), beat, 0));
        });
        return Map.of(Measurement.STANDING, rows, Measurement.LIMITS, holding);
    }

    private void forget(long now) {
        long from = now - MEMORY.toMillis();
        patients.values().removeIf(patient -> {
            Long heard = patient.lastReceivedAt();
            return !isStillThere(patient.id(), patient.measuredAt())
                    || (heard == null ? patient.measuredAt() : heard) < from;
        });
        left.values().removeIf(at -> at < from);
    }

    /** Whether what was measured then was measured after the patient's last discharge. */
    private boolean isStillThere(PatientId patient, long measuredAt) {
        return measuredAt >= left.getOrDefault(patient, Long.MIN_VALUE);
    }

    private @Nullable OwnLimits ownAt(PatientId patient, long now) {
        OwnLimits own = limits.get(patient);
        return own == null || own.expiresAt() <= now ? null : own;
    }
}
