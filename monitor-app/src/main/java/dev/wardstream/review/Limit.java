package dev.wardstream.review;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.OwnLimits.Change;
import dev.wardstream.alarm.VitalLimits;
import dev.wardstream.burden.Sweep;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One limit of a vital, such as {@code heartRate.high}; a delay is in seconds. */
public record Limit(VitalSign vital, Part part) {
    /** How many values are tried on each side of those that are compared. */
    private static final int BEYOND = 2;
    /** How many are tried between them, at most. */
    private static final int BETWEEN = 4;

    /** Which of a vital's limits, by the name it has wherever limits are set. */
    public enum Part {
        LOW("low"),
        HIGH("high"),
        EXTREME_LOW("extremeLow"),
        EXTREME_HIGH("extremeHigh"),
        DELAY("delay");

        private final String word;

        Part(String word) {
            this.word = word;
        }

        /** As it is typed and told. */
        public String word() {
            return word;
        }
    }

    @Override
    public String toString() {
        return vital.field() + "." + part.word;
    }

    /** Those that are proposed, in the order of the vitals. */
    static List<Limit> in(Map<VitalSign, Change> proposed) {
        return new EnumMap<>(proposed)
                .keySet().stream()
                        .flatMap(vital -> Stream.of(Part.values()).map(part -> new Limit(vital, part)))
                        .filter(limit -> !Double.isNaN(limit.in(proposed.get(limit.vital))))
                        .toList();
    }

    /** NaN where there is none. */
    double under(AlarmPolicy policy) {
        @Nullable VitalLimits limits = policy.limits().get(vital);
        if (limits == null) {
            return Double.NaN;
        }
        return switch (part) {
            case LOW -> limits.low();
            case HIGH -> limits.high();
            case EXTREME_LOW -> limits.extremeLow();
            case EXTREME_HIGH -> limits.extremeHigh();
            case DELAY -> limits.delay().toMillis() / 1000.0;
        };
    }

    private double in(@Nullable Change change) {
        if (change == null) {
            return Double.NaN;
        }
        return switch (part) {
            case LOW -> change.low();
            case HIGH -> change.high();
            case EXTREME_LOW -> change.extremeLow();
            case EXTREME_HIGH -> change.extremeHigh();
            case DELAY -> change.delay() == null ? Double.NaN : change.delay().toMillis() / 1000.0;
        };
    }

    /** What is proposed, but with this limit at another value. */
    Map<VitalSign, Change> at(double value, Map<VitalSign, Change> proposed) {
        Change its = proposed.getOrDefault(vital, new Change(Double.NaN, Double.NaN, Double.NaN, Double.NaN, null));
        Map<VitalSign, Change> changed = new EnumMap<>(VitalSign.class);
        changed.putAll(proposed);
        changed.put(
                vital,
                new Change(
                        part == Part.LOW ? value : its.low(),
                        part == Part.HIGH ? value : its.high(),
                        part == Part.EXTREME_LOW ? value : its.extremeLow(),
                        part == Part.EXTREME_HIGH ? value : its.extremeHigh(),
                        part == Part.DELAY ? Duration.ofMillis(Math.round(value * 1000)) : its.delay()));
        return changed;
    }

    /** Values worth trying, rising: those compared, some between them, and some beyond either. */
    List<Double> around(double present, double proposed) {
        double from = Double.isNaN(present) ? proposed : Math.min(present, proposed);
        double to = Double.isNaN(present) ? proposed : Math.max(present, proposed);
        TreeSet<Double> values = new TreeSet<>(List.of(from, to));
        double step = part == Part.DELAY ? 15 : Sweep.STEP.getOrDefault(vital, vital.resolution() * 5);
        while ((to - from) / step > BETWEEN) {
            step *= 2;
        }
        for (double value = from - BEYOND * step; value < to + (BEYOND + 0.5) * step; value += step) {
            values.add(part == Part.DELAY ? value : vital.rounded(value));
        }
        values.removeIf(value -> part == Part.DELAY ? value < 0 : !vital.isPlausible(value));
        return List.copyOf(values);
    }
}
