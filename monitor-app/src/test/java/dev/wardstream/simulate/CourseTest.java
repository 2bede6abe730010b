package dev.wardstream.simulate;

import static dev.wardstream.vitals.VitalSign.BODY_TEMPERATURE;
import static dev.wardstream.vitals.VitalSign.HEART_RATE;
import static dev.wardstream.vitals.VitalSign.RESPIRATORY_RATE;
import static dev.wardstream.vitals.VitalSign.SPO2;
import static dev.wardstream.vitals.VitalSign.SYSTOLIC_PRESSURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wardstream.simulate.Limits.Crossing;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CourseTest {
    private static final long SEEDS = 40;

    @Test
    void sepsisBringsFeverThenTachycardiaThenTachypnoeaThenHypotension() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Crossing> crossings = crossingsOf(Course.SEPSIS, seed, DeviceModel.ACME_MONITOR);
            assertThat(first(crossings, BODY_TEMPERATURE, true)).isLessThan(first(crossings, RESPIRATORY_RATE, true));
            assertThat(first(crossings, HEART_RATE, true)).isLessThan(first(crossings, SYSTOLIC_PRESSURE, false));
            assertThat(crossings)
                    .extracting(Crossing::vital)
                    .contains(BODY_TEMPERATURE, HEART_RATE, RESPIRATORY_RATE, SYSTOLIC_PRESSURE, SPO2);
            assertThat(firstOfEach(crossings)).as("seed %d", seed).allMatch(second -> second <= 190);
        }
    }

    @Test
    void hypoxiaTakesSaturationBelowNinetyWithinAMinuteAndAHalf() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Crossing> crossings = crossingsOf(Course.HYPOXIA, seed, DeviceModel.ACME_MONITOR);
            assertThat(first(crossings, SPO2, false)).as("seed %d", seed).isLessThanOrEqualTo(90);
        }
    }

    @Test
    void haemorrhageQuickensTheHeartBeforeThePressureFalls() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Crossing> crossings = crossingsOf(Course.HAEMORRHAGE, seed, DeviceModel.ACME_MONITOR);
            assertThat(first(crossings, HEART_RATE, true)).isLessThan(first(crossings, SYSTOLIC_PRESSURE, false));
            assertThat(first(crossings, SYSTOLIC_PRESSURE, false)).isLessThanOrEqualTo(165);
        }
    }

    @Test
    void fibrillationIsFastAtOnceAndIrregular() {
        SimulatedPatient patient = patient(3);
        patient.follow(new Episode(Course.ATRIAL_FIBRILLATION, 60));
        patient.advanceTo(70);
        List<Double> jumps = new ArrayList<>();
        for (int second = 71; second < 400; second++) {
            double before = patient.value(HEART_RATE);
            patient.advanceTo(second);
            jumps.add(Math.abs(patient.value(HEART_RATE) - before));
        }
        assertThat(jumps.stream().mapToDouble(jump -> jump).average().orElseThrow())
                .isGreaterThan(5);
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Crossing> crossings = crossingsOf(Course.ATRIAL_FIBRILLATION, seed, DeviceModel.LIFEBAND);
            assertThat(crossings)
                    .as("seed %d", seed)
                    .extracting(Crossing::vital)
                    .containsExactly(HEART_RATE);
            assertThat(first(crossings, HEART_RATE, true)).isLessThanOrEqualTo(25);
        }
    }

    @ParameterizedTest
    @EnumSource(Course.class)
    void everyCourseEndsAndLeavesThePatientAsBefore(Course course) {
        double after = course.lasts() + 1;
        assertThat(after).isLessThan(Script.ROUND_SECONDS - 110);
        for (VitalSign vital : VitalSign.ALL) {
            assertThat(course.drawn(vital, 50, after)).as("%s", vital).isEqualTo(50, within(0.0));
        }
        assertThat(course.sensorOff(after)).isFalse();
        assertThat(course.offline(after)).isFalse();
    }

    private static List<Crossing> crossingsOf(Course course, long seed, DeviceModel model) {
        SimulatedPatient patient = patient(seed);
        patient.follow(new Episode(course, 0));
        SimulatedDevice device = new SimulatedDevice(model, new DeviceId("device-1"), patient, seed);
        Limits limits = new Limits();
        for (long second = 0; second < course.lasts(); second++) {
            device.live(second, second * 1_000, sample -> limits.see(device.id(), sample.sample()));
        }
        return limits.crossings();
    }

    private static SimulatedPatient patient(long seed) {
        return new SimulatedPatient(new PatientId("patient-1"), seed, 0);
    }

    private static double first(List<Crossing> crossings, VitalSign vital, boolean high) {
        return crossings.stream()
                        .filter(crossing -> crossing.vital() == vital && crossing.high() == high)
                        .mapToLong(Crossing::at)
                        .min()
                        .orElseThrow(() -> new AssertionError(vital + " never crossed its limit: " + crossings))
                / 1_000.0;
    }

    private static List<Double> firstOfEach(List<Crossing> crossings) {
        return crossings.stream()
                .map(crossing -> first(crossings, crossing.vital(), crossing.high()))
                .toList();
    }
}
