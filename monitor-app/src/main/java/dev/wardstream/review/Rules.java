package dev.wardstream.review;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.alarm.OwnLimits.Change;
import dev.wardstream.vitals.VitalSign;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Under which limits somebody's alarms run: those that hold, and those that would.
 *
 * @param own the patient's own limits; null where the ward's hold
 * @param ofThePatient whether limits of the patient's own are proposed, in place of those they have; else the ward's are, and the
 *     patient's own still stand over them
 */
public record Rules(AlarmPolicy ward, @Nullable OwnLimits own, boolean ofThePatient) {
    /** Those of a ward, where nobody has limits of their own. */
    public static Rules of(AlarmPolicy ward) {
        return new Rules(ward, null, false);
    }

    AlarmPolicy present() {
        return ward.holding(own);
    }

    /** @throws IllegalArgumentException where the limits contradict each other, naming the limit */
    AlarmPolicy under(Map<VitalSign, Change> proposed) {
        AlarmPolicy changed = ward.with(proposed);
        return ofThePatient ? changed : changed.holding(own);
    }
}
