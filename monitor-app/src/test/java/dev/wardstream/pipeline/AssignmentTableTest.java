package dev.wardstream.pipeline;

import static dev.wardstream.pipeline.TestWard.DAWN;
import static dev.wardstream.pipeline.TestWard.MINUTE;
import static dev.wardstream.pipeline.TestWard.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.intake.Reason;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.wire.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who wears a device is what the topic said last that could be read. */
class AssignmentTableTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    Path state;

    @Test
    void aDeviceThatIsTakenFromTheListIsNobodysFromThenOn() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("W-1", Bedside.wearable("alma", DAWN));
            ward.receiveLive(Bedside.atRest("W-1", DAWN + SECOND, 70));
            ward.pipe(Topics.DEVICE_ASSIGNMENTS.name(), TestWard.bytes("W-1"), null);
            ward.receiveLive(Bedside.atRest("W-1", DAWN + 2 * SECOND, 70));

            assertThat(ward.counts())
                    .isEqualTo(new IntakeCounts(2, 1, Map.of(Reason.UNASSIGNED_DEVICE, 1L), 0, Map.of()));
        }
    }

    @Test
    void theNextSampleIsWithWhoWearsTheDeviceNowWhateverWasKnownBefore() {
        long moved = DAWN + MINUTE;
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("W-1", Bedside.wearable("alma", DAWN));
            ward.receiveLive(Bedside.atRest("W-1", DAWN + SECOND, 70));
            ward.assign(
                    "W-1",
                    Bedside.worn("alma", DeviceKind.WEARABLE, DAWN, moved),
                    Bedside.worn("bruno", DeviceKind.WEARABLE, moved, Assignment.OPEN));
            ward.receiveLive(Bedside.atRest("W-1", moved + SECOND, 70));

            assertThat(ward.vitals())
                    .extracting(sample -> sample.patient().value())
                    .containsExactly("alma", "bruno");
        }
    }

    @Test
    void whatCannotBeReadLeavesWhatWasKnown() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("W-1", Bedside.wearable("alma", DAWN));
            ward.pipe(Topics.DEVICE_ASSIGNMENTS.name(), TestWard.bytes("W-1"), TestWard.bytes("no Avro"));
            ward.receiveLive(Bedside.atRest("W-1", DAWN + SECOND, 70));

            assertThat(ward.vitals()).hasSize(1);
        }
    }

    @Test
    void itTellsWhatAPatientWearsInTheOrderOfTheDevicesIds() {
        AssignmentTable table = new AssignmentTable();
        for (String device : List.of("W-2", "A-9", "W-1")) {
            table.put(device, new Assignments(new DeviceId(device), List.of(Bedside.wearable("alma", DAWN))));
        }
        table.put("W-3", new Assignments(new DeviceId("W-3"), List.of(Bedside.wearable("bruno", DAWN))));

        assertThat(table.wornBy(new PatientId("alma")))
                .extracting(worn -> worn.device().value())
                .containsExactly("A-9", "W-1", "W-2");
        assertThat(table.devices()).containsExactly("A-9", "W-1", "W-2", "W-3");
    }
}
