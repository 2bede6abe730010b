package dev.wardstream.alarm;

import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.score.News2;
import dev.wardstream.score.News2.Parameter;
import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.DeviceKind;
import org.jspecify.annotations.Nullable;

/**
 * What of one patient's NEWS2 has been told lately. What is no worse than that is no news, however often it comes and goes. What
 * stands is not forgotten; what is gone is, after {@code newAfter} to twice as long.
 *
 * <p>Each parameter's points are kept by themselves: a total of 5 that breathing makes is news where pressure made the 5 before.
 *
 * <p>Of a patient at a ventilator, consciousness and oxygen are no news. NEWS2 is for acute illness on wards (Royal College of
 * Physicians, 2017); under mechanical ventilation the one is the sedation's and the other the machine's, and both stay until
 * the patient is extubated. The alarm is on at the full total; it calls when the other parameters by themselves are of medium
 * priority and news. One of them that scores 3 is left to the vital's own limits.
 *
 * <p>Mutable; for one thread. Times are event time, epoch milliseconds.
 */
final class ToldScore {
    private static final Parameter[] PARAMETERS = Parameter.values();

    private final AlarmPolicy.News2Rule rule;
    private Points newer = Points.NONE;
    private Points older = Points.NONE;
    /** What of it an alarm that is on still says: it stands until the next score says otherwise. */
    private Points standing = Points.NONE;
    /** When the newer began to be kept; {@link Held#NEVER} where nothing has been told. */
    private long begun = Held.NEVER;
    /** Why the alarm that is on, or was last, did not call. */
    private Hush held = Hush.NONE;
    /** Since when an alarm that has not called is worse than what was told; {@link Held#NEVER} where it is not. */
    private long worseSince = Held.NEVER;

    private DeviceKind kind = DeviceKind.UNKNOWN;

    ToldScore(AlarmPolicy.News2Rule rule) {
        this.rule = rule;
    }

    /** @param condition that has taken in the live score; null where nothing is wrong */
    void observe(News2 score, DeviceKind from, @Nullable Condition condition, Announcements out) {
        long at = score.at();
        kind = from;
        forget(at);
        Points points = pointsOf(WarningScoreRule.pack(score));
        Points known = points.least(told());
        newer = newer.most(known);
        Priority on = condition == null ? null : condition.announcedAs();
        standing = on == null ? Points.NONE : known;
        if (condition == null || on == null) {
            held = condition == null ? Hush.NONE : held;
            worseSince = Held.NEVER;
        } else if (held == Hush.UNCONFIRMED && at - condition.raisedAt() >= rule.confirm(on, kind)) {
            tell(points, at);
        } else if (held == Hush.STANDS || isMoreUrgentAtVentilator(points)) {
            worsen(at, points, on, condition, out);
        } else {
            worseSince = Held.NEVER;
        }
    }

    /** What is more urgent than the alarm is already on its way to rise in priority, and is told then. */
    private void worsen(long at, Points points, Priority on, Condition condition, Announcements out) {
        boolean worse = isNews(points) && priority(points.total()).compareTo(on) <= 0;
        worseSince = worse ? Math.min(worseSince, at) : Held.NEVER;
        // Nobody repeats a spot check within seconds.
        long delay = kind == DeviceKind.SPOT_CHECK ? 0 : rule.delay().toMillis();
        if (worse && at - worseSince >= Math.max(delay, confirmAtVentilator(points))) {
            condition.worsened(out);
        }
    }

    /** A signal; of this score held back where it is no news, or not confirmed yet. */
    Signal judged(Signal signal) {
        boolean on = signal.event() == Event.RAISED || signal.event() == Event.PRIORITY_CHANGED;
        if (!on || signal.retrospective() || !(signal.basis() instanceof Basis.Points basis)) {
            return signal;
        }
        Points points = pointsOf(basis.packed());
        long confirm = isSeenByAPerson(points) || points.isVentilated() ? 0 : rule.confirm(signal.priority(), kind);
        boolean news = isNews(points);
        worseSince = news ? Math.min(worseSince, signal.at()) : Held.NEVER;
        if (!news || signal.at() - worseSince < confirmAtVentilator(points)) {
            held = Hush.STANDS;
            standing = points.least(told());
            return signal.withBasis(basis.held(held, Held.NEVER));
        }
        if (confirm > 0) {
            held = Hush.UNCONFIRMED;
            worseSince = Held.NEVER;
            return signal.withBasis(basis.held(held, confirm));
        }
        tell(points, signal.at());
        return signal;
    }

    /** A patient who is less awake than was told was seen to be so by somebody: that is no estimate to be confirmed. */
    private boolean isSeenByAPerson(Points points) {
        return points.points(Parameter.CONSCIOUSNESS) > told().points(Parameter.CONSCIOUSNESS);
    }

