package dev.wardstream.intake;

import static dev.wardstream.vitals.VitalSign.BLOOD_GLUCOSE;
import static dev.wardstream.vitals.VitalSign.BODY_TEMPERATURE;
import static dev.wardstream.vitals.VitalSign.DIASTOLIC_PRESSURE;
import static dev.wardstream.vitals.VitalSign.HEART_RATE;
import static dev.wardstream.vitals.VitalSign.INSPIRED_OXYGEN;
import static dev.wardstream.vitals.VitalSign.MEAN_PRESSURE;
import static dev.wardstream.vitals.VitalSign.SPO2;
import static dev.wardstream.vitals.VitalSign.SYSTOLIC_PRESSURE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.intake.Verdict.DroppedValue;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a vendor who sends another unit than the schema's is told, and what is taken of it. */
class PlausibilityTest {
    private static final long NOON = 1_700_000_000_000L;

    @Test
    void pressuresInKilopascalAreAllLostAlsoTheOneThatWouldPassAsMillimetres() {
        Plausibility plausible =
                of(Map.of(SYSTOLIC_PRESSURE, 16.0, DIASTOLIC_PRESSURE, 10.6, MEAN_PRESSURE, 12.4, HEART_RATE, 72.0));

        assertThat(plausible.sample().readings()).isEqualTo(Readings.of(HEART_RATE, 72));
        assertThat(told(plausible))
                .isEqualTo("systolicPressure 16.0 makes no sense in mm[Hg]: kPa?"
                        + "; diastolicPressure 10.6 makes no sense in mm[Hg]: kPa?"
                        + "; meanPressure 12.4 makes no sense in mm[Hg]: kPa?");
    }

    @Test
    void aSystolicAloneIsAskedForKilopascalAsWell() {
        assertThat(told(of(Map.of(SYSTOLIC_PRESSURE, 16.0))))
                .isEqualTo("systolicPressure 16.0 makes no sense in mm[Hg]: kPa?");
    }

    @Test
    void aCuffThatReadsNothingIsNoKilopascalAndLeavesTheOtherPressures() {
        Plausibility plausible = of(Map.of(SYSTOLIC_PRESSURE, 0.0, DIASTOLIC_PRESSURE, 70.0));

        assertThat(plausible.sample().readings()).isEqualTo(Readings.of(DIASTOLIC_PRESSURE, 70));
        assertThat(told(plausible)).isEqualTo("systolicPressure 0.0 is outside 30 to 300 mm[Hg]");
    }

    @Test
    void pressuresThatContradictEachOtherAreAllLost() {
        assertThat(lost(Map.of(SYSTOLIC_PRESSURE, 80.0, DIASTOLIC_PRESSURE, 120.0)))
                .containsExactly("systolicPressure", "diastolicPressure");
        assertThat(lost(Map.of(SYSTOLIC_PRESSURE, 80.0, DIASTOLIC_PRESSURE, 80.0)))
                .containsExactly("systolicPressure", "diastolicPressure");
        assertThat(lost(Map.of(SYSTOLIC_PRESSURE, 120.0, DIASTOLIC_PRESSURE, 70.0, MEAN_PRESSURE, 122.0)))
                .containsExactly("systolicPressure", "diastolicPressure", "meanPressure");
        assertThat(lost(Map.of(DIASTOLIC_PRESSURE, 70.0, MEAN_PRESSURE, 60.0)))
                .containsExactly("diastolicPressure", "meanPressure");
        assertThat(told(of(Map.of(SYSTOLIC_PRESSURE, 80.0, DIASTOLIC_PRESSURE, 120.0))))
                .startsWith("systolicPressure 80.0 contradicts the record's other pressures; ");
    }

    @Test
    void roundingIsNoContradiction() {
        assertThat(lost(Map.of(SYSTOLIC_PRESSURE, 61.0, DIASTOLIC_PRESSURE, 60.0, MEAN_PRESSURE, 62.0)))
                .isEmpty();
        assertThat(lost(Map.of(SYSTOLIC_PRESSURE, 120.0, DIASTOLIC_PRESSURE, 80.0, MEAN_PRESSURE, 93.3)))
                .isEmpty();
    }

