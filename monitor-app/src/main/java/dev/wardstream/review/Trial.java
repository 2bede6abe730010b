package dev.wardstream.review;

import dev.wardstream.alarm.AlarmInput.Measured;
import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Presence;
import dev.wardstream.alarm.VitalLimits;
import dev.wardstream.burden.OfflineAlarms;
import dev.wardstream.patient.Turn;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One patient's alarms under one policy, and how long a vital was beyond its extreme while no alarm told of it. */
final class Trial {
    private final Stretch stretch;
    private final List<Call> calls = new ArrayList<>();
    private final Map<VitalSign, Spans> told = new EnumMap<>(VitalSign.class);
    /** Since when which alarms of a vital are on and told. */
    private final Map<VitalSign, Map<String, Long>> on = new EnumMap<>(VitalSign.class);

    private Trial(Stretch stretch) {
        this.stretch = stretch;
    }

    /**
     * @param calls for something new, in order; none for a device, on which limits have no bearing
     * @param missed how long each vital was beyond its extreme limit while no alarm about it was on, by itself or told with another,
     *     milliseconds
     */
    record Result(List<Call> calls, Map<VitalSign, Long> missed) {}

    /** @param extremes the limits beyond whose extremes time is missed: the same for all that is compared */
    static Result of(Stretch stretch, AlarmPolicy rules, AlarmPolicy extremes) {
        Trial trial = new Trial(stretch);
        OfflineAlarms.run(
                stretch.patient(),
                rules,
                stretch.turns(),
                stretch.orders(),
                score -> true,
                stretch.until(),
                trial::take);
        return new Result(trial.calls, trial.missed(extremes));
    }

    private void take(Alert alert) {
        if (alert.kind().isTechnical() || alert.retrospective()) {
            return;
        }
        if (alert.callsAnew() && alert.receivedAt() >= stretch.from()) {
            calls.add(Call.of(alert));
        }
        AlarmKind kind = alert.kind();
        if (kind.vital() != null) {
            stands(kind.vital(), alert);
        }
    }

    private void stands(VitalSign vital, Alert alert) {
        Map<String, Long> alarms = on.computeIfAbsent(vital, first -> new HashMap<>(2));
        if (isTold(alert)) {
            alarms.putIfAbsent(alert.id(), alert.receivedAt());
            return;
        }
        Long since = alarms.remove(alert.id());
        if (since != null) {
            toldOf(vital).add(since, alert.receivedAt());
        }
    }

    private static boolean isTold(Alert alert) {
        boolean isQuiet = switch (alert.standing().hush()) {
            case NONE, REPEATS, TOGETHER -> false;
            case PAUSED, FLAPPING, STANDS, UNCONFIRMED -> true;
        };
        return alert.standing().presence() instanceof Presence.On && !isQuiet;
    }

    private Spans toldOf(VitalSign vital) {
        return told.computeIfAbsent(vital, first -> new Spans());
    }

    private Map<VitalSign, Long> missed(AlarmPolicy extremes) {
        on.forEach((vital, alarms) ->
                alarms.values().stream().sorted().forEach(since -> toldOf(vital).add(since, stretch.until())));
        Map<VitalSign, Long> missed = new EnumMap<>(VitalSign.class);
        extremes.limits().forEach((vital, limits) -> {
            long millis = beyond(vital, limits, extremes).outside(toldOf(vital));
            if (millis > 0) {
                missed.put(vital, millis);
            }
        });
        return missed;
    }

    /** When a vital's newest live reading was beyond its extreme limit. A reading stands until the next, or for as long as it holds. */
    private Spans beyond(VitalSign vital, VitalLimits limits, AlarmPolicy policy) {
        Spans beyond = new Spans();
        long since = Long.MIN_VALUE;
        long holds = 0;
        for (Turn turn : stretch.turns()) {
            double value = turn.sample().sample().readings().get(vital);
            if (Double.isNaN(value) || !isTrusted(vital, turn, policy)) {
                continue;
            }
            if (since != Long.MIN_VALUE) {
                add(beyond, since, Math.min(turn.at(), since + holds));
            }
            boolean isExtreme = limits.isExtreme(vital.rounded(value));
            since = isExtreme ? turn.at() : Long.MIN_VALUE;
            holds = policy.holdsFor().of(turn.sample().kind()).toMillis();
        }
        if (since != Long.MIN_VALUE) {
            add(beyond, since, Math.min(stretch.until(), since + holds));
        }
        return beyond;
    }

    private void add(Spans beyond, long from, long to) {
        beyond.add(Math.max(from, stretch.from()), Math.min(to, stretch.until()));
    }

    private static boolean isTrusted(VitalSign vital, Turn turn, AlarmPolicy policy) {
        PatientSample sample = turn.sample();
        boolean isFlat = vital == VitalSign.HEART_RATE && turn.flatSince() != Measured.NOT_FLAT;
        return policy.isUsable(sample.sample())
                && !isFlat
                && policy.isLive(sample.kind(), sample.measuredAt(), sample.receivedAt());
    }
}
