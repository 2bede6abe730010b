package dev.wardstream.burden;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wardstream.statistics.Range;
import org.jspecify.annotations.Nullable;

/**
 * What one policy asks of people, and what it foretells.
 *
 * @param policy its name
 * @param means in words
 * @param patients persons
 * @param patientDays from each recording's first sample to its last, or to death
 * @param alarms that somebody has to answer
 * @param raisedPerPatientDay alarms raised, whether or not they called anybody
 * @param alarmsAboveLimits alarms a patient-day more than the policy {@code limits} has, over the same draws; negative is fewer
 * @param deaths with vitals charted in the 24 h before
 * @param deathsAlarmed those with an alarm in these hours
 * @param deathsConditionTrue those with an alarm on at some time in these hours, whenever it was raised
 * @param sensitivity deathsAlarmed a death; null where nobody died
 * @param medianLeadHours from the first alarm in the 24 h before to death, over the deaths alarmed; null where there are none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PolicyBurden(
        String policy,
        String dataset,
        String means,
        int patients,
        double patientDays,
        int alarms,
        double alarmsPerPatientDay,
        @Nullable Range alarmsPerPatientDayInterval,
        double raisedPerPatientDay,
        @Nullable Range alarmsAboveLimits,
        int deaths,
        int deathsAlarmed,
        int deathsConditionTrue,
        @Nullable Double sensitivity,
        @Nullable Range sensitivityInterval,
        @Nullable Double sensitivityConditionTrue,
        @Nullable Double medianLeadHours) {}
