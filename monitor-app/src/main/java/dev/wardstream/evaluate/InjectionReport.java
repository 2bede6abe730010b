package dev.wardstream.evaluate;

import java.util.List;

/**
 * How made-up trouble in real recordings is detected, each detector at one false alarm a patient-day on the same recordings as they
 * were recorded.
 *
 * @param injected "made up": no recording holds it
 * @param patientDays of the recordings without injection, on which the thresholds were set
 */
public record InjectionReport(
        String dataset, String model, String injected, int recordings, double patientDays, List<Detection> detections) {
    /**
     * @param kind of trouble, and what was done
     * @param detected the share of recordings with an alarm after the onset that is not there without the injection
     * @param medianDelayMinutes from the onset to that alarm, of those detected; NaN where none was
     * @param falseAlarmsPerPatientDay at the detector's threshold, without injection
     */
    public record Detection(
            String kind,
            String means,
            String detector,
            double detected,
            double medianDelayMinutes,
            double falseAlarmsPerPatientDay) {}
}
