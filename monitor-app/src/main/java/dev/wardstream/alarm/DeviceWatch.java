package dev.wardstream.alarm;

import dev.wardstream.alarm.FaultRule.Fault;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Said;
import java.util.List;

/** One device of a patient: whether it is heard, whether its signal is usable, whether its heart rate is that of a heart. */
final class DeviceWatch {
    private static final long NEVER = Held.NEVER;
    private static final DeviceKind[] KINDS = DeviceKind.values();

    private final DeviceId device;
    private DeviceKind kind;
    private Location location;
    /** The ward's clock. */
    private long lastHeard;
    /** Event time of the newest word on each of what is judged here: a record may tell of one of them alone. */
    private long newestQuality = Long.MIN_VALUE;

    private long newestCharge = Long.MIN_VALUE;
    private long newestHeartRate = Long.MIN_VALUE;
    /** Whether it tells the quality in other records than the readings of the same instant, which then say nothing of it. */
    private boolean qualityApart;
    /** The newest quality that it told, and the event time; of use where it tells it apart. */
    private double quality = Double.NaN;

    private long qualityAt = Long.MIN_VALUE;

    private boolean silent;
    /** When it was taken off the patient, on the ward's clock; NEVER while it is on. */
    private long releasedAt = NEVER;

    private double flatValue = Double.NaN;
    private long flatSince = NEVER;
    private long flatUntil = NEVER;

    DeviceWatch(PatientSample first) {
        this(first.device(), first.kind(), first.location(), first.receivedAt());
    }

    private DeviceWatch(DeviceId device, DeviceKind kind, Location location, long lastHeard) {
        this.device = device;
        this.kind = kind;
        this.location = location;
        this.lastHeard = lastHeard;
    }

    DeviceId device() {
        return device;
    }

    boolean isReleased() {
        return releasedAt != NEVER;
    }

    /** Whether its silence was told and goes on. */
    boolean isAwaited() {
        return silent && releasedAt == NEVER;
    }

    /** Whether this is but the memory of a device that left so long ago that what it measured here can only arrive late. */
    boolean isForgotten(long now, AlarmPolicy policy) {
        return releasedAt != NEVER && now - releasedAt > policy.liveWithin().millis(kind);
    }

    /** When, on the ward's clock, its silence becomes an alarm. */
    long dueSilent(AlarmPolicy policy) {
        return silent || releasedAt != NEVER
                ? NEVER
                : lastHeard + policy.noDataAfter().millis(kind);
    }

    void fallSilent(AlarmPolicy policy, Announcements out) {
        long due = dueSilent(policy);
        silent = true;
        Recurrence recurrence = out.recurrence(AlarmKind.NO_DATA, device.value(), due, kind);
        Said text = out.often(Said.of("silence", due - lastHeard, describedAs(), device), recurrence, kind);
        tellSilence(Alert.Event.RAISED, due, text, recurrence, policy, out);
    }

    /** The device was heard, whatever it said. */
    void heard(PatientSample sample, AlarmPolicy policy, Announcements out) {
        if (releasedAt != NEVER) {
            if (sample.measuredAt() < releasedAt) {
                return;
            }
            releasedAt = NEVER;
        }
        if (silent) {
            if (sample.receivedAt() <= lastHeard) {
                // It waited in the queue while the clock ran ahead: it says nothing of the silence since.
                return;
            }
            endSilence(sample.receivedAt(), "silence.over", policy, out);
        }
        kind = sample.kind();
        location = sample.location();
        lastHeard = Math.max(lastHeard, sample.receivedAt());
    }

    void release(long now, AlarmPolicy policy, Announcements out) {
        if (silent) {
            endSilence(now, "silence.released", policy, out);
        }
        releasedAt = now;
        // What it reads when it is worn again is another run.
        flatValue = Double.NaN;
    }

    /** Whether the readings of a sample can be trusted: by its own quality or, from a device that tells it apart, by the newest. */
    boolean isUsable(Sample sample, AlarmPolicy policy) {
        boolean told = !Double.isNaN(sample.signalQuality());
        boolean stands = qualityApart
                && sample.measuredAt() <= qualityAt + policy.holdsFor().millis(kind);
        return (told || !stands) ? policy.isUsable(sample) : policy.isUsable(quality);
    }

    /** Judges the sensor by a sample: each of what it tells, if it is newer than what was told of that before. */
    void judge(
            PatientSample sample,
            boolean live,
            boolean usable,
            AlarmPolicy policy,
            Conditions conditions,
            Announcements out) {
        judgeQuality(sample, live, usable, policy, conditions, out);
        judgeCharge(sample, live, policy, conditions, out);
        double heartRate = sample.sample().readings().get(VitalSign.HEART_RATE);
        if (usable && isContinuous() && !Double.isNaN(heartRate) && sample.measuredAt() > newestHeartRate) {
            newestHeartRate = sample.measuredAt();
            judgeFlatness(sample, live, heartRate, policy, conditions, out);
        }
    }

