package dev.wardstream.alarm;

import dev.wardstream.alarm.FaultRule.SensorFault;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions of one patient that are not quiet: usually none, seldom more than a few. */
final class Conditions {
    private final List<Condition> active = new ArrayList<>(2);

    boolean isEmpty() {
        return active.isEmpty();
    }

    List<Condition> active() {
        return active;
    }

    /** The condition of a kind of which a patient has one at most; null while it is quiet. */
    @Nullable Condition find(AlarmKind kind) {
        for (int i = 0; i < active.size(); i++) {
            if (active.get(i).rule().kind() == kind) {
                return active.get(i);
            }
        }
        return null;
    }

    @Nullable Condition find(AlarmKind kind, String about) {
        for (int i = 0; i < active.size(); i++) {
            Rule rule = active.get(i).rule();
            if (rule.kind() == kind && rule.about().equals(about)) {
                return active.get(i);
            }
        }
        return null;
    }

    @Nullable Condition find(DeviceId device, SensorFault fault) {
        for (int i = 0; i < active.size(); i++) {
            Condition condition = active.get(i);
            if (condition.rule() instanceof FaultRule rule
                    && rule.fault() == fault
                    && rule.device().equals(device)) {
                return condition;
            }
        }
        return null;
    }

    /** That two devices disagree on a vital, in either order; null while they do not. */
    @Nullable Condition find(VitalSign vital, DeviceId one, DeviceId other) {
        for (int i = 0; i < active.size(); i++) {
            Condition condition = active.get(i);
            if (condition.rule() instanceof DisagreementRule rule && rule.isOf(vital, one, other)) {
                return condition;
            }
        }
        return null;
    }

    /** Takes in a reading for a condition that may be quiet ({@code known} null) so far. */
    void observe(
            @Nullable Condition known, Rule rule, Finding finding, long since, Evidence evidence, Announcements out) {
        if (known != null) {
            known.observe(finding, since, evidence, out);
            dropIfQuiet(known);
        } else if (finding.holds()) {
            add(Condition.begun(rule, finding, since, evidence));
        }
    }

    /** Adds in a fixed order, which decides what is told first where several are due at one moment. */
    void add(Condition condition) {
        int place = 0;
        while (place < active.size() && isBefore(active.get(place).rule(), condition.rule())) {
            place++;
        }
        active.add(place, condition);
    }

    /** The condition that is due first on the ward's clock; null if none is. */
    @Nullable Condition earliest() {
        Condition earliest = null;
        long due = Held.NEVER;
        for (int i = 0; i < active.size(); i++) {
            long candidate = active.get(i).due();
            if (candidate < due) {
                due = candidate;
                earliest = active.get(i);
            }
        }
        return earliest;
    }

    void fire(Condition condition, Announcements out) {
        condition.fire(out);
        dropIfQuiet(condition);
    }

    /** Ends what only a device's readings stand for. */
    void release(DeviceId device, long now, Announcements out) {
        for (Condition condition : List.copyOf(active)) {
            condition.release(device, now, out);
            dropIfQuiet(condition);
        }
    }

    /** From {@code at} on a device cannot be trusted: what it said of the patient before, and is not raised yet, is not raised. */
    void doubt(DeviceId device, long at) {
        for (int i = active.size() - 1; i >= 0; i--) {
            Condition condition = active.get(i);
            if (!condition.rule().kind().isTechnical()) {
                condition.doubt(device, at);
                dropIfQuiet(condition);
            }
        }
    }

    private void dropIfQuiet(Condition condition) {
        if (condition.isQuiet()) {
            active.remove(condition);
        }
    }

    private static boolean isBefore(Rule one, Rule other) {
        int order = one.kind().compareTo(other.kind());
        return order != 0 ? order < 0 : one.about().compareTo(other.about()) < 0;
    }
}
