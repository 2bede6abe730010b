package dev.wardstream.ward;

import dev.wardstream.vitals.VitalSign;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A patient's vitals and scores over time. */
final class TrendViews {
    /** How many minutes a bed's trend shows. */
    static final int MINUTES = 60;

    private static final long FINE = Trends.FINE_STEP * Trends.FINE_STEPS;

    private TrendViews() {}

    /**
     * Steps of time and what was in each; null where nothing was.
     *
     * @param times the beginning of each step, epoch milliseconds
     * @param late from when to when something came late
     * @param scores the highest of each step, by model
     * @param news2 the highest total of each step
     */
    record OverTime(
            long stepMillis,
            List<Long> times,
            Map<String, Series> series,
            List<List<Long>> late,
            Map<String, List<@Nullable Double>> scores,
            List<@Nullable Double> news2) {}

    /** One vital, in its unit. */
    record Series(List<@Nullable Double> mean, List<@Nullable Double> min, List<@Nullable Double> max) {}

    /** The means of the last hour, one a minute, the oldest first; the minute that runs is not among them. */
    static Map<String, List<@Nullable Double>> lastHour(WardPatient patient, long now) {
        long end = Math.floorDiv(now, Trends.MINUTE);
        Map<String, List<@Nullable Double>> trend = new LinkedHashMap<>();
        patient.trends().vitals().forEach((vital, ring) -> {
            List<@Nullable Double> means = values(end - MINUTES, end, slot -> charted(vital, ring.mean(slot)));
            if (means.stream().anyMatch(mean -> mean != null)) {
                trend.put(vital.field(), means);
            }
        });
        return trend;
    }

    /** From one time to another, both included, epoch milliseconds: finely where all of it is in the last ten minutes. */
    static OverTime between(WardPatient patient, long from, long to, long now) {
        boolean isFine = from >= now - FINE;
        long step = isFine ? Trends.FINE_STEP : Trends.MINUTE;
        long first = Math.floorDiv(from, step);
        long end = Math.floorDiv(to, step) + 1;
        Trends trends = patient.trends();
        Map<VitalSign, Ring> vitals = isFine ? trends.fine() : trends.vitals();
        Map<String, Series> series = new LinkedHashMap<>();
        vitals.forEach((vital, ring) -> series.put(vital.field(), series(vital, ring, first, end)));
        Map<String, List<@Nullable Double>> scores = new LinkedHashMap<>();
        trends.models().forEach((model, ring) -> scores.put(model, scores(ring, first, end, step)));
        Ring news2 = trends.news2();
        return new OverTime(
                step,
                LongStream.range(first, end).map(slot -> slot * step).boxed().toList(),
                series,
                late(vitals.values(), first, end, step),
                scores,
                news2 == null ? values(first, end, slot -> Double.NaN) : scores(news2, first, end, step));
    }

    private static Series series(VitalSign vital, Ring ring, long first, long end) {
        return new Series(
                values(first, end, slot -> charted(vital, ring.mean(slot))),
                values(first, end, slot -> charted(vital, ring.least(slot))),
                values(first, end, slot -> charted(vital, ring.largest(slot))));
    }

    /** Scores are kept by the minute: among finer steps each stands at its minute's first. */
    private static List<@Nullable Double> scores(Ring ring, long first, long end, long step) {
        return values(first, end, slot -> {
            long at = slot * step;
            return Math.floorMod(at, Trends.MINUTE) == 0 ? ring.largest(Math.floorDiv(at, Trends.MINUTE)) : Double.NaN;
        });
    }

    private static List<List<Long>> late(Collection<Ring> rings, long first, long end, long step) {
        List<List<Long>> spans = new ArrayList<>();
        long since = Long.MIN_VALUE;
        for (long slot = first; slot <= end; slot++) {
            long at = slot;
            boolean isLate = slot < end && rings.stream().anyMatch(ring -> ring.isLate(at));
            if (isLate && since == Long.MIN_VALUE) {
                since = slot;
            } else if (!isLate && since != Long.MIN_VALUE) {
                spans.add(List.of(since * step, slot * step));
                since = Long.MIN_VALUE;
            }
        }
        return spans;
    }

    private static List<@Nullable Double> values(long first, long end, LongToDoubleFunction of) {
        List<@Nullable Double> values = new ArrayList<>(Math.toIntExact(end - first));
        for (long slot = first; slot < end; slot++) {
            values.add(Told.number(of.applyAsDouble(slot)));
        }
        return values;
    }

    /** To a tenth of what charts tell, so that a mean is finer than a reading and yet short. */
    private static double charted(VitalSign vital, double value) {
        double perUnit = Math.rint(10 / vital.resolution());
        return Double.isNaN(value) ? value : Math.round(value * perUnit) / perUnit;
    }
}
