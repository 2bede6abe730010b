package dev.wardstream.simulate;

import static dev.wardstream.vitals.VitalSign.BODY_TEMPERATURE;
import static dev.wardstream.vitals.VitalSign.HEART_RATE;
import static dev.wardstream.vitals.VitalSign.MOTION;
import static dev.wardstream.vitals.VitalSign.SPO2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.VitalSign;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatedPatientTest {
    private static final int HOUR = 3_600;

    @Test
    void anHourOfTwoHundredStablePatientsCrossesNoLimit() {
        Limits limits = new Limits();
        for (long seed = 0; seed < 200; seed++) {
            SimulatedPatient patient = patient(seed);
            DeviceId id = new DeviceId("monitor-" + seed);
            SimulatedDevice device = new SimulatedDevice(DeviceModel.ACME_MONITOR, id, patient, seed);
            for (long second = 0; second < HOUR; second++) {
                device.live(second, second * 1_000, sample -> limits.see(id, sample.sample()));
            }
        }
        assertThat(limits.crossings()).isEmpty();
    }

    @Test
    void movingAboutRaisesTheHeartRate() {
        SimulatedPatient patient = patient(5);
        double moving = 0;
        double resting = 0;
        int moves = 0;
        for (int second = 0; second < 10 * HOUR; second++) {
            patient.advanceTo(second);
            if (patient.value(MOTION) > 0.02) {
                moving += patient.value(HEART_RATE);
                moves++;
            } else {
                resting += patient.value(HEART_RATE);
            }
        }
        assertThat(moves).isBetween(HOUR / 2, 2 * HOUR);
        assertThat(moving / moves).isGreaterThan(resting / (10 * HOUR - moves) + 1);
    }

    @Test
    void vitalsDriftAndDoNotJumpFromSecondToSecond() {
        SimulatedPatient patient = patient(8);
        patient.advanceTo(0);
        double change = 0;
        for (int second = 1; second < HOUR; second++) {
            double before = patient.value(HEART_RATE);
            patient.advanceTo(second);
            change += Math.abs(patient.value(HEART_RATE) - before);
        }
        assertThat(change / HOUR).as("mean change of heart rate in a second").isBetween(0.1, 1.0);
    }

    @Test
    void temperatureIsHigherInTheAfternoonThanBeforeDawn() {
        double dawn = 0;
        double afternoon = 0;
        for (long seed = 0; seed < 20; seed++) {
            SimulatedPatient patient = patient(seed);
            patient.advanceTo(5 * HOUR);
            dawn += patient.value(BODY_TEMPERATURE);
            patient.advanceTo(17 * HOUR);
            afternoon += patient.value(BODY_TEMPERATURE);
        }
        assertThat((afternoon - dawn) / 20).isBetween(0.3, 0.7);
    }

    @Test
    void theSameSeedIsTheSameLifeAndAnotherSeedAnother() {
        assertThat(life(11)).isEqualTo(life(11)).isNotEqualTo(life(12));
    }

    @Test
    void everyValueIsOneThatASensorCanMean() {
        for (Course course : Course.values()) {
            SimulatedPatient patient = patient(21);
            patient.follow(new Episode(course, 30));
            for (int second = 0; second < 900; second++) {
                patient.advanceTo(second);
                for (VitalSign vital : VitalSign.ALL) {
                    double value = patient.value(vital);
                    assertThat(Double.isNaN(value) || vital.isPlausible(value))
                            .as("%s of %s in second %d is %s", vital, course, second, value)
                            .isTrue();
                }
            }
            assertThat(patient.value(SPO2)).isLessThanOrEqualTo(100);
        }
    }

    @Test
    void nobodyLivesBackwards() {
        SimulatedPatient patient = patient(1);
        patient.advanceTo(10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> patient.advanceTo(9))
                .withMessageContaining("cannot go back from second 10 to second 9");
    }

    private static List<Double> life(long seed) {
        SimulatedPatient patient = patient(seed);
        return IntStream.range(0, 600)
                .mapToObj(second -> {
                    patient.advanceTo(second);
                    return patient.value(HEART_RATE);
                })
                .toList();
    }

    private static SimulatedPatient patient(long seed) {
        return new SimulatedPatient(new PatientId("patient-1"), seed, 0);
    }
}
