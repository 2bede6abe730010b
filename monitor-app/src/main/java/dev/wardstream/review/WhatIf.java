package dev.wardstream.review;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.alarm.OwnLimits.Change;
import dev.wardstream.train.Progress;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compares limits that are proposed with those that hold, by the monitor's own alarm engine, patient by patient. Nothing is
 * applied. Mutable; for one thread.
 */
public final class WhatIf {
    private final Rules rules;
    private final Map<VitalSign, Change> proposed;
    private final List<Limit> limits;
    private final Progress progress;
    private final Sum present = new Sum();
    private final Sum would = new Sum();
    private final Map<Double, Sum> curve = new TreeMap<>();
    private int patients;
    private int runs;
    private double days;
    private long from = Long.MAX_VALUE;
    private long until = Long.MIN_VALUE;

    /** What adds up over patients. */
    private static final class Sum {
        private final List<Call> calls = new ArrayList<>();
        private final Map<VitalSign, Long> missed = new EnumMap<>(VitalSign.class);

        void add(Trial.Result result) {
            calls.addAll(result.calls());
            result.missed().forEach((vital, millis) -> missed.merge(vital, millis, Long::sum));
        }

        Comparison.Side side() {
            return new Comparison.Side(
                    calls,
                    calls.stream().collect(Collectors.groupingBy(Call::kind, TreeMap::new, Collectors.counting())),
                    missed);
        }
    }

    /**
     * @param rules those of the ward, or of the patient whom it is about
     * @param proposed what would differ from the ward's limits
     * @param progress is told of each run over a patient, and may throw to end it
     * @throws IllegalArgumentException where the limits contradict each other, naming the limit
     */
    public WhatIf(Rules rules, Map<VitalSign, Change> proposed, Progress progress) {
        this.rules = rules;
        this.proposed = Map.copyOf(proposed);
        this.progress = progress;
        AlarmPolicy after = rules.under(proposed);
        this.limits = moved(rules.present(), after);
        if (!limits.isEmpty()) {
            Limit swept = limits.get(0);
            swept.around(swept.under(rules.present()), swept.under(after)).stream()
                    .filter(value -> fits(swept.at(value, proposed)))
                    .forEach(value -> curve.put(value, new Sum()));
        }
    }

    /** What is proposed and differs from what holds; where nothing does, all that is proposed. */
    private List<Limit> moved(AlarmPolicy now, AlarmPolicy after) {
        List<Limit> all = Limit.in(proposed);
        List<Limit> moved = all.stream()
                .filter(limit -> limit.under(now) != limit.under(after))
                .toList();
        return moved.isEmpty() ? all : moved;
    }

    /** A curve goes only as far as the vital's other limits let it. */
    private boolean fits(Map<VitalSign, Change> changes) {
        return OwnLimits.wrong(changes, rules.ward()) == null;
    }

    /** How many runs each patient takes. */
    public int runsOfEach() {
        return 2 + curve.size();
    }

    /** Adds a patient under the rules that this began with. */
    public void add(Stretch stretch) {
        add(stretch, rules);
    }

    /** Adds a patient. */
    public void add(Stretch stretch, Rules its) {
        AlarmPolicy now = its.present();
        // What holds already, or was tried, is not run again.
        Map<AlarmPolicy, Trial.Result> tried = new HashMap<>();
        present.add(tried(stretch, now, now, tried));
        would.add(tried(stretch, its.under(proposed), now, tried));
        curve.forEach((value, sum) ->
                sum.add(tried(stretch, its.under(limits.get(0).at(value, proposed)), now, tried)));
        patients++;
        days += stretch.days();
        from = Math.min(from, stretch.from());
        until = Math.max(until, stretch.until());
    }

    private Trial.Result tried(
            Stretch stretch, AlarmPolicy policy, AlarmPolicy extremes, Map<AlarmPolicy, Trial.Result> tried) {
        progress.at("trying limits", runs++, Progress.UNKNOWN);
        Trial.Result known = tried.get(policy);
        Trial.Result result = known == null ? Trial.of(stretch, policy, extremes) : known;
        tried.put(policy, result);
        return result;
    }

    /** What has come of all patients that were added. */
    public Comparison comparison() {
        AlarmPolicy now = rules.present();
        AlarmPolicy after = rules.under(proposed);
        return new Comparison(
                patients,
                days,
                patients == 0 ? 0 : from,
                patients == 0 ? 0 : until,
                limits.stream()
                        .map(limit -> new Comparison.Moved(limit, limit.under(now), limit.under(after)))
                        .toList(),
                present.side(),
                would.side(),
                limits.isEmpty()
                        ? null
                        : curve(
                                limits.get(0),
                                limits.get(0).under(now),
                                limits.get(0).under(after)));
    }

    private Comparison.Curve curve(Limit swept, double now, double after) {
        Map<Double, Comparison.Point> points = new LinkedHashMap<>();
        curve.forEach((value, sum) -> points.put(
                value,
                new Comparison.Point(
                        value,
                        sum.calls.size(),
                        sum.missed.getOrDefault(swept.vital(), 0L),
                        value == now,
                        value == after)));
        return new Comparison.Curve(swept, List.copyOf(points.values()));
    }
}
