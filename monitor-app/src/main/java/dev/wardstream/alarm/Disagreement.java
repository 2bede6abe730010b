package dev.wardstream.alarm;

import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * When two devices disagree on a vital. Each may be off by what its standard allows, so that two may lie twice as far apart, more
 * where they measure at different places. The defaults:
 *
 * <table>
 *   <caption>By how much two devices may differ</caption>
 *   <tr><th>vital</th><th>difference</th><th>why</th></tr>
 *   <tr><td>heart rate</td><td>20 /min</td><td>IEC 60601-2-27: 10 % or 5 /min, the greater; twice that at 100 /min</td></tr>
 *   <tr><td>respiratory rate</td><td>8 /min</td><td>two people who count differ by up to 6 (Lim 2002, Respir Med 96:31), and
 *       devices by impedance, capnography and motion more</td></tr>
 *   <tr><td>SpO2</td><td>6 %</td><td>FDA guidance on pulse oximeters, 2013: 3 % root mean square; ISO 80601-2-61: 4 %</td></tr>
 *   <tr><td>pressures</td><td>25 mmHg</td><td>ISO 81060-2: bias 5, standard deviation 8 mmHg; two of them, 2 deviations</td></tr>
 *   <tr><td>body temperature</td><td>1.5 °C</td><td>ISO 80601-2-56: 0.3 °C; core and armpit differ by about 1 °C</td></tr>
 *   <tr><td>blood glucose</td><td>60 mg/dL</td><td>ISO 15197:2013: 15 % from 100 mg/dL on; twice that at 200 mg/dL</td></tr>
 * </table>
 *
 * <p>A vital that is not listed is not compared: two skin temperatures or motions are of two places.
 *
 * @param differences by how much two devices may differ, in the vital's unit
 * @param hysteresis by which part of that they must come nearer for the alarm to cease, 0 to below 1
 * @param delay how long they must differ, and agree again
 */
public record Disagreement(Map<VitalSign, Double> differences, double hysteresis, Duration delay, Priority priority) {
    private static final Disagreement DEFAULTS = new Disagreement(
            Map.of(
                    VitalSign.HEART_RATE, 20.0,
                    VitalSign.RESPIRATORY_RATE, 8.0,
                    VitalSign.SPO2, 6.0,
                    VitalSign.SYSTOLIC_PRESSURE, 25.0,
                    VitalSign.DIASTOLIC_PRESSURE, 25.0,
                    VitalSign.MEAN_PRESSURE, 25.0,
                    VitalSign.BODY_TEMPERATURE, 1.5,
                    VitalSign.BLOOD_GLUCOSE, 60.0),
            0.25,
            Duration.ofSeconds(30),
            Priority.LOW);

    public Disagreement {
        Map<VitalSign, Double> copy = new EnumMap<>(VitalSign.class);
        copy.putAll(differences);
        copy.forEach((vital, difference) -> Checks.require(
                difference > 0, "disagreement." + vital.field(), "must be above 0, or none", difference));
        differences = Collections.unmodifiableMap(copy);
        Checks.require(
                hysteresis >= 0 && hysteresis < 1, "disagreement.hysteresis", "must be 0 to below 1", hysteresis);
        Checks.notNegative("disagreement.delay", delay);
    }

    public static Disagreement defaults() {
        return DEFAULTS;
    }

    /** By how much two devices may differ on a vital, in its unit; NaN where they are not compared. */
    double allowed(VitalSign vital) {
        Double difference = differences.get(vital);
        return difference == null ? Double.NaN : difference;
    }
}
