package dev.wardstream.intake;

import static dev.wardstream.vitals.VitalSign.HEART_RATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.intake.Verdict.Accepted;
import dev.wardstream.intake.Verdict.Duplicate;
import dev.wardstream.intake.Verdict.Rejected;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VendorId;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A vendor speaks for another's device. */
class ForeignDeviceTest {
    private static final long NOON = 1_700_000_000_000L;
    private static final DeviceId BAND = new DeviceId("band-1");
    private static final VendorId ACME = new VendorId("acme");
    private static final VendorId EVIL = new VendorId("evil");
    private static final Assignments ACMES = wornSinceMorning(ACME);
    private static final Assignments NOBODY_SAYS = wornSinceMorning(null);

    private final Intake intake = new Intake(new IntakeRules(3, 1024));
    private DeviceMemory memory = DeviceMemory.nothing();

    @Test
    void anotherVendorsSampleIsRefusedInItsOwnWords() {
        assertThat(judge(EVIL, 1, ACMES))
                .isEqualTo(
                        new Rejected(Reason.FOREIGN_DEVICE, "device band-1 is acme's, this came on the topic of evil"));
        assertThat(judge(ACME, 1, ACMES)).isInstanceOf(Accepted.class);
    }

    @Test
    void aForgerWhoSendsFirstNeitherMakesTheDevicesOwnSamplesDuplicatesNorUsesUpItsRate() {
        for (int sequence = 1; sequence <= 50; sequence++) {
            assertThat(judge(EVIL, sequence, ACMES)).isInstanceOf(Rejected.class);
        }
        assertThat(judge(ACME, 1, ACMES)).isInstanceOf(Accepted.class);
        assertThat(judge(ACME, 2, ACMES)).isInstanceOf(Accepted.class);
        assertThat(judge(ACME, 2, ACMES)).isInstanceOf(Duplicate.class);
        assertThat(judge(EVIL, 2, ACMES)).as("not a duplicate: it is foreign").isInstanceOf(Rejected.class);
    }

    @Test
    void aForgerDoesNotMoveTheDevicesClock() {
        for (long second = 0; second < 60; second++) {
            long now = NOON + second * 1000;
            Verdict forged = intake.judge(sample(now + 3_600_000, second), EVIL, "band-1", ACMES, memory, now);
            assertThat(forged)
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            refused -> assertThat(refused.memory()).isNull());
            assertThat(intake.judge(sample(now, second), ACME, "band-1", ACMES, memory, now + 200))
                    .isInstanceOfSatisfying(Accepted.class, accepted -> {
                        assertThat(accepted.sample().measuredAt()).isEqualTo(now);
                        memory = accepted.memory();
                    });
        }
    }

    @Test
    void whereNobodySaysWhoseItIsTheFirstHeardGoesOnAndIsAskedForWhileAnyOtherIsRefused() {
        assertThat(judge(ACME, 1, NOBODY_SAYS))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.unnamed()).isTrue());
        memory = DeviceMemory.decode(memory.encode());
        assertThat(judge(EVIL, 2, NOBODY_SAYS))
                .isEqualTo(new Rejected(
                        Reason.FOREIGN_DEVICE,
                        "device band-1 was first heard from acme, this came on the topic of evil; nobody has named its vendor"
                                + " yet: wardstream assign --unnamed"));
        assertThat(judge(ACME, 2, NOBODY_SAYS)).isInstanceOf(Accepted.class);
    }

    @Test
    void whoWasHeardFirstIsNotTakenForTheVendorOnceOneIsNamed() {
        assertThat(judge(EVIL, 1, NOBODY_SAYS)).as("the forger was quicker").isInstanceOf(Accepted.class);
        assertThat(judge(EVIL, 2, ACMES)).isInstanceOf(Rejected.class);
        assertThat(judge(ACME, 3, ACMES))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.unnamed()).isFalse());
    }

    @Test
    void aSampleOfAPastThatNamesNobodyIsTheVendorsWhoIsNamedSince() {
        Assignments moved = new Assignments(
                BAND,
                List.of(
                        worn("anna", null, NOON - 9_000, NOON - 5_000),
                        worn("berta", ACME, NOON - 5_000, Assignment.OPEN)));
        DeviceSample late = sample(NOON - 6_000, 1);

        assertThat(intake.judge(late, EVIL, "band-1", moved, memory, NOON))
                .isInstanceOfSatisfying(
                        Rejected.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.FOREIGN_DEVICE));
        assertThat(intake.judge(late, ACME, "band-1", moved, memory, NOON)).isInstanceOf(Accepted.class);
    }

    @Test
    void whatAMonitorRememberedBeforeVendorsWereNamedIsStillKnownAfterTheUpgrade() {
        judge(ACME, 1, ACMES);
        ByteBuffer now = ByteBuffer.wrap(memory.encode());
        byte[] fingerprint = new byte[5];
        now.position(now.limit() - fingerprint.length);
        now.get(fingerprint);
        byte[] before = ByteBuffer.allocate(14 + 8)
                .put((byte) 1)
                .put(now.array(), 1, 13)
                .put(new byte[] {11, 22, 33})
                .put(fingerprint)
                .array();

        memory = DeviceMemory.decode(before);

        assertThat(judge(ACME, 1, NOBODY_SAYS)).isInstanceOf(Duplicate.class);
        assertThat(judge(ACME, 2, NOBODY_SAYS)).as("the bed is watched on").isInstanceOf(Accepted.class);
    }

    private Verdict judge(VendorId from, long sequence, Assignments assignments) {
        Verdict verdict =
                intake.judge(sample(NOON + sequence * 1_000, sequence), from, "band-1", assignments, memory, NOON);
        if (verdict instanceof Accepted accepted) {
            memory = accepted.memory();
        }
        return verdict;
    }

    private static DeviceSample sample(long measuredAt, long sequence) {
        return new DeviceSample(BAND, sequence, Sample.of(measuredAt, Readings.of(HEART_RATE, 70)));
    }

    private static Assignments wornSinceMorning(@Nullable VendorId vendor) {
        return new Assignments(BAND, List.of(worn("anna", vendor, NOON - 10_000, Assignment.OPEN)));
    }

    private static Assignment worn(String patient, @Nullable VendorId vendor, long from, long to) {
        return new Assignment(
                new PatientId(patient), new Location("ward-1", "bed-1"), DeviceKind.WEARABLE, vendor, from, to);
    }
}
