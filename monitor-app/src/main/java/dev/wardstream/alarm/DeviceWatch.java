package dev.wardstream.alarm;

import dev.wardstream.alarm.AlarmInput.Measured;
import dev.wardstream.alarm.AlarmInput.Owed;
import dev.wardstream.alarm.FaultRule.SensorFault;
import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Phrase;
import dev.wardstream.words.Said;

/** One device of a patient: whether it is heard, whether its signal is usable, whether its heart rate is that of a heart. */
final class DeviceWatch {
    private static final long NEVER = Held.NEVER;

    private final DeviceId device;
    private DeviceKind kind;
    private Location location;
    private Hearing hearing;
    private VitalPresence presence = new VitalPresence();
    /** Event time of the newest word on each of what is judged here: a record may tell of one of them alone. */
    private long newestQuality = Long.MIN_VALUE;

    private long newestCharge = Long.MIN_VALUE;
    private long newestStamp = Long.MIN_VALUE;
    private long newestHeartRate = Long.MIN_VALUE;
    /** Whether it tells the quality in other records than the readings of the same instant, which then say nothing of it. */
    private boolean qualityApart;
    /** The newest quality that it told, and the event time; of use where it tells it apart. */
    private double quality = Double.NaN;

    private long qualityAt = Long.MIN_VALUE;

    /** When it was taken off the patient, on the ward's clock; NEVER while it is on. */
    private long releasedAt = NEVER;

    /** Event time of the first sample since it was put on again; the least time while it was never off. */
    private long wornSince = Long.MIN_VALUE;

    DeviceWatch(PatientSample first) {
        this(first.device(), first.kind(), first.location(), Hearing.from(first.receivedAt()));
    }

    /** One that was put on, and was not heard yet. */
    DeviceWatch(Owed owed) {
        this(owed.device(), owed.kind(), owed.location(), Hearing.owedFrom(owed.since()));
    }

    private DeviceWatch(DeviceId device, DeviceKind kind, Location location, Hearing hearing) {
        this.device = device;
        this.kind = kind;
        this.location = location;
        this.hearing = hearing;
    }

    DeviceId device() {
        return device;
    }

    boolean isReleased() {
        return releasedAt != NEVER;
    }

    /** Whether its silence was told and goes on. */
    boolean isAwaited() {
        return hearing.isSilent() && releasedAt == NEVER;
    }

    /** Whether this is but the memory of a device that left so long ago that what it measured here can only arrive late. */
    boolean isForgotten(long now, AlarmPolicy policy) {
        return releasedAt != NEVER && now - releasedAt > policy.liveWithin().millis(kind);
    }

    /** When, on the ward's clock, its silence becomes an alarm. */
    long dueSilent(AlarmPolicy policy) {
        return releasedAt == NEVER ? hearing.due(policy.noDataAfter().millis(kind)) : NEVER;
    }

    void fallSilent(AlarmPolicy policy, Announcements out) {
        long due = dueSilent(policy);
        Said why = hearing.text(due, kind, device);
        hearing.fallSilent(due);
        Recurrence recurrence = out.recurrence(AlarmKind.NO_DATA, device.value(), due, kind);
        tellSilence(Alert.Event.RAISED, due, out.often(why, recurrence, kind), recurrence, policy, out);
    }

    /** The patient wears the device, and is owed data from it; what is known of it already stays known. */
    void owed(Owed owed) {
        if (releasedAt != NEVER) {
            if (owed.since() < releasedAt) {
                return;
            }
            releasedAt = NEVER;
            hearing = Hearing.owedFrom(owed.since());
        }
        kind = owed.kind();
        location = owed.location();
    }

    /** Records of the device were not let in. */
    void refused(String reason, long count) {
        hearing.refused(reason, count);
    }

    /** The device was heard, whatever it said; what is long past says nothing of now. */
    void heard(PatientSample sample, boolean live, AlarmPolicy policy, Conditions conditions, Announcements out) {
        if (releasedAt != NEVER) {
            if (sample.measuredAt() < releasedAt) {
                return;
            }
            releasedAt = NEVER;
            hearing = Hearing.owedFrom(sample.receivedAt());
            wornSince = sample.measuredAt();
        }
        if (!live) {
            hearing.late(sample.measuredAt());
            return;
        }
        boolean back = hearing.heard(sample.receivedAt(), policy.noDataAfter().millis(kind));
        if (back) {
            endSilence(sample.receivedAt(), "silence.over", policy, out);
            presence.resumed(sample.measuredAt());
        }
        kind = sample.kind();
        // The one that scores have got from an earlier sample too.
        location = location.equals(sample.location()) ? location : sample.location();
        presence.observe(sample, policy, conditions, out);
    }

