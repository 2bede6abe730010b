package dev.wardstream.alarm;

import dev.wardstream.vitals.VitalSign;
import java.time.Duration;

/**
 * Between which values a vital may be without an alarm, in the vital's unit. Readings are rounded to the chart's resolution
 * before they are compared, so that a text never says {@code 120 > 120}.
 *
 * @param low below it: medium priority; NaN for no limit
 * @param high above it: medium priority; NaN for no limit
 * @param extremeLow below it: high priority; NaN for no limit
 * @param extremeHigh above it: high priority; NaN for no limit
 * @param hysteresis how far inside the limit a reading must be for the alarm to cease
 * @param delay how long the condition must hold before the alarm is raised, and be gone before it ceases
 * @param extremeDelay how long a reading must be past an extreme limit before the alarm is of high priority. An alarm never
 *     falls in priority, so an extreme limit needs no hysteresis
 */
public record VitalLimits(
        double low,
        double high,
        double extremeLow,
        double extremeHigh,
        double hysteresis,
        Duration delay,
        Duration extremeDelay) {

    /** No limit on either side. */
    static final VitalLimits NONE = of(Double.NaN, Double.NaN, 0, Duration.ZERO);

    /** No limit yet, with the delay and hysteresis that a limit of a patient's own then has. */
    static VitalLimits unset(VitalSign vital) {
        return of(Double.NaN, Double.NaN, vital.resolution(), Duration.ofSeconds(15));
    }

    /** Limits with one delay for both priorities. */
    public VitalLimits(
            double low, double high, double extremeLow, double extremeHigh, double hysteresis, Duration delay) {
        this(low, high, extremeLow, extremeHigh, hysteresis, delay, delay);
    }

    /** Limits without extremes: nothing here is of high priority. */
    public static VitalLimits of(double low, double high, double hysteresis, Duration delay) {
        return new VitalLimits(low, high, Double.NaN, Double.NaN, hysteresis, delay);
    }

    /** Whether a value, rounded to the chart's resolution, is past no limit. */
    boolean admit(double rounded) {
        return !(rounded > high || rounded < low || isExtreme(rounded));
    }

    /** Whether a value, rounded to the chart's resolution, is past an extreme limit. */
    public boolean isExtreme(double rounded) {
        return rounded > extremeHigh || rounded < extremeLow;
    }

    /** Refuses limits that contradict each other, naming their path. */
    void check(VitalSign vital) {
        LimitFault fault = LimitFault.of(vital, this);
        if (fault != null) {
            throw new IllegalArgumentException(fault.setting());
        }
    }
}
