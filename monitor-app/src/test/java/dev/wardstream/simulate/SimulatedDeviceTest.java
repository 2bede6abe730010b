package dev.wardstream.simulate;

import static dev.wardstream.vitals.VitalSign.BODY_TEMPERATURE;
import static dev.wardstream.vitals.VitalSign.ELECTRODERMAL_ACTIVITY;
import static dev.wardstream.vitals.VitalSign.HEART_RATE;
import static dev.wardstream.vitals.VitalSign.MEAN_PRESSURE;
import static dev.wardstream.vitals.VitalSign.MOTION;
import static dev.wardstream.vitals.VitalSign.RESPIRATORY_RATE;
import static dev.wardstream.vitals.VitalSign.SKIN_TEMPERATURE;
import static dev.wardstream.vitals.VitalSign.SPO2;
import static dev.wardstream.vitals.VitalSign.SYSTOLIC_PRESSURE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimulatedDeviceTest {
    private final SimulatedPatient patient = new SimulatedPatient(new PatientId("patient-1"), 4, 0);

    @Test
    void aMonitorShowsWholeNumbersEverySecond() {
        List<Published> published = publishedBy(DeviceModel.ACME_MONITOR, 60);
        assertThat(published).hasSize(60).allSatisfy(each -> {
            Readings readings = each.sample.sample().readings();
            assertThat(readings.count()).isEqualTo(7);
            assertThat(readings.get(HEART_RATE)).isEqualTo(Math.rint(readings.get(HEART_RATE)));
            assertThat(readings.get(MEAN_PRESSURE)).isLessThan(readings.get(SYSTOLIC_PRESSURE));
            assertThat(each.sample.sample().battery()).as("on mains").isNaN();
        });
    }

    @Test
    void aWristbandMeasuresSaturationEveryFifthSecondOnlyAndItsBatteryDrains() {
        List<Published> published = publishedBy(DeviceModel.LIFEBAND, 3_600);
        assertThat(published.stream().filter(each -> has(each, SPO2))).hasSize(720);
        assertThat(published).allMatch(each -> has(each, SKIN_TEMPERATURE) && has(each, MOTION));
        double first = published.get(0).sample.sample().battery();
        double last = published.get(3_599).sample.sample().battery();
        assertThat(first).isGreaterThan(last).isLessThanOrEqualTo(1);
        assertThat(first - last).isLessThan(0.02);
    }

    @Test
    void aNurseBringsTheCuffEveryFiveMinutesAndChartsConsciousness() {
        List<Published> published = publishedBy(DeviceModel.ACME_CUFF, 3_600);
        assertThat(published).hasSize(12).allSatisfy(each -> {
            assertThat(each.sample.sample().observations().consciousness()).isEqualTo(Consciousness.ALERT);
            assertThat(each.sample.sample().observations().supplementalOxygen()).isFalse();
        });
    }

    @Test
    void whatLeadsMeasureVanishesWhileTheyAreOffAndComesBack() {
        patient.follow(new Episode(Course.SENSOR_FALLS_OFF, 100));
        List<Published> published = publishedBy(DeviceModel.ACME_MONITOR, 400);
        assertThat(published.subList(0, 100)).allMatch(each -> has(each, HEART_RATE) && quality(each) > 0.9);
        assertThat(published.subList(100, 220)).allSatisfy(each -> {
            assertThat(quality(each)).isLessThan(0.05);
            assertThat(has(each, HEART_RATE) || has(each, SPO2) || has(each, RESPIRATORY_RATE))
                    .isFalse();
            assertThat(has(each, BODY_TEMPERATURE)).as("the core probe stays").isTrue();
        });
        assertThat(published.subList(220, 400)).allMatch(each -> has(each, HEART_RATE) && quality(each) > 0.9);
    }

    @Test
    void aWristbandThatFellOffLiesStillAndCools() {
        patient.follow(new Episode(Course.SENSOR_FALLS_OFF, 0));
        List<Published> published = publishedBy(DeviceModel.LIFEBAND, 120);
        Readings late = published.get(100).sample.sample().readings();
        assertThat(late.get(MOTION)).isZero();
        assertThat(late.get(SKIN_TEMPERATURE)).isLessThan(25);
        assertThat(late.has(ELECTRODERMAL_ACTIVITY)).isFalse();
    }

    @Test
    void aWearableOutOfReachDeliversAllItMeasuredInOrderWhenItIsBack() {
        patient.follow(new Episode(Course.WEARABLE_OFFLINE, 100));
        List<Published> published = publishedBy(DeviceModel.LIFEBAND, 600);

        assertThat(published.stream().map(each -> each.sample.sequence()))
                .as("nothing lost, nothing twice, in order")
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 600).boxed().toList());
        assertThat(published.stream().filter(each -> each.second >= 100 && each.second < 400))
                .as("silent while out of reach")
                .isEmpty();
        Published first = published.get(100);
        assertThat(first.second).isEqualTo(400);
        assertThat(first.sample.sample().measuredAt()).isEqualTo(100_000);
        assertThat(published.stream().filter(each -> each.second == 405)).hasSizeLessThan(61);
        assertThat(published.get(599).second).as("live again").isEqualTo(599);
    }

    @Test
    void oneFastBoutIsOverBeforeTheWearableIsBackAndOneStillLasts() {
        patient.follow(new Episode(Course.WEARABLE_OFFLINE, 0));
        List<Published> published = publishedBy(DeviceModel.LIFEBAND, 600);
        assertThat(published.subList(55, 115)).allMatch(each -> heartRate(each) > 120 && each.second >= 300);
        assertThat(published.subList(140, 210)).allMatch(each -> heartRate(each) < 120);
        assertThat(published.subList(255, 415)).allMatch(each -> heartRate(each) > 120);
        assertThat(published.subList(530, 600)).allMatch(each -> heartRate(each) < 120);
    }

    @Test
    void nobodyTakesThePressureOfAPatientWhoIsOffTheWard() {
        patient.follow(new Episode(Course.WEARABLE_OFFLINE, 100));
        List<Published> published = publishedBy(DeviceModel.ACME_CUFF, 1_200);
        assertThat(published).hasSize(3).noneMatch(each -> each.second >= 100 && each.second < 400);
    }

    @Test
    void aMonitorIsWiredAndNeverOutOfReach() {
        patient.follow(new Episode(Course.WEARABLE_OFFLINE, 10));
        assertThat(publishedBy(DeviceModel.ACME_MONITOR, 60))
                .allMatch(each -> each.second * 1_000 == each.sample.sample().measuredAt());
    }

    private List<Published> publishedBy(DeviceModel model, int seconds) {
        SimulatedDevice device = new SimulatedDevice(model, new DeviceId("device-1"), patient, 4);
        List<Published> published = new ArrayList<>();
        for (long second = 0; second < seconds; second++) {
            long now = second;
            device.live(now, now * 1_000, sample -> published.add(new Published(now, sample)));
        }
        return published;
    }

    private static boolean has(Published published, VitalSign vital) {
        return published.sample.sample().readings().has(vital);
    }

    private static double heartRate(Published published) {
        return published.sample.sample().readings().get(HEART_RATE);
    }

    private static double quality(Published published) {
        return published.sample.sample().signalQuality();
    }

    private record Published(long second, DeviceSample sample) {}
}
