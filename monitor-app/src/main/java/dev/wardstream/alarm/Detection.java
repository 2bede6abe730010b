package dev.wardstream.alarm;

import dev.wardstream.alarm.AlarmInput.Measured;
import dev.wardstream.alarm.AlarmInput.Owed;
import dev.wardstream.alarm.AlarmInput.Refused;
import dev.wardstream.alarm.AlarmInput.Released;
import dev.wardstream.alarm.AlarmInput.Scored;
import dev.wardstream.score.ModelScore;
import dev.wardstream.score.News2;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.Score;
import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one patient and the devices: a fold over samples, scores and the passing of time, which says when a
 * condition begins, rises and is gone. {@link Condition} draws the life of one.
 *
 * <p>Mutable; for one thread. Time is in epoch milliseconds: event time is when a device measured, the ward's clock is
 * when we received. Silence of a device is judged by the ward's clock, everything else by event time.
 */
final class Detection {
    private final PatientId patient;
    private final AlarmPolicy policy;
    private final Conditions conditions = new Conditions();
    private final List<DeviceWatch> devices = new ArrayList<>(2);
    private final List<AnomalyWatch> models = new ArrayList<>(2);
    private Sources sources = new Sources();
    private Recurrences recurrences = new Recurrences();
    /** Event time of the newest NEWS2. */
    private long newestWarningScore = Long.MIN_VALUE;

    private ToldScore told;

    Detection(PatientId patient, AlarmPolicy policy) {
        this.patient = patient;
        this.policy = policy;
        this.told = new ToldScore(policy.news2());
    }

    /** Takes in an input; what was due before it must have been done. */
    void take(AlarmInput input, Consumer<Signal> listener) {
        Announcements out = announcements(listener);
        if (input instanceof Measured measured) {
            measured(measured, out);
        } else if (input instanceof Scored scored) {
            scored(scored.score(), out);
        } else if (input instanceof Released released) {
            released(released.device(), released.now(), out);
        } else if (input instanceof Owed owed) {
            owed(owed);
        } else if (input instanceof Refused refused) {
            DeviceWatch device = find(refused.device());
            if (device != null) {
                device.refused(refused.reason(), refused.count());
            }
        }
    }

    private void owed(Owed owed) {
        DeviceWatch device = find(owed.device());
        if (device == null) {
            devices.add(new DeviceWatch(owed));
        } else {
            device.owed(owed);
        }
    }

    /** When, on the ward's clock, something happens without a further input; {@link Held#NEVER} if nothing does. */
    long nextDue() {
        Condition condition = conditions.earliest();
        DeviceWatch device = nextSilent();
        return Math.min(
                condition == null ? Held.NEVER : condition.due(),
                device == null ? Held.NEVER : device.dueSilent(policy));
    }

    /** Does what is due first. */
    void fireNext(Consumer<Signal> listener) {
        Condition condition = conditions.earliest();
        DeviceWatch device = nextSilent();
        long deviceDue = device == null ? Held.NEVER : device.dueSilent(policy);
        if (condition != null && condition.due() <= deviceDue) {
            conditions.fire(condition, announcements(listener));
        } else if (device != null) {
            device.fallSilent(policy, announcements(listener));
        }
    }

    /** The devices that are watched for this patient, in the order they were first heard. */
    List<DeviceId> devices() {
        // Asked for with every sample.
        List<DeviceId> worn = new ArrayList<>(devices.size());
        for (int i = 0; i < devices.size(); i++) {
            if (!devices.get(i).isReleased()) {
                worn.add(devices.get(i).device());
            }
        }
        return worn;
    }

    /** Whether a device is silent that is still the patient's. */
    boolean awaitsDevice() {
        for (int i = 0; i < devices.size(); i++) {
            if (devices.get(i).isAwaited()) {
                return true;
            }
        }
        return false;
    }

