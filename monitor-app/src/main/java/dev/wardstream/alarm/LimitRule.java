package dev.wardstream.alarm;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Phrase;
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
    public Rule under(AlarmPolicy next) {
        return of(vital, high, next.limitsOf(vital));
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
    public Said onText(Occurrence on) {
        double limit = on.limit();
        if (Double.isNaN(limit)) {
            return Said.of("limit.none", vital.field(), vital.asCharted(on.value()), on.held());
        }
        return Said.of(
                high ? "limit.above" : "limit.below",
                vital.field(),
                vital.asCharted(on.value()),
                vital.asCharted(limit),
                on.held());
    }

    @Override
    public Said overText(Occurrence ended, Evidence last, long lasted, boolean several) {
        Said said = peakText(ended, several).and("limit.ended", vital.field(), vital.asCharted(last.value()));
        if (several && !last.device().equals(ended.peak().device())) {
            said = said.and("by", Phrase.wordOf(last.kind()), last.device());
        }
        double limit = limit(ended.priority());
        if (Double.isNaN(limit)) {
            said = said.and("limit.gone");
        } else if (limit != ended.limit()) {
            said = said.and("limit.changed", vital.field(), vital.asCharted(limit));
        }
        return said.and("over.after", lasted);
    }

    @Override
    public Said releasedText(Occurrence ended, DeviceId device, long lasted) {
        return peakText(ended, false).and("list.then").and(Rule.super.releasedText(ended, device, lasted));
    }

    /** The worst of it beside the limit that it broke, and where there are several devices, which of them measured it. */
    private Said peakText(Occurrence ended, boolean several) {
        Peak peak = ended.peak();
        Said said = Double.isNaN(ended.limit())
                ? Said.of("reading", vital.field(), vital.asCharted(peak.value()))
                : Said.of("limit.peak", vital.field(), vital.asCharted(peak.value()), vital.asCharted(ended.limit()));
        return several ? said.and("by", Phrase.wordOf(peak.kind()), peak.device()) : said;
    }

    @Override
    public boolean isWorse(double value, double than) {
        return high ? value > than : value < than;
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
