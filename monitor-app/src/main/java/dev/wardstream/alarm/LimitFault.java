package dev.wardstream.alarm;

import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Said;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the limits of a vital, for whoever set them.
 *
 * @param setting for an operator: the setting's path, what is asked of it and what it is
 * @param said for a nurse
 */
record LimitFault(String setting, Said said) {

    /** What is wrong first; null where nothing is. */
    static @Nullable LimitFault of(VitalSign vital, VitalLimits limits) {
        LimitFault fault = ofTimes(vital, limits);
        if (fault == null) {
            fault = ofOrder(vital, limits);
        }
        return fault == null ? ofRange(vital, limits) : fault;
    }

    private static @Nullable LimitFault ofTimes(VitalSign vital, VitalLimits limits) {
        if (limits.delay().isNegative()) {
            return of(vital, "delay", "must not be negative", limits.delay(), Said.of("limits.delay", vital.field()));
        }
        if (limits.extremeDelay().isNegative()) {
            Said said = Said.of("limits.delay", vital.field());
            return of(vital, "extremeDelay", "must not be negative", limits.extremeDelay(), said);
        }
        return null;
    }

    private static @Nullable LimitFault ofOrder(VitalSign vital, VitalLimits limits) {
        double low = limits.low();
        double high = limits.high();
        double within = limits.hysteresis();
        if (!(within >= 0)) {
            Said said = Said.of("limits.hysteresis", vital.field(), within);
            return of(vital, "hysteresis", "must be a number of zero or more", within, said);
        }
        if (low >= high) {
            return crossed("low", said("limits.low", vital, low, high), vital);
        }
        if (limits.extremeLow() > low) {
            return crossed("extremeLow", said("limits.extremeLow", vital, limits.extremeLow(), low), vital);
        }
        if (limits.extremeHigh() < high) {
            return crossed("extremeHigh", said("limits.extremeHigh", vital, limits.extremeHigh(), high), vital);
        }
        if (low + within > high - within) {
            String demand = "must leave room between low and high, or an alarm could never cease";
            return of(vital, "hysteresis", demand, within, said("limits.room", vital, low, high, 2 * within));
        }
        return null;
    }

    private static @Nullable LimitFault ofRange(VitalSign vital, VitalLimits limits) {
        LimitFault fault = ofRange(vital, "low", limits.low());
        if (fault == null) {
            fault = ofRange(vital, "high", limits.high());
        }
        if (fault == null) {
            fault = ofRange(vital, "extremeLow", limits.extremeLow());
        }
        return fault == null ? ofRange(vital, "extremeHigh", limits.extremeHigh()) : fault;
    }

    private static @Nullable LimitFault ofRange(VitalSign vital, String name, double limit) {
        if (Double.isNaN(limit) || vital.isPlausible(limit)) {
            return null;
        }
        String demand = "must be between " + vital.lowestPlausible() + " and " + vital.highestPlausible() + " "
                + vital.displayUnit();
        Said said = Said.of(
                "limits.plausible",
                vital.field(),
                "word.limit." + name,
                vital.asCharted(limit),
                vital.asCharted(vital.lowestPlausible()),
                vital.asCharted(vital.highestPlausible()));
        return of(vital, name, demand, limit, said);
    }

    private static Said said(String code, VitalSign vital, double... values) {
        Object[] arguments = new Object[values.length + 1];
        arguments[0] = vital.field();
        for (int i = 0; i < values.length; i++) {
            arguments[i + 1] = vital.asCharted(values[i]);
        }
        return Said.of(code, arguments);
    }

    /** Of two limits that stand the wrong way round, what a nurse reads says it for an operator too. */
    private static LimitFault crossed(String name, Said said, VitalSign vital) {
        return new LimitFault("alarm.limits." + vital.field() + "." + name + ": " + said, said);
    }

    private static LimitFault of(VitalSign vital, String name, String demand, Object value, Said said) {
        return new LimitFault(Checks.refusal("limits." + vital.field() + "." + name, demand, value), said);
    }
}