    void release(long now, AlarmPolicy policy, Announcements out) {
        if (hearing.isSilent()) {
            endSilence(now, "silence.released", policy, out);
        }
        presence.release(device, kind, location, now, out);
        releasedAt = now;
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
            Measured measured,
            boolean live,
            boolean usable,
            AlarmPolicy policy,
            Conditions conditions,
            Announcements out) {
        PatientSample sample = measured.sample();
        judgeQuality(sample, live, usable, policy, conditions, out);
        judgeCharge(sample, live, policy, conditions, out);
        if (live && sample.measuredAt() > newestStamp) {
            newestStamp = sample.measuredAt();
            judgeClock(sample, policy, conditions, out);
        }
        double heartRate = sample.sample().readings().get(VitalSign.HEART_RATE);
        if (usable && kind.isContinuous() && !Double.isNaN(heartRate) && sample.measuredAt() > newestHeartRate) {
            newestHeartRate = sample.measuredAt();
            judgeFlatness(measured, live, heartRate, policy, conditions, out);
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
        Condition known = conditions.isEmpty() ? null : conditions.find(device, SensorFault.SIGNAL_QUALITY);
        if (known != null || !usable) {
            FaultRule rule = new FaultRule(device, SensorFault.SIGNAL_QUALITY, policy.sensor());
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

    /** Late data says nothing of the clock as it goes now. */
    private void judgeClock(PatientSample sample, AlarmPolicy policy, Conditions conditions, Announcements out) {
        long behind = sample.measuredAt() - sample.stampedAt();
        Condition known = conditions.isEmpty() ? null : conditions.find(AlarmKind.CLOCK_OFF, device.value());
        if (known != null || behind != 0) {
            ClockRule rule = new ClockRule(device, kind, policy.clock());
            Evidence evidence = Evidence.of(sample, true, behind / 1000.0, policy);
            conditions.observe(known, rule, rule.find(behind), newestStamp, evidence, out);
        }
    }

    private void judgeFlatness(
            Measured measured,
            boolean live,
            double heartRate,
            AlarmPolicy policy,
            Conditions conditions,
            Announcements out) {
        boolean flat = measured.isFlat();
        Condition known = conditions.isEmpty() ? null : conditions.find(device, SensorFault.FLAT_LINE);
        if (known != null || flat) {
            FaultRule rule = new FaultRule(device, SensorFault.FLAT_LINE, policy.sensor());
            Evidence evidence = Evidence.of(measured.sample(), live, heartRate, policy);
            // What it shows since it was put on again is another matter than what it showed before.
            long since = flat ? Math.max(measured.flatSince(), wornSince) : newestHeartRate;
            conditions.observe(known, rule, rule.find(flat), since, evidence, out);
        }
    }

    private void endSilence(long now, String how, AlarmPolicy policy, Announcements out) {
        long at = Math.max(now, hearing.toldAt());
        Said text = Said.of(how, Phrase.wordOf(kind), device, at - hearing.silentSince());
        tellSilence(Alert.Event.CEASED, at, text, Recurrence.FIRST, policy, out);
        hearing.endSilence();
    }

    private void tellSilence(
            Alert.Event event, long at, Said text, Recurrence recurrence, AlarmPolicy policy, Announcements out) {
        out.add(Signal.ofDevice(
                out.id(AlarmKind.NO_DATA, device.value(), hearing.silentSince()),
                AlarmKind.NO_DATA,
                device.value(),
                location,
                device,
                policy.noDataPriority(),
                event,
                hearing.silentSince(),
                at,
                at,
                text,
                recurrence));
    }

    void writeTo(StateWriter out) {
        out.device(device);
        out.symbol(kind);
        out.location(location);
        hearing.writeTo(out);
        presence.writeTo(out);
        out.time(newestQuality);
        out.time(newestCharge);
        out.time(newestStamp);
        out.time(newestHeartRate);
        out.time(qualityAt);
        out.flag(qualityApart);
        out.decimal(qualityApart ? quality : Double.NaN);
        out.time(releasedAt);
        out.time(wornSince);
    }

    static DeviceWatch readFrom(StateReader in) {
        DeviceId device = in.device();
        DeviceKind kind = in.symbol(DeviceKind.class);
        DeviceWatch watch = new DeviceWatch(device, kind, in.location(), Hearing.readFrom(in));
        watch.presence = VitalPresence.readFrom(in);
        watch.newestQuality = in.time();
        watch.newestCharge = in.time();
        watch.newestStamp = in.time();
        watch.newestHeartRate = in.time();
        watch.qualityAt = in.time();
        watch.qualityApart = in.flag();
        watch.quality = in.decimal();
        watch.releasedAt = in.time();
        watch.wornSince = in.time();
        return watch;
    }
}