    private boolean isNews(Points points) {
        if (points.isVentilated() && points.total() < rule.medium()) {
            return false;
        }
        Points told = told();
        boolean first = rule.newAfter().isZero() || told.total() == 0;
        return first
                || priority(points.total()).compareTo(priority(told.total())) > 0
                || points.above(told) >= rule.rise();
    }

    /** Where it always calls, a ventilator makes no difference. */
    private Points pointsOf(long packed) {
        return Points.of(rule.newAfter().isZero() ? WarningScoreRule.asOfAnybody(packed) : packed);
    }

    /** What has called already is on at its full priority, and cannot rise in it. */
    private boolean isMoreUrgentAtVentilator(Points points) {
        return points.isVentilated() && priority(points.total()).compareTo(priority(told().total())) > 0;
    }

    /** How long what is news must have stood, by its own priority: the alarm is on for the ventilator's points as well. */
    private long confirmAtVentilator(Points points) {
        return points.isVentilated() ? rule.confirm(priority(points.total()), kind) : 0;
    }

    private Priority priority(int total) {
        if (total >= rule.high()) {
            return Priority.HIGH;
        }
        return total >= rule.medium() ? Priority.MEDIUM : Priority.LOW;
    }

    private void tell(Points points, long at) {
        begun = begun == Held.NEVER ? at : begun;
        newer = newer.most(points);
        standing = points;
        held = Hush.NONE;
        worseSince = Held.NEVER;
    }

    private Points told() {
        return newer.most(older);
    }

    private void forget(long at) {
        long span = rule.newAfter().toMillis();
        if (begun == Held.NEVER || at - begun < span) {
            return;
        }
        older = at - begun < 2 * span ? newer : Points.NONE;
        newer = standing;
        begun = told().equals(Points.NONE) ? Held.NEVER : at;
    }

    void writeTo(StateWriter out) {
        out.symbol(kind);
        if (!out.present(!isEmpty())) {
            return;
        }
        out.time(begun);
        newer.writeTo(out);
        older.writeTo(out);
        standing.writeTo(out);
        out.symbol(held);
        out.time(worseSince);
    }

    /** Most patients' is: it must take no room. */
    private boolean isEmpty() {
        return begun == Held.NEVER && held == Hush.NONE && standing.equals(Points.NONE);
    }

    static ToldScore readFrom(StateReader in, AlarmPolicy.News2Rule rule) {
        ToldScore told = new ToldScore(rule);
        told.kind = in.symbol(DeviceKind.class);
        if (!in.present()) {
            return told;
        }
        told.begun = in.time();
        told.newer = Points.readFrom(in);
        told.older = Points.readFrom(in);
        told.standing = Points.readFrom(in);
        told.held = in.symbol(Hush.class);
        told.worseSince = in.time();
        return told;
    }

    /** The same, judged by another rule from here on. */
    ToldScore under(AlarmPolicy.News2Rule next) {
        ToldScore same = new ToldScore(next);
        same.kind = kind;
        same.begun = begun;
        same.newer = newer;
        same.older = older;
        same.standing = standing;
        same.held = held;
        same.worseSince = worseSince;
        return same;
    }

    /**
     * Of several scores.
     *
     * @param packed the points of each parameter, as {@link WarningScoreRule} packs them
     * @param total of one score, as far as it may call: the parameters' most need not have come together
     */
    private record Points(long packed, int total) {
        static final Points NONE = new Points(0, 0);

        void writeTo(StateWriter out) {
            out.number(packed);
            out.number(total);
        }

        static Points readFrom(StateReader in) {
            return of(in.number(), (int) in.number());
        }

        static Points of(long packed) {
            return of(packed, WarningScoreRule.callingTotal(packed));
        }

        /** Most patients have none, which need not be many objects. */
        private static Points of(long packed, int total) {
            return packed == 0 && total == 0 ? NONE : new Points(packed, total);
        }

        boolean isVentilated() {
            return WarningScoreRule.isVentilated(packed);
        }

        Points most(Points other) {
            long each = 0;
            for (Parameter parameter : PARAMETERS) {
                each |= WarningScoreRule.packed(parameter, Math.max(points(parameter), other.points(parameter)));
            }
            return of(each, Math.max(total, other.total));
        }

        Points least(Points other) {
            long each = 0;
            for (Parameter parameter : PARAMETERS) {
                each |= WarningScoreRule.packed(parameter, Math.min(points(parameter), other.points(parameter)));
            }
            return of(each, Math.min(total, other.total));
        }

        /** By how many points the parameters that are worse here are worse. */
        int above(Points other) {
            int above = 0;
            for (Parameter parameter : PARAMETERS) {
                above += Math.max(0, points(parameter) - other.points(parameter));
            }
            return above;
        }

        private int points(Parameter parameter) {
            return WarningScoreRule.callingPoints(packed, parameter);
        }
    }
}