    @Test
    void aShockedPatientsPressuresAreTaken() {
        assertThat(lost(Map.of(SYSTOLIC_PRESSURE, 48.0, DIASTOLIC_PRESSURE, 22.0, MEAN_PRESSURE, 31.0)))
                .isEmpty();
    }

    @Test
    void glucoseInMillimolesIsNotTakenForDeepHypoglycaemia() {
        Plausibility high = of(Map.of(BLOOD_GLUCOSE, 22.0));

        assertThat(high.sample().readings()).isEqualTo(Readings.none());
        assertThat(told(high)).isEqualTo("bloodGlucose 22.0 makes no sense in mg/dL: mmol/L?");
        assertThat(told(of(Map.of(BLOOD_GLUCOSE, 5.5))))
                .isEqualTo("bloodGlucose 5.5 is outside 10 to 1000 mg/dL (mmol/L?)");
    }

    @Test
    void glucoseThatIsLowInMilligramsIsTaken() {
        assertThat(lost(Map.of(BLOOD_GLUCOSE, 30.0))).isEmpty();
        assertThat(lost(Map.of(BLOOD_GLUCOSE, 39.0))).isEmpty();
    }

    @Test
    void aVendorWhoStatesTheUnitIsNotSecondGuessed() {
        VendorProfile profile = new VendorProfile(
                Map.of(
                        "bloodGlucose", new FieldProfile(true, 1, 0, List.of()),
                        "systolicPressure", new FieldProfile(true, 1, 0, List.of()),
                        "bodyTemperature", new FieldProfile(true, 1, 0, List.of())),
                null);

        assertThat(lost(Plausibility.of(sample(Map.of(BLOOD_GLUCOSE, 22.0)), profile)))
                .isEmpty();
        Plausibility stated = Plausibility.of(
                sample(Map.of(SYSTOLIC_PRESSURE, 16.0, DIASTOLIC_PRESSURE, 10.6, BODY_TEMPERATURE, 98.6)), profile);
        assertThat(told(stated))
                .isEqualTo("systolicPressure 16.0 is outside 30 to 300 mm[Hg]"
                        + "; bodyTemperature 98.6 is outside 25 to 45 Cel");
    }

    @Test
    void otherUnitsAreAskedFor() {
        assertThat(told(of(Map.of(BODY_TEMPERATURE, 98.6))))
                .isEqualTo("bodyTemperature 98.6 is outside 25 to 45 Cel (°F?)");
        assertThat(told(of(Map.of(BODY_TEMPERATURE, 0.0)))).isEqualTo("bodyTemperature 0.0 is outside 25 to 45 Cel");
        assertThat(told(of(Map.of(SPO2, 0.97)))).endsWith("(a fraction, not percent?)");
        assertThat(told(of(Map.of(INSPIRED_OXYGEN, 0.4)))).endsWith("(a fraction, not percent?)");
    }

    @Test
    void qualityAndBatteryInPercentAreAskedFor() {
        Sample sample = new Sample(NOON, Readings.of(HEART_RATE, 70), Observations.unknown(), 85, 255);

        assertThat(told(Plausibility.of(sample)))
                .isEqualTo("signalQuality 85.0 is outside 0 to 1 (percent?); battery 255.0 is outside 0 to 1");
    }

    private static Plausibility of(Map<VitalSign, Double> values) {
        return Plausibility.of(sample(values));
    }

    private static List<String> lost(Map<VitalSign, Double> values) {
        return lost(of(values));
    }

    private static List<String> lost(Plausibility plausible) {
        return plausible.dropped().stream().map(DroppedValue::field).toList();
    }

    private static String told(Plausibility plausible) {
        return DroppedValue.told(plausible.dropped());
    }

    private static Sample sample(Map<VitalSign, Double> values) {
        return Sample.of(NOON, Readings.of(values));
    }
}
