package dev.wardstream.pipeline;

import static dev.wardstream.pipeline.TestWard.DAWN;
import static dev.wardstream.pipeline.TestWard.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Priority;
import dev.wardstream.score.ModelScore;
import dev.wardstream.score.News2;
import dev.wardstream.score.PatientScore;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Consciousness;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the sensor to the alarm: what is left out of windows and scores, and which device a value came from. */
class WhatSensorsSayTest {
    private static final Readings ILL = Readings.of(VitalSign.RESPIRATORY_RATE, 26)
            .with(VitalSign.SPO2, 90)
            .with(VitalSign.SYSTOLIC_PRESSURE, 95)
            .with(VitalSign.BODY_TEMPERATURE, 38.5);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    Path state;

    @Test
    void aPacemakersConstantSixtyDoesNotSilenceANews2OfNine() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("M-1", Bedside.worn("alma", DeviceKind.BEDSIDE_MONITOR, DAWN, Assignment.OPEN));
            for (int second = 0; second < 400; second++) {
                ward.receiveLive(monitor(second, Readings.of(VitalSign.HEART_RATE, 60)));
            }
            for (int second = 400; second < 440; second++) {
                ward.receiveLive(monitor(second, ILL.with(VitalSign.HEART_RATE, 60)));
            }

            List<Alert> alerts = ward.alerts();
            assertThat(alerts).anySatisfy(alert -> {
                assertThat(alert.kind()).isEqualTo(AlarmKind.NEWS2);
                assertThat(alert.priority()).isEqualTo(Priority.HIGH);
                assertThat(alert.text())
                        .startsWith("NEWS2 9 (RR 3, SpO2 3, SBP 2, temperature 1")
                        .contains("pulse unknown: flat line");
            });
            assertThat(alerts).anySatisfy(alert -> assertThat(alert.text()).startsWith("Flat line: HR 60 /min"));
        }
    }

    @Test
    void aFlatHeartRateIsLeftOutOfTheModelsWindows() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("W-1", Bedside.wearable("alma", DAWN));
            ward.assign("W-2", Bedside.wearable("bruno", DAWN));
            for (int second = 0; second <= 420; second++) {
                ward.receiveLive(worn("W-1", second, 60));
                ward.receiveLive(worn("W-2", second, 60 + second % 2));
            }
            Map<String, List<ModelScore>> scores = new HashMap<>();
            for (PatientScore told : ward.scores()) {
                if (told.score() instanceof ModelScore score) {
                    scores.computeIfAbsent(told.patient().value(), patient -> new ArrayList<>())
                            .add(score);
                }
            }
            List<ModelScore> paced = Objects.requireNonNull(scores.get("alma"));
            List<ModelScore> beating = Objects.requireNonNull(scores.get("bruno"));
            assertThat(paced).hasSameSizeAs(beating);
            boolean left = false;
            for (int i = 0; i < paced.size(); i++) {
                if (paced.get(i).at() < DAWN + 300 * SECOND) {
                    assertThat(paced.get(i).coverage()).isEqualTo(beating.get(i).coverage());
                } else if (paced.get(i).at() > DAWN + 360 * SECOND) {
                    assertThat(paced.get(i).coverage())
                            .isLessThan(beating.get(i).coverage());
                    left = true;
                }
            }
            assertThat(left).isTrue();
        }
    }

    private static DeviceSample worn(String device, int second, double heartRate) {
        long at = DAWN + second * SECOND;
        Readings readings = Bedside.atRest(device, at, 60).sample().readings();
        return Bedside.of(device, at, readings.with(VitalSign.HEART_RATE, heartRate));
    }

    @Test
    void unresponsiveChartedWhileTheSignalIsPoorIsHeard() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("M-1", Bedside.worn("alma", DeviceKind.BEDSIDE_MONITOR, DAWN, Assignment.OPEN));
            Observations unresponsive = new Observations(null, Consciousness.UNRESPONSIVE, null);
            for (int second = 0; second < 40; second++) {
                Observations charted = second == 1 ? unresponsive : Observations.unknown();
                Sample loose =
                        new Sample(DAWN + second * SECOND, Readings.of(VitalSign.SPO2, 62), charted, 0.05, Double.NaN);
                ward.receiveLive(new DeviceSample(new DeviceId("M-1"), (long) second, loose));
            }

            assertThat(ward.alerts())
                    .filteredOn(alert -> alert.kind() == AlarmKind.NEWS2)
                    .singleElement()
                    .satisfies(alert -> assertThat(alert.text()).startsWith("NEWS2 3 (consciousness 3;"));
        }
    }

    @Test
    void aScoreSaysWhichDeviceEachValueCameFrom() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("M-1", Bedside.worn("alma", DeviceKind.BEDSIDE_MONITOR, DAWN, Assignment.OPEN));
            ward.assign("W-1", Bedside.wearable("alma", DAWN));
            ward.receiveLive(monitor(0, Readings.of(VitalSign.HEART_RATE, 140)));
            Readings worn = Readings.of(VitalSign.HEART_RATE, 80).with(VitalSign.SPO2, 97);
            ward.scores();
            ward.receiveLive(new DeviceSample(new DeviceId("W-1"), 1L, Sample.of(DAWN + 10 * SECOND, worn)));

            News2 score = ward.scores().stream()
                    .map(told -> told.score())
                    .filter(News2.class::isInstance)
                    .map(News2.class::cast)
                    .findFirst()
                    .orElseThrow();
            assertThat(score.parts())
                    .extracting(part -> part.value() + " by " + Objects.requireNonNull(part.device()))
                    .containsExactly("97 % by W-1", "140 /min by M-1");
        }
    }

    @Test
    void roomAirFromAGasModuleIsAir() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("M-1", Bedside.worn("alma", DeviceKind.BEDSIDE_MONITOR, DAWN, Assignment.OPEN));
            ward.receiveLive(monitor(0, Readings.of(VitalSign.INSPIRED_OXYGEN, 20.9)));

            assertThat(ward.quarantine()).isEmpty();
            assertThat(ward.scores())
                    .singleElement()
                    .satisfies(told -> assertThat(((News2) told.score()).parts())
                            .containsExactly(
                                    new News2.Part(News2.Parameter.AIR_OR_OXYGEN, 0, "air", new DeviceId("M-1"))));
        }
    }

    private static DeviceSample monitor(int second, Readings readings) {
        return new DeviceSample(new DeviceId("M-1"), (long) second, Sample.of(DAWN + second * SECOND, readings));
    }
}
