package dev.wardstream.alarm;

import dev.wardstream.vitals.VitalSign;
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
    public long raiseDelay(Priority priority) {
        return (priority == Priority.HIGH ? limits.extremeDelay() : limits.delay()).toMillis();
    }

    @Override
    public long ceaseDelay() {
        return limits.delay().toMillis();
    }

    @Override
    public double limit(Priority priority) {
        return priority == Priority.HIGH ? extreme() : outermost();
    }

    @Override
    public String onText(Priority priority, double value, long detail, long held) {
        double limit = limit(priority);
        return vital.label() + " " + vital.asCharted(value) + (high ? " > " : " < ")
                + (Double.isNaN(limit) ? "no limit" : vital.asCharted(limit)) + unit() + " for "
                + Durations.text(held);
    }

    @Override
    public String overText(double value, long detail, long lasted) {
        double limit = outermost();
        return vital.label() + " back at " + vital.asCharted(value) + unit()
                + (Double.isNaN(limit) ? ", no limit any more" : ", limit " + vital.asCharted(limit)) + ", after "
                + Durations.text(lasted);
    }

    @Override
    public String name() {
        return vital.label();
    }

    private String unit() {
        return vital.displayUnit().isEmpty() ? "" : " " + vital.displayUnit();
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
