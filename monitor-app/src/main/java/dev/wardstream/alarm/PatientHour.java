package dev.wardstream.alarm;

import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;

/**
 * One hour in which a patient was watched.
 *
 * @param hour on the ward's clock, counted from the epoch
 * @param calls how many alarms have called somebody in it so far; escalations of one are not counted again
 */
public record PatientHour(PatientId patient, Location location, long hour, int calls) {
    public static final long MILLIS = 3_600_000;
}
