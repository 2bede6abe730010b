package dev.wardstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.intake.Reason;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.VendorId;
import dev.wardstream.vitals.VitalSign;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vendor publishes for another's device, and the patient who wears it is watched as if it had not. Each ward's books are in order at its end. */
class ForeignVendorTest {
    @TempDir
    private Path state;

    @Test
    void forgedSamplesReachNoPatientAndTheDevicesOwnAreNotTakenForRepeats() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("W-1", wornBy("alma", "acme"));
            ward.passUntil(TestWard.DAWN + 1_000);
            var sample = Bedside.of("W-1", ward.now(), VitalSign.HEART_RATE, 150);

            ward.receiveFrom("evil", sample);
            ward.receiveFrom("acme", sample);
            ward.receiveFrom("evil", Bedside.of("W-1", ward.now() + 1, VitalSign.HEART_RATE, 70));

            assertThat(ward.vitals()).extracting(PatientSample::sample).containsExactly(sample.sample());
            assertThat(ward.counts().quarantined()).containsEntry(Reason.FOREIGN_DEVICE, 2L);
            assertThat(ward.counts().duplicates()).isZero();
            assertThat(ward.quarantine())
                    .extracting(record -> header(
                            record.headers().lastHeader("wardstream.detail").value()))
                    .containsOnly("device W-1 is acme's, this came on the topic of evil");
        }
    }

    @Test
    void aDeviceThatFellSilentIsToldThoughAForgerGoesOnInItsName() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("W-1", wornBy("alma", "acme"));
            ward.receiveFrom("acme", Bedside.atRest("W-1", ward.now(), 70));
            for (long at = ward.now() + 1_000; at < TestWard.DAWN + 200_000; at += 1_000) {
                ward.passUntil(at);
                ward.receiveFrom("evil", Bedside.atRest("W-1", at, 70));
            }

            assertThat(ward.alerts()).extracting(Alert::kind).contains(AlarmKind.NO_DATA);
        }
    }

    @Test
    void anAssignmentOfBeforeVendorsWereNamedIsWatchedOnByTheFirstHeardAndAnotherIsRefused() {
        try (TestWard ward = TestWard.live(state)) {
            ward.assign("W-1", wornBy("alma", null));

            ward.receiveFrom("acme", Bedside.atRest("W-1", ward.now(), 70));
            ward.receiveFrom("evil", Bedside.atRest("W-1", ward.now() + 1, 70));
            ward.receiveFrom("acme", Bedside.atRest("W-1", ward.now() + 2, 70));
            ward.assign("W-1", wornBy("alma", "evil"));
            ward.receiveFrom("acme", Bedside.atRest("W-1", ward.now() + 3, 70));
            ward.receiveFrom("evil", Bedside.atRest("W-1", ward.now() + 4, 70));

            assertThat(ward.vitals())
                    .extracting(each -> each.stampedAt() - ward.now())
                    .as("the first heard, until somebody named the other")
                    .containsExactly(0L, 2L, 4L);
            assertThat(ward.counts().quarantined()).containsEntry(Reason.FOREIGN_DEVICE, 2L);
        }
    }

    private static String header(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Assignment wornBy(String patient, @Nullable String vendor) {
        return new Assignment(
                new PatientId(patient),
                new Location("ward-3", "bed-1"),
                DeviceKind.WEARABLE,
                vendor == null ? null : new VendorId(vendor),
                TestWard.DAWN - 1_000,
                Assignment.OPEN);
    }
}
