package dev.wardstream.alarm;

import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.score.ModelRef;
import dev.wardstream.score.ModelScore;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.Score.Contribution;
import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Said;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One model's opinion of one patient. The alarm goes on when a number of scores in a row are past the threshold, and for the
 * delay; off when as many are below it by the hysteresis. Scores are counted because models score at different hops. Late
 * scores are treated as a {@link Condition} treats late readings.
 */
final class AnomalyWatch {
    private ModelRef model;
    private DeviceId device;
    private Location location;
    /** Event time of the newest score. */
    private long newest = Long.MIN_VALUE;
    /** Event time of the first of the unusual scores in a row. */
    private long onset = Held.NEVER;

    private int unusual;
    private int usual;
    private @Nullable Occurrence occurrence;
    /** Why the alarm went on, kept while it is not announced. */
    private List<Contribution> reasons = List.of();

    AnomalyWatch(ModelRef model, DeviceId device, Location location) {
        this.model = model;
        this.device = device;
        this.location = location;
    }

    /** The model's id; a new version of a model takes over from the one before. */
    String modelId() {
        return model.id();
    }

    DeviceId device() {
        return device;
    }

    void observe(PatientScore from, ModelScore score, boolean live, AlarmPolicy.AnomalyRule rule, Announcements out) {
        if (score.at() <= newest) {
            return;
        }
        newest = score.at();
        model = score.model();
        // Every sample brings equal ones of its own, and those that are kept need not be many.
        device = device.equals(from.device()) ? device : from.device();
        location = location.equals(from.location()) ? location : from.location();
        if (score.value() >= rule.threshold()) {
            pastThreshold(from, score, live, rule, out);
        } else {
            belowThreshold(from, score, rule, out);
        }
    }

    private void pastThreshold(
            PatientScore from, ModelScore score, boolean live, AlarmPolicy.AnomalyRule rule, Announcements out) {
        usual = 0;
        if (unusual == 0) {
            onset = score.at();
        }
        unusual = Math.min(unusual + 1, rule.scores());
        Occurrence before = occurrence == null ? null : occurrence.reaching(worse(occurrence, from, score));
        occurrence = before;
        if (before != null && (before.announced() || !live)) {
            return;
        }
        boolean holds =
                unusual >= rule.scores() && score.at() - onset >= rule.delay().toMillis();
        if (before == null && !holds) {
            return;
        }
        long began = before == null ? onset : before.onset();
        Peak peak = before == null ? peak(from, score) : before.peak();
        Occurrence on = new Occurrence(
                began, score.at(), began, rule.priority(), score.value(), rule.threshold(), peak, 0, live, 0);
        occurrence = on;
        reasons = live ? List.of() : score.contributions();
        if (live) {
            Said text = AnomalyText.on(score.contributions(), score.at() - began);
            tell(
                    Event.RAISED,
                    on,
                    score.at(),
                    from.receivedAt(),
                    text,
                    score.value(),
                    rule,
                    score.contributions(),
                    out);
        }
    }

    private static Peak worse(Occurrence on, PatientScore from, ModelScore score) {
        return score.value() > on.peak().value() ? peak(from, score) : on.peak();
    }

    private static Peak peak(PatientScore from, ModelScore score) {
        return new Peak(score.value(), score.at(), from.device(), from.kind());
    }

    private void belowThreshold(PatientScore from, ModelScore score, AlarmPolicy.AnomalyRule rule, Announcements out) {
        unusual = 0;
        Occurrence on = occurrence;
        if (on == null) {
            return;
        }
        usual = score.value() < rule.threshold() - rule.hysteresis() ? usual + 1 : 0;
        if (usual >= rule.scores()) {
            Said text = Said.of("anomaly.over", score.at() - on.onset());
            over(on, score.at(), from.receivedAt(), text, score.value(), score.contributions(), rule, out);
        }
    }

    /** Ends the alarm, if one is on, because the device that feeds the model was taken off. */
    void release(long now, AlarmPolicy.AnomalyRule rule, Announcements out) {
        unusual = 0;
        Occurrence on = occurrence;
        if (on != null) {
            long at = Math.max(newest, on.announced() ? now : on.raisedAt());
            Said text = Said.of("anomaly.released", model.id(), device, at - on.onset());
            over(on, at, now, text, Double.NaN, List.of(), rule, out);
        }
    }

    private void over(
            Occurrence on,
            long at,
            long receivedAt,
            Said text,
            double value,
            List<Contribution> contributions,
            AlarmPolicy.AnomalyRule rule,
            Announcements out) {
        if (!on.announced()) {
            Said began = AnomalyText.on(reasons, on.raisedAt() - on.onset());
            tell(Event.RAISED, on, on.raisedAt(), receivedAt, began, on.value(), rule, reasons, out);
        }
        tell(Event.CEASED, on, at, receivedAt, text, value, rule, contributions, out);
        occurrence = null;
        reasons = List.of();
        usual = 0;
    }

    private void tell(
            Event event,
            Occurrence on,
            long at,
            long receivedAt,
            Said text,
            double value,
            AlarmPolicy.AnomalyRule rule,
            List<Contribution> contributions,
            Announcements out) {
        out.add(new Signal(
                out.id(AlarmKind.ANOMALY, model.id(), on.onset()),
                AlarmKind.ANOMALY,
                model.id(),
                location,
                device,
                on.priority(),
                event,
                on.onset(),
                at,
                receivedAt,
                text,
                value,
                rule.threshold(),
                Alert.Peak.of(on.peak()),
                model,
                contributions,
                !on.announced(),
                new Basis.Shares(contributions),
                Recurrence.FIRST));
    }

    void writeTo(StateWriter out) {
        out.text(model.id());
        out.text(model.version());
        out.device(device);
        out.location(location);
        out.time(newest);
        out.time(onset);
        out.number(unusual);
        out.number(usual);
        ConditionCodec.writeIfAny(occurrence, out);
        out.list(reasons, AnomalyWatch::write);
    }

    private static void write(Contribution reason, StateWriter out) {
        out.symbol(reason.vital());
        out.decimal(reason.share());
        out.decimal(reason.observed());
        out.decimal(reason.expected());
        DeviceId from = reason.device();
        out.present(from != null);
        if (from != null) {
            out.device(from);
        }
    }

    static AnomalyWatch readFrom(StateReader in) {
        ModelRef model = new ModelRef(in.text(), in.text());
        AnomalyWatch watch = new AnomalyWatch(model, in.device(), in.location());
        watch.newest = in.time();
        watch.onset = in.time();
        watch.unusual = (int) in.number();
        watch.usual = (int) in.number();
        watch.occurrence = ConditionCodec.readIfAny(in);
        watch.reasons = List.copyOf(in.list(AnomalyWatch::readReason));
        return watch;
    }

    private static Contribution readReason(StateReader in) {
        return new Contribution(
                in.symbol(VitalSign.class),
                in.decimal(),
                in.decimal(),
                in.decimal(),
                in.present() ? in.device() : null);
    }
}
