package dev.wardstream.evaluate;

import dev.wardstream.statistics.Range;
import org.jspecify.annotations.Nullable;

/**
 * A scorer as an alarm, at a threshold that was fixed without the patients it is judged on.
 *
 * @param scorer by its name among the scorers
 * @param kind {@code model} or {@code baseline}
 * @param rule when it calls
 * @param thresholdOrigin how the threshold was fixed
 * @param sensitivity the share of deaths with a call in the 24 h before
 * @param sensitivityConditionTrue the share of deaths with the score past the threshold at some time in the 24 h before
 * @param medianLeadHours from the first call in the 24 h before to death
 */
public record OperatingPoint(
        String scorer,
        String kind,
        String dataset,
        String rule,
        String thresholdOrigin,
        double patientDays,
        int alarms,
        double alarmsPerPatientDay,
        @Nullable Range alarmsPerPatientDayInterval,
        int deaths,
        int deathsAlarmed,
        int deathsConditionTrue,
        @Nullable Double sensitivity,
        @Nullable Range sensitivityInterval,
        @Nullable Double sensitivityConditionTrue,
        @Nullable Double medianLeadHours) {

    /** More than this is more than a ward answers, and this many deaths must be alarmed of all the same. */
    static final double MOST_ALARMS = 0.5;

    static final double LEAST_SENSITIVITY = 0.7;

    boolean isReached() {
        return alarmsPerPatientDay <= MOST_ALARMS && sensitivity != null && sensitivity >= LEAST_SENSITIVITY;
    }
}
