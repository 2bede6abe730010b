package dev.wardstream.intake;

import dev.wardstream.intake.Verdict.Accepted;
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
import dev.wardstream.vitals.VitalSign;
import java.util.List;

/**
 * What the intake costs a record, its memory read and written as bytes, as the stream does it; for a clock that is right, that
 * is off, and that is being searched for. Run by hand: the test classes and their path, and this class.
 */
final class IntakeBench {
    private static final long START = 1_772_430_000_000L;
    private static final VendorId ACME = new VendorId("acme");
    private static final DeviceId BAND = new DeviceId("band-1");
    private static final Assignments WORN = new Assignments(
            BAND,
            List.of(new Assignment(
                    new PatientId("alma"),
                    new Location("ward-1", "bed-1"),
                    DeviceKind.WEARABLE,
                    ACME,
                    START - 86_400_000,
                    Assignment.OPEN)));
    private static final int ROUNDS = 8;
    private static final int SAMPLES = 300_000;

    private IntakeBench() {}

    public static void main(String[] arguments) {
        for (int round = 0; round < ROUNDS; round++) {
            System.out.printf(
                    "a record: right clock %d ns, off by 3 min %d ns, searched for %d ns; of these its clock alone %d, %d, %d ns%n",
                    judging(0, 0),
                    judging(180_000, 0),
                    judging(0, 40_000),
                    clock(0, 0),
                    clock(180_000, 0),
                    clock(0, 40_000));
        }
    }

    /** @param scatter of the delay: so much that no run is ever in step */
    private static long judging(long behind, long scatter) {
        Intake intake = new Intake(IntakeRules.defaults());
        byte[] memory = DeviceMemory.nothing().encode();
        long began = System.nanoTime();
        for (long i = 0; i < SAMPLES; i++) {
            long at = START + i * 1000;
            DeviceSample sample =
                    new DeviceSample(BAND, i, Sample.of(at - behind, Readings.of(VitalSign.HEART_RATE, 70)));
            long receivedAt = at + 200 + scattered(i, scatter);
            Verdict verdict = intake.judge(sample, ACME, "band-1", WORN, DeviceMemory.decode(memory), receivedAt);
            if (verdict instanceof Accepted accepted) {
                memory = accepted.memory().encode();
            }
        }
        return (System.nanoTime() - began) / SAMPLES;
    }

    private static long clock(long behind, long scatter) {
        DeviceClock clock = DeviceClock.RIGHT;
        long sum = 0;
        long began = System.nanoTime();
        for (long i = 0; i < SAMPLES; i++) {
            long at = START + i * 1000;
            long receivedAt = at + 200 + scattered(i, scatter);
            clock = clock.hearing(at - behind, receivedAt, DeviceClock.Pace.STEADY);
            sum += clock.corrected(at - behind, receivedAt);
        }
        long nanos = System.nanoTime() - began;
        if (sum == 0) {
            throw new IllegalStateException("nothing was corrected");
        }
        return nanos / SAMPLES;
    }

    private static long scattered(long i, long scatter) {
        return scatter == 0 ? 0 : 11_000 + i * 7_919 % scatter;
    }
}
