package dev.wardstream.ward;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.alarm.VitalLimits;
import dev.wardstream.vitals.VitalSign;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Between which values a vital is without an alarm, in its unit; null for no limit.
 *
 * @param own whether the patient's own limits say so, and not the ward's
 */
record LimitsView(
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double extremeLow,
        @Nullable Double extremeHigh,
        boolean own) {

    static LimitsView of(VitalLimits limits, boolean own) {
        return new LimitsView(
                Told.number(limits.low()),
                Told.number(limits.high()),
                Told.number(limits.extremeLow()),
                Told.number(limits.extremeHigh()),
                own);
    }

    /** Those that hold: the patient's own over the ward's, as the alarms read them. */
    static Map<VitalSign, VitalLimits> holding(AlarmPolicy ward, @Nullable OwnLimits own) {
        return ward.holding(own).limits();
    }
}
