package dev.wardstream.pipeline;

import static dev.wardstream.pipeline.TestWard.DAWN;
import static dev.wardstream.pipeline.TestWard.MINUTE;
import static dev.wardstream.pipeline.TestWard.SECOND;
import static dev.wardstream.vitals.VitalSign.SPO2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.intake.IntakeRules;
import dev.wardstream.intake.Reason;
import dev.wardstream.score.Models;
import dev.wardstream.score.News2Settings;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.wire.DeviceSamples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorTopologyTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    Path state;

    @Test
    void theTopologyIsTheOneWhoseStateEveryRunningMonitorHolds() throws IOException {
        MonitorTopology topology = new MonitorTopology(
                IntakeRules.defaults(),
                DeviceSamples.using(null),
                Models.shipped(),
                News2Settings.defaults(),
                AlarmPolicy.defaults(),
                new WardClock.Wall());

        String described = topology.build().describe().toString();

        Path actual = Files.writeString(Path.of("target", "topology.txt"), described);
        assertThat(described)
                .as(
                        "The topology changed. That is a decision about the state of every running monitor: a store or a"
                                + " sub-topology of another name or number loses its state at the next start, alarms and"
                                + " windows included. To accept it, copy %s over"
                                + " src/test/resources/dev/wardstream/pipeline/topology.txt and say in the commit what"
                                + " becomes of the old state.",
                        actual)
                .isEqualTo(pinned());
    }

    @Test
    void aSensorThatCannotBeTrustedMakesNoScore() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("W-1", Bedside.wearable("alma", DAWN));
            Sample loose = new Sample(DAWN, Readings.of(SPO2, 62), Observations.unknown(), 0.05, Double.NaN);
            ward.receiveLive(new DeviceSample(new DeviceId("W-1"), 1L, loose));

            assertThat(ward.vitals()).as("it is kept all the same").hasSize(1);
            assertThat(ward.scores()).isEmpty();
        }
    }

    @Test
    void aSampleIsWithWhoWoreTheDeviceWhenItWasMeasured() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("W-1", Bedside.wearable("alma", DAWN));

            ward.receiveLive(Bedside.atRest("W-1", DAWN + SECOND, 70));

            assertThat(ward.vitals()).singleElement().satisfies(sample -> {
                assertThat(sample.patient().value()).isEqualTo("alma");
                assertThat(sample.device().value()).isEqualTo("W-1");
                assertThat(sample.measuredAt()).isEqualTo(DAWN + SECOND);
                assertThat(sample.receivedAt()).isEqualTo(ward.now());
            });
        }
    }

    @Test
    void aDeviceThatMovedOnLeavesItsOldSamplesWithTheOldPatientHoweverLateTheyArrive() {
        long moved = DAWN + 30 * MINUTE;
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("W-1", Bedside.wearable("alma", DAWN));
            ward.receiveLive(Bedside.atRest("W-1", DAWN + SECOND, 70));
            // At half past six the device goes from Alma to Bruno, after five minutes on nobody.
            ward.assign(
                    "W-1",
                    Bedside.worn("alma", DeviceKind.WEARABLE, DAWN, moved - 5 * MINUTE),
                    Bedside.worn("bruno", DeviceKind.WEARABLE, moved, Assignment.OPEN));
            ward.receiveLive(Bedside.atRest("W-1", moved, 80));
            ward.vitals();
            // What it kept from Alma's time, and from nobody's, comes now.
            ward.passUntil(moved + 10 * SECOND);
            ward.receive(Bedside.atRest("W-1", moved - 6 * MINUTE, 71));
            ward.receive(Bedside.atRest("W-1", moved - 5 * MINUTE, 71));
            ward.receive(Bedside.atRest("W-1", moved - 1, 71));
            ward.receive(Bedside.atRest("W-1", moved + 10 * SECOND, 81));

            assertThat(ward.vitals())
                    .extracting(sample -> sample.patient() + " " + (sample.measuredAt() - moved) / SECOND)
                    .containsExactly("alma -360", "bruno 10");
            assertThat(ward.counts().quarantined()).containsExactly(Map.entry(Reason.UNASSIGNED_DEVICE, 2L));
        }
    }

    @Test
    void anAssignmentThatIsMadeLaterThanTheSampleWasMeasuredHoldsForItWhenItArrivesAfterwards() {
        try (TestWard ward = TestWard.live(state)) {
            ward.receiveLive(Bedside.atRest("W-1", DAWN + SECOND, 70));
            ward.assign("W-1", Bedside.wearable("alma", DAWN));
            ward.receive(Bedside.atRest("W-1", DAWN + SECOND, 70));

            assertThat(ward.vitals()).hasSize(1);
            assertThat(ward.quarantine()).hasSize(1);
        }
    }

    private static String pinned() throws IOException {
        try (InputStream in = MonitorTopologyTest.class.getResourceAsStream("topology.txt")) {
            return new String(Objects.requireNonNull(in, "topology.txt").readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