    private void judgeQuality(
            PatientSample sample,
            boolean live,
            boolean usable,
            AlarmPolicy policy,
            Conditions conditions,
            Announcements out) {
        long at = sample.measuredAt();
        boolean told = !Double.isNaN(sample.sample().signalQuality());
        boolean bare = sample.sample().readings().isEmpty();
        qualityApart |= told && at > qualityAt && (bare || at == newestQuality);
        // A record of the battery alone says nothing of the sensor, nor do readings whose quality is told apart.
        boolean speaks =
                told ? (at > qualityAt && at >= newestQuality) : (!bare && !qualityApart && at > newestQuality);
        if (!speaks) {
            return;
        }
        newestQuality = at;
        if (told) {
            quality = sample.sample().signalQuality();
            qualityAt = at;
        }
        Condition known = conditions.isEmpty() ? null : conditions.find(device, Fault.SIGNAL_QUALITY);
        if (known != null || !usable) {
            FaultRule rule = new FaultRule(device, Fault.SIGNAL_QUALITY, policy.sensor());
            Evidence evidence = Evidence.of(sample, live, sample.sample().signalQuality(), policy);
            conditions.observe(known, rule, rule.find(!usable), at, evidence, out);
        }
    }

    private void judgeCharge(
            PatientSample sample, boolean live, AlarmPolicy policy, Conditions conditions, Announcements out) {
        double charge = sample.sample().battery();
        if (Double.isNaN(charge) || sample.measuredAt() <= newestCharge) {
            return;
        }
        newestCharge = sample.measuredAt();
        ChargeRule rule = new ChargeRule(device, policy.battery());
        Condition known = conditions.isEmpty() ? null : conditions.find(AlarmKind.BATTERY_LOW, rule.about());
        Finding finding = rule.find(charge);
        if (known != null || finding.holds()) {
            conditions.observe(known, rule, finding, newestCharge, Evidence.ofCharge(sample, live, charge), out);
        }
    }

    private void judgeFlatness(
            PatientSample sample,
            boolean live,
            double heartRate,
            AlarmPolicy policy,
            Conditions conditions,
            Announcements out) {
        // A gap breaks the run: nobody knows what the heart did in it.
        if (heartRate != flatValue || newestHeartRate > flatUntil) {
            flatValue = heartRate;
            flatSince = newestHeartRate;
        }
        flatUntil = newestHeartRate + policy.holdsFor().millis(kind);
        boolean flat =
                newestHeartRate - flatSince >= policy.sensor().flatLineAfter().toMillis();
        Condition known = conditions.isEmpty() ? null : conditions.find(device, Fault.FLAT_LINE);
        if (known != null || flat) {
            FaultRule rule = new FaultRule(device, Fault.FLAT_LINE, policy.sensor());
            Evidence evidence = Evidence.of(sample, live, heartRate, policy);
            conditions.observe(known, rule, rule.find(flat), flat ? flatSince : newestHeartRate, evidence, out);
        }
    }

    private boolean isContinuous() {
        return kind == DeviceKind.BEDSIDE_MONITOR || kind == DeviceKind.WEARABLE;
    }

    private void endSilence(long now, String how, AlarmPolicy policy, Announcements out) {
        silent = false;
        // A tick may have run ahead of a record that was received before it.
        long at = Math.max(now, lastHeard + policy.noDataAfter().millis(kind));
        tellSilence(
                Alert.Event.CEASED,
                at,
                Said.of(how, describedAs(), device, at - lastHeard),
                Recurrence.FIRST,
                policy,
                out);
    }

    private void tellSilence(
            Alert.Event event, long at, Said text, Recurrence recurrence, AlarmPolicy policy, Announcements out) {
        out.add(new Signal(
                out.id(AlarmKind.NO_DATA, device.value(), lastHeard),
                AlarmKind.NO_DATA,
                device.value(),
                location,
                device,
                policy.noDataPriority(),
                event,
                lastHeard,
                at,
                at,
                text,
                Double.NaN,
                Double.NaN,
                null,
                List.of(),
                false,
                Basis.ITSELF,
                recurrence));
    }

    private String describedAs() {
        return "device." + kind;
    }

    void writeTo(StateWriter out) {
        out.device(device);
        out.number(kind.ordinal());
        out.location(location);
        out.time(lastHeard);
        out.flag(silent);
        out.time(newestQuality);
        out.time(newestCharge);
        out.time(newestHeartRate);
        out.time(qualityAt);
        out.flag(qualityApart);
        if (qualityApart) {
            out.decimal(quality);
        }
        out.time(releasedAt);
        out.decimal(flatValue);
        out.time(flatSince);
        out.time(flatUntil);
    }

    static DeviceWatch readFrom(StateReader in) {
        DeviceId device = in.device();
        DeviceKind kind = KINDS[(int) in.number()];
        DeviceWatch watch = new DeviceWatch(device, kind, in.location(), in.time());
        watch.silent = in.flag();
        watch.newestQuality = in.time();
        watch.newestCharge = in.time();
        watch.newestHeartRate = in.time();
        watch.qualityAt = in.time();
        watch.qualityApart = in.flag();
        watch.quality = watch.qualityApart ? in.decimal() : Double.NaN;
        watch.releasedAt = in.time();
        watch.flatValue = in.decimal();
        watch.flatSince = in.time();
        watch.flatUntil = in.time();
        return watch;
    }
}
