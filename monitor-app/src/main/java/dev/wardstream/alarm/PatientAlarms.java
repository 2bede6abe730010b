package dev.wardstream.alarm;

import dev.wardstream.alarm.AlarmInput.Measured;
import dev.wardstream.alarm.AlarmInput.Released;
import dev.wardstream.alarm.AlarmInput.Scored;
import dev.wardstream.alarm.FaultRule.Fault;
import dev.wardstream.score.ModelScore;
import dev.wardstream.score.News2;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.Score;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All alarms of one patient: a fold over samples, scores and the passing of time. The same inputs give the same alerts; a
 * tick more or less changes nothing but how soon an alert is told, because every step first does what has come due since
 * the one before, at the moment it was due. {@link Condition} draws the life of an alarm.
 *
 * <p>Mutable; for one thread. Time is in epoch milliseconds: event time is when a device measured, the ward's clock is
 * when we received. Silence of a device is judged by the ward's clock, everything else by event time.
 */
public final class PatientAlarms {
    private static final int VERSION = 1;

    private final PatientId patient;
    private final AlarmPolicy policy;
    private final Conditions conditions = new Conditions();
    private final List<DeviceWatch> devices = new ArrayList<>(2);
    private final List<AnomalyWatch> models = new ArrayList<>(2);
    private LimitWatch limits = new LimitWatch();
    /** Event time of the newest NEWS2. */
    private long newestWarningScore = Long.MIN_VALUE;

    private PatientAlarms(PatientId patient, AlarmPolicy policy) {
        this.patient = patient;
        this.policy = policy;
    }

    /** A patient of whom nothing is known yet. */
    public static PatientAlarms start(PatientId patient, AlarmPolicy policy) {
        return new PatientAlarms(patient, policy);
    }

    /**
     * Moves on by one input and returns what is to be told, in order.
     *
     * @throws IllegalArgumentException if the input is another patient's
     */
    public List<Alert> step(AlarmInput input) {
        Announcements out = new Announcements(patient);
        runUntil(input.now(), out);
        if (input instanceof Measured measured) {
            requireOwn(measured.sample().patient());
            measured(measured.sample(), out);
        } else if (input instanceof Scored scored) {
            requireOwn(scored.score().patient());
            scored(scored.score(), out);
        } else if (input instanceof Released released) {
            released(released.device(), released.now(), out);
        }
        runUntil(input.now(), out);
        return out.alerts();
    }

    /** When, on the ward's clock, the next {@link AlarmInput.Tick} is needed; {@link Long#MAX_VALUE} if nothing is due. */
    public long nextDue() {
        Condition condition = conditions.earliest();
        DeviceWatch device = nextSilent();
        return Math.min(
                condition == null ? Held.NEVER : condition.due(),
                device == null ? Held.NEVER : device.dueSilent(policy));
    }

    /** The devices that are watched for this patient, in the order they were first heard. */
    public List<DeviceId> devices() {
        return devices.stream()
                .filter(device -> !device.isReleased())
                .map(DeviceWatch::device)
                .toList();
    }

    /** Whether a device is silent that is still the patient's: one that may be taken off without another word from it. */
    public boolean awaitsDevice() {
        for (int i = 0; i < devices.size(); i++) {
            if (devices.get(i).isAwaited()) {
                return true;
            }
        }
        return false;
    }

    private void runUntil(long now, Announcements out) {
        while (true) {
            Condition condition = conditions.earliest();
            DeviceWatch device = nextSilent();
            long conditionDue = condition == null ? Held.NEVER : condition.due();
            long deviceDue = device == null ? Held.NEVER : device.dueSilent(policy);
            if (Math.min(conditionDue, deviceDue) > now) {
                return;
            }
            if (condition != null && conditionDue <= deviceDue) {
                conditions.fire(condition, out);
            } else if (device != null) {
                device.fallSilent(policy, out);
            }
        }
    }

    private void measured(PatientSample sample, Announcements out) {
        forgetDevices(sample.receivedAt());
        boolean live = policy.isLive(sample.kind(), sample.measuredAt(), sample.receivedAt());
        DeviceWatch device = find(sample.device());
        if (device == null && live) {
            device = new DeviceWatch(sample);
            devices.add(device);
        }
        boolean usable = policy.isUsable(sample.sample());
        if (device != null) {
            device.heard(sample, policy, out);
            live = live && !device.isReleased();
            device.judge(sample, live, usable, policy, conditions, out);
        }
        if (usable) {
            limits.observe(sample, live, isFlat(sample.device()), policy, conditions, out);
        }
    }

