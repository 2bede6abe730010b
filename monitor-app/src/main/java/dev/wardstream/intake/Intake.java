package dev.wardstream.intake;

import dev.wardstream.intake.DeviceClock.Pace;
import dev.wardstream.intake.Verdict.Accepted;
import dev.wardstream.intake.Verdict.DroppedValue;
import dev.wardstream.intake.Verdict.Duplicate;
import dev.wardstream.intake.Verdict.Rejected;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Observations;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VendorId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All rules of what is let in. Each record received is accepted, quarantined with one reason, or a duplicate:
 *
 * <pre>received = accepted + quarantined + duplicates</pre>
 *
 * <p>Whatever else counts records, in metrics, summaries or tests, counts by this identity.
 *
 * <p>A vendor speaks for its own devices alone. Which these are, the assignment says. One that names no vendor is from before
 * they were named: its bed must go on to be watched, so the first vendor that is let in counts until somebody names one, and
 * any other is foreign. That first one is remembered with the device and asked for ({@link Accepted#unnamed}), never written
 * into the assignment. It is as good as the partition that it came by: a forger who is first, or who sends to another
 * partition than the device does, is held off only by naming the vendor. What is foreign leaves no trace in the memory, or it
 * could have the device's own samples taken for duplicates or for too many.
 *
 * <p>A sample is judged at its corrected time ({@link DeviceClock}), and known again by the device's own. The clock is learned also
 * from what came while nobody wore the device by the time it claims: else one that is far off would never be let in.
 */
public final class Intake {
    private final IntakeRules rules;

    public Intake(IntakeRules rules) {
        this.rules = rules;
    }

    /**
     * Judges one decoded record.
     *
     * @param vendor whose topic the record came on
     * @param key the record's key, null where it has none
     * @param assignments who wore the device, null where the device is not known
     * @param memory of the device
     * @param receivedAt when the record was received, epoch milliseconds on the ward's clock
     */
    public Verdict judge(
            DeviceSample raw,
            VendorId vendor,
            @Nullable String key,
            @Nullable Assignments assignments,
            DeviceMemory memory,
            long receivedAt) {
        long measuredAt = raw.sample().measuredAt();
        if (!raw.device().value().equals(key)) {
            return new Rejected(Reason.KEY_MISMATCH, "key " + shown(key) + ", device id " + raw.device());
        }
        if (!Stamps.arePlausible(measuredAt)) {
            return new Rejected(Reason.IMPLAUSIBLE_TIME, "measuredAt " + measuredAt + Stamps.mistake(measuredAt));
        }
        if (saysNothing(raw.sample())) {
            return new Rejected(Reason.NO_VITALS, "every field is missing");
        }
        return judgeContent(raw, vendor, assignments, memory, receivedAt);
    }

    private Verdict judgeContent(
            DeviceSample raw,
            VendorId vendor,
            @Nullable Assignments assignments,
            DeviceMemory memory,
            long receivedAt) {
        Plausibility plausible = Plausibility.of(raw.sample(), rules.vendors().of(vendor));
        if (saysNothing(plausible.sample())) {
            return new Rejected(Reason.IMPLAUSIBLE_VALUE, DroppedValue.told(plausible.dropped()));
        }
        Assignment worn = assignments == null ? null : assignments.around(receivedAt);
        if (assignments == null || worn == null) {
            return new Rejected(Reason.UNASSIGNED_DEVICE, "device " + raw.device() + " was never assigned");
        }
        DeviceMemory heard = isForeign(vendor, assignments.vendorOf(worn), memory)
                ? memory
                : memory.hearing(raw, receivedAt, paceOf(worn.kind()));
        long measuredAt = heard.corrected(raw, receivedAt);
        if (measuredAt > Stamps.LATEST_KEPT) {
            return new Rejected(
                    Reason.IMPLAUSIBLE_TIME,
                    "measuredAt " + measuredAt + " lies after the year 2262, up to which a store knows times");
        }
        Assignment assignment = assignments.at(measuredAt);
        if (assignment == null) {
            return new Rejected(
                    Reason.UNASSIGNED_DEVICE,
                    "device " + raw.device() + " was nobody's at " + Instant.ofEpochMilli(measuredAt),
                    learned(heard, memory));
        }
        VendorId named = assignments.vendorOf(assignment);
        if (isForeign(vendor, named, memory)) {
            VendorId expected = Objects.requireNonNull(named == null ? memory.vendor() : named);
            return new Rejected(
                    Reason.FOREIGN_DEVICE, foreign(raw, vendor, expected, named != null), learned(heard, memory));
        }
        return judgeRepeats(raw, vendor, plausible.at(measuredAt), assignment, named == null, heard, receivedAt);
    }

    private static @Nullable DeviceMemory learned(DeviceMemory heard, DeviceMemory memory) {
        return heard == memory ? null : heard;
    }

    private static boolean isForeign(VendorId vendor, @Nullable VendorId named, DeviceMemory memory) {
        VendorId expected = named == null ? memory.vendor() : named;
        return expected != null && !expected.equals(vendor);
    }

    private static Pace paceOf(DeviceKind kind) {
        return kind == DeviceKind.SPOT_CHECK ? Pace.ROUNDS : Pace.STEADY;
    }

    private Verdict judgeRepeats(
            DeviceSample raw,
            VendorId vendor,
            Plausibility plausible,
            Assignment assignment,
            boolean unnamed,
            DeviceMemory memory,
            long receivedAt) {
        if (memory.knows(raw)) {
            return new Duplicate();
        }
        int inSecond = memory.countInSecondOf(raw);
        if (inSecond > rules.samplesPerSecond()) {
            return new Rejected(
                    Reason.DEVICE_RATE,
                    "sample " + inSecond + " of its second, " + rules.samplesPerSecond() + " are let pass");
        }
        PatientSample sample = new PatientSample(
                assignment.patient(),
                raw.device(),
                assignment.kind(),
                assignment.location(),
                plausible.sample(),
                raw.sample().measuredAt(),
                receivedAt);
        long late = receivedAt - sample.measuredAt();
        return new Accepted(sample, plausible.dropped(), unnamed, memory.remembering(raw, vendor, late));
    }

    private static String foreign(DeviceSample raw, VendorId vendor, VendorId expected, boolean named) {
        return "device " + raw.device() + (named ? " is " + expected + "'s" : " was first heard from " + expected)
                + ", this came on the topic of " + vendor
                + (named ? "" : "; nobody has named its vendor yet: wardstream assign --unnamed");
    }

    /** Whatever can be charted can come alone: a level of consciousness, a battery, a sensor that fell off and says so. */
    private static boolean saysNothing(Sample sample) {
        return sample.readings().isEmpty()
                && sample.observations().equals(Observations.unknown())
                && Double.isNaN(sample.signalQuality())
                && Double.isNaN(sample.battery());
    }

    private static String shown(@Nullable String key) {
        return key == null ? "missing" : key.substring(0, Math.min(key.length(), 64));
    }
}
