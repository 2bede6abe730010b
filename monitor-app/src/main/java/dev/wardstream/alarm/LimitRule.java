package dev.wardstream.alarm;

import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Said;
import org.jspecify.annotations.Nullable;

/** A vital past its upper or its lower limit. */
record LimitRule(AlarmKind kind, VitalSign vital, boolean high, VitalLimits limits) implements Rule {
    private static final AlarmKind[] HIGHS =
            VitalSign.ALL.stream().map(AlarmKind::high).toArray(AlarmKind[]::new);
    private static final AlarmKind[] LOWS =
            VitalSign.ALL.stream().map(AlarmKind::low).toArray(AlarmKind[]::new);

    /** The rule for one side of a vital; without limits, every reading is clear, and what is on ceases. */
    static LimitRule of(VitalSign vital, boolean high, @Nullable VitalLimits limits) {
        return new LimitRule(kindOf(vital, high), vital, high, limits == null ? VitalLimits.NONE : limits);
    }

    static AlarmKind kindOf(VitalSign vital, boolean high) {
        return high ? HIGHS[vital.ordinal()] : LOWS[vital.ordinal()];
    }

    /** What a value, rounded to the chart's resolution, says. */
    Finding find(double rounded) {
        double sign = high ? 1 : -1;
        double limit = high ? limits.high() : limits.low();
        if (sign * rounded > sign * extreme()) {
            return Finding.HIGH;
        }
        if (sign * rounded > sign * limit) {
            return Finding.MEDIUM;
        }
        double inside = vital.rounded(outermost() - sign * limits.hysteresis());
        return sign * rounded > sign * inside ? Finding.BETWEEN : Finding.CLEAR;
    }

    @Override
    public boolean isPerDevice() {
        return true;
    }

    @Override
    public long raiseDelay(Priority priority) {
        return (priority == Priority.HIGH ? limits.extremeDelay() : limits.delay()).toMillis();
    }

    @Override
    public double limit(Priority priority) {
        return priority == Priority.HIGH ? extreme() : outermost();
    }

    @Override
    public Said onText(Priority priority, double value, long detail, long held) {
        double limit = limit(priority);
        if (Double.isNaN(limit)) {
            return Said.of("limit.none", vital.field(), vital.asCharted(value), held);
        }
        return Said.of(
                high ? "limit.above" : "limit.below",
                vital.field(),
                vital.asCharted(value),
                vital.asCharted(limit),
                held);
    }

    @Override
    public Said overText(double value, long detail, long lasted) {
        double limit = outermost();
        return Double.isNaN(limit)
                ? Said.of("limit.over.none", vital.field(), vital.asCharted(value), lasted)
                : Said.of("limit.over", vital.field(), vital.asCharted(value), vital.asCharted(limit), lasted);
    }

    @Override
    public String name() {
        return vital.field();
    }

    @Override
    public boolean holdsWithoutSensor(long detail) {
        return vital.isCharted();
    }

    private double extreme() {
        return high ? limits.extremeHigh() : limits.extremeLow();
    }

    /** The limit that is met first; NaN where this side has none. */
    private double outermost() {
        double limit = high ? limits.high() : limits.low();
        return Double.isNaN(limit) ? extreme() : limit;
    }
}