    private void scored(PatientScore from, Announcements out) {
        Score score = from.score();
        DeviceWatch device = find(from.device());
        boolean live = policy.isLive(from.kind(), score.at(), from.receivedAt())
                && !score.retrospective()
                && (device == null || !device.isReleased());
        if (score instanceof ModelScore model) {
            watchOf(from, model).observe(from, model, live, policy.anomaly(), out);
        } else if (score instanceof News2 news2 && news2.at() > newestWarningScore) {
            newestWarningScore = news2.at();
            WarningScoreRule rule = new WarningScoreRule(policy.news2());
            Evidence evidence = Evidence.of(from, live, news2.total(), WarningScoreRule.pack(news2), policy);
            conditions.observe(conditions.find(AlarmKind.NEWS2), rule, rule.find(news2), news2.at(), evidence, out);
        }
    }

    private void released(DeviceId id, long now, Announcements out) {
        conditions.release(id, now, out);
        for (AnomalyWatch model : models) {
            if (model.device().equals(id)) {
                model.release(now, policy.anomaly(), out);
            }
        }
        DeviceWatch device = find(id);
        if (device != null) {
            device.release(now, policy, out);
        }
    }

    private void forgetDevices(long now) {
        for (int i = devices.size() - 1; i >= 0; i--) {
            if (devices.get(i).isForgotten(now, policy)) {
                devices.remove(i);
            }
        }
    }

    private boolean isFlat(DeviceId device) {
        Condition flat = conditions.isEmpty() ? null : conditions.find(device, Fault.FLAT_LINE);
        return flat != null && flat.isOn();
    }

    private @Nullable DeviceWatch find(DeviceId id) {
        for (int i = 0; i < devices.size(); i++) {
            if (devices.get(i).device().equals(id)) {
                return devices.get(i);
            }
        }
        return null;
    }

    private @Nullable DeviceWatch nextSilent() {
        DeviceWatch next = null;
        long due = Held.NEVER;
        for (int i = 0; i < devices.size(); i++) {
            long candidate = devices.get(i).dueSilent(policy);
            if (candidate < due) {
                due = candidate;
                next = devices.get(i);
            }
        }
        return next;
    }

    private AnomalyWatch watchOf(PatientScore from, ModelScore score) {
        for (AnomalyWatch model : models) {
            if (model.modelId().equals(score.model().id())) {
                return model;
            }
        }
        AnomalyWatch watch = new AnomalyWatch(score.model(), from.device(), from.location());
        models.add(watch);
        return watch;
    }

    private void requireOwn(PatientId other) {
        if (!other.equals(patient)) {
            throw new IllegalArgumentException("these are the alarms of " + patient + ", the input is of " + other);
        }
    }

    /** This state, typically in 100 to 300 bytes; the first is the version of the format. */
    public byte[] encode() {
        // Most times lie close to the newest reading, which makes them short.
        StateWriter out = new StateWriter(VERSION, Math.max(0, limits.newest()));
        limits.writeTo(out);
        out.time(newestWarningScore);
        out.number(devices.size());
        devices.forEach(device -> device.writeTo(out));
        out.number(models.size());
        models.forEach(model -> model.writeTo(out));
        out.number(conditions.active().size());
        conditions.active().forEach(condition -> ConditionCodec.write(condition, out));
        return out.toBytes();
    }

    /**
     * The state of {@link #encode}, going on under a policy, which may be another than before.
     *
     * @throws IllegalArgumentException if the bytes are of another version or cut short
     */
    public static PatientAlarms decode(PatientId patient, AlarmPolicy policy, byte[] bytes) {
        StateReader in = new StateReader(bytes, VERSION);
        PatientAlarms alarms = new PatientAlarms(patient, policy);
        alarms.limits = LimitWatch.readFrom(in);
        alarms.newestWarningScore = in.time();
        for (long left = in.number(); left > 0; left--) {
            alarms.devices.add(DeviceWatch.readFrom(in));
        }
        for (long left = in.number(); left > 0; left--) {
            alarms.models.add(AnomalyWatch.readFrom(in));
        }
        for (long left = in.number(); left > 0; left--) {
            alarms.conditions.add(ConditionCodec.read(in, policy));
        }
        return alarms;
    }
}
