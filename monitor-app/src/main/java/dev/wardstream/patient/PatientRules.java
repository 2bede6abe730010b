package dev.wardstream.patient;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.score.News2Settings;

/**
 * What a patient is watched by.
 *
 * @param alarms the ward's, under the patient's own limits
 * @param news2 how NEWS2 is kept for whoever nobody has ordered anything else for
 * @param news2OnScale2 how it is kept for a patient whose SpO2 is read on scale 2
 */
public record PatientRules(AlarmPolicy alarms, News2Settings news2, News2Settings news2OnScale2) {
    public PatientRules(AlarmPolicy alarms, News2Settings news2) {
        this(alarms, news2, news2.withScale2(true));
    }
}