    /** The condition that an alarm rests on; null where nothing is kept of it. */
    @Nullable Condition condition(Signal signal) {
        return conditions.find(signal.kind(), signal.about());
    }

    private Announcements announcements(Consumer<Signal> listener) {
        return new Announcements(patient, recurrences, policy, sources, signal -> listener.accept(told.judged(signal)));
    }

    private void measured(Measured measured, Announcements out) {
        PatientSample sample = measured.sample();
        forgetDevices(sample.receivedAt());
        boolean live = policy.isLive(sample.kind(), sample.measuredAt(), sample.receivedAt());
        DeviceWatch device = find(sample.device());
        if (device == null && live) {
            device = new DeviceWatch(sample);
            devices.add(device);
        }
        boolean usable = device == null ? policy.isUsable(sample.sample()) : device.isUsable(sample.sample(), policy);
        if (device != null) {
            device.heard(sample, live, policy, conditions, out);
            live = live && !device.isReleased();
            device.judge(measured, live, usable, policy, conditions, out);
        }
        if (usable) {
            boolean noHeartRate = measured.isFlat() && !policy.isExtremeHeartRate(sample.sample());
            LimitWatch.observe(sample, live, noHeartRate, sources, policy, conditions, out);
        } else {
            unusable(sample, live, out);
        }
    }

    /** Of a sensor that cannot be trusted, only what people charted beside it counts. */
    private void unusable(PatientSample sample, boolean live, Announcements out) {
        conditions.doubt(sample.device(), sample.measuredAt());
        sources.doubt(sample.device());
        Sample charted = sample.sample().charted();
        if (!charted.readings().isEmpty()) {
            LimitWatch.observe(sample.withSample(charted), live, false, sources, policy, conditions, out);
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
        } else if (score instanceof News2 news2 && news2.at() >= newestWarningScore) {
            newestWarningScore = news2.at();
            WarningScoreRule rule = new WarningScoreRule(policy.news2());
            Evidence evidence = Evidence.of(from, live, news2.total(), rule.pack(news2, from.device()), policy);
            conditions.observe(conditions.find(AlarmKind.NEWS2), rule, rule.find(news2), news2.at(), evidence, out);
            if (live) {
                told.observe(news2, from.kind(), conditions.find(AlarmKind.NEWS2), out);
            }
        }
    }

    private void released(DeviceId id, long now, Announcements out) {
        conditions.release(id, now, out);
        sources.release(id);
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

    /** Event time of the newest reading. */
    long newest() {
        return sources.newest();
    }

    void writeTo(StateWriter out) {
        sources.writeTo(out);
        out.time(newestWarningScore);
        told.writeTo(out);
        out.list(devices, DeviceWatch::writeTo);
        out.list(models, AnomalyWatch::writeTo);
        out.list(conditions.active(), ConditionCodec::write);
        recurrences.writeTo(out);
    }

    /** Goes on under a policy, which may be another than before. */
    static Detection readFrom(StateReader in, PatientId patient, AlarmPolicy policy) {
        Detection detection = new Detection(patient, policy);
        detection.sources = Sources.readFrom(in);
        detection.newestWarningScore = in.time();
        detection.told = ToldScore.readFrom(in, policy.news2());
        detection.devices.addAll(in.list(DeviceWatch::readFrom));
        detection.models.addAll(in.list(AnomalyWatch::readFrom));
        in.list(condition -> ConditionCodec.read(condition, policy)).forEach(detection.conditions::add);
        detection.recurrences = Recurrences.readFrom(in);
        return detection;
    }

    /** The same, judged by another policy from here on. */
    Detection under(AlarmPolicy next) {
        Detection same = new Detection(patient, next);
        same.sources = sources;
        same.newestWarningScore = newestWarningScore;
        same.told = told.under(next.news2());
        same.devices.addAll(devices);
        same.models.addAll(models);
        conditions.active().forEach(condition -> same.conditions.add(condition.under(next)));
        same.recurrences = recurrences;
        return same;
    }
}
