package dev.wardstream.alarm;

import dev.wardstream.alarm.FaultRule.Fault;
import dev.wardstream.alarm.Phase.Ceasing;
import dev.wardstream.alarm.Phase.On;
import dev.wardstream.alarm.Phase.Pending;
import dev.wardstream.alarm.Phase.Quiet;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.VitalSign;

/**
 * A condition as bytes. A rule is written as what it is about, and read with the policy of the day: limits that were changed
 * apply at once. Enums are written by ordinal, so a constant put in the middle of one asks for a new version of the state.
 */
final class ConditionCodec {
    private static final AlarmKind[] KINDS = AlarmKind.values();
    private static final Priority[] PRIORITIES = Priority.values();
    private static final Fault[] FAULTS = Fault.values();
    private static final DeviceKind[] DEVICES = DeviceKind.values();
    private static final int PENDING = 1;
    private static final int ON = 2;
    private static final int CEASING = 3;

    private ConditionCodec() {}

    static void write(Condition condition, StateWriter out) {
        Rule rule = condition.rule();
        out.number(rule.kind().ordinal());
        if (rule instanceof FaultRule fault) {
            out.device(fault.device());
            out.number(fault.fault().ordinal());
        } else if (rule instanceof ChargeRule charge) {
            out.device(charge.device());
        } else if (rule instanceof ClockRule clock) {
            out.device(clock.device());
            out.number(clock.deviceKind().ordinal());
        }
        write(condition.evidence(), out);
        Phase phase = condition.phase();
        if (phase instanceof Pending pending) {
            out.number(PENDING);
            write(pending.held(), out);
        } else if (phase instanceof On on) {
            out.number(ON);
            write(on.occurrence(), out);
            write(on.held(), out);
        } else if (phase instanceof Ceasing ceasing) {
            out.number(CEASING);
            write(ceasing.occurrence(), out);
            out.time(ceasing.since());
        } else if (phase instanceof Quiet) {
            throw new IllegalStateException(rule.kind() + " is quiet and must not be kept");
        }
    }

    static Condition read(StateReader in, AlarmPolicy policy) {
        Rule rule = readRule(in, policy);
        Evidence evidence = readEvidence(in);
        int phase = (int) in.number();
        return switch (phase) {
            case PENDING -> new Condition(rule, new Pending(readHeld(in)), evidence);
            case ON -> new Condition(rule, new On(readOccurrence(in), readHeld(in)), evidence);
            case CEASING -> new Condition(rule, new Ceasing(readOccurrence(in), in.time()), evidence);
            default -> throw new IllegalArgumentException("alarm state is damaged: no phase has number " + phase);
        };
    }

    static void write(Occurrence occurrence, StateWriter out) {
        out.time(occurrence.onset());
        out.time(occurrence.raisedAt());
        out.number(occurrence.priority().ordinal());
        out.decimal(occurrence.value());
        out.number(occurrence.detail());
        out.flag(occurrence.announced());
        out.number(occurrence.settle());
    }

    static Occurrence readOccurrence(StateReader in) {
        return new Occurrence(
                in.time(), in.time(), PRIORITIES[(int) in.number()], in.decimal(), in.number(), in.flag(), in.number());
    }

    private static Rule readRule(StateReader in, AlarmPolicy policy) {
        AlarmKind kind = KINDS[(int) in.number()];
        if (kind == AlarmKind.NEWS2) {
            return new WarningScoreRule(policy.news2());
        }
        if (kind == AlarmKind.SENSOR_FAULT) {
            DeviceId device = in.device();
            return new FaultRule(device, FAULTS[(int) in.number()], policy.sensor());
        }
        if (kind == AlarmKind.BATTERY_LOW) {
            return new ChargeRule(in.device(), policy.battery());
        }
        if (kind == AlarmKind.CLOCK_OFF) {
            return new ClockRule(in.device(), DEVICES[(int) in.number()], policy.clock());
        }
        VitalSign vital = kind.vital();
        if (vital == null) {
            throw new IllegalArgumentException("alarm state is damaged: " + kind + " has no condition");
        }
        return LimitRule.of(vital, LimitRule.kindOf(vital, true) == kind, policy.limitsOf(vital));
    }

    private static void write(Evidence evidence, StateWriter out) {
        out.time(evidence.at());
        out.time(evidence.receivedAt());
        out.time(evidence.standsUntil());
        out.flag(evidence.live());
        out.device(evidence.device());
        out.number(evidence.kind().ordinal());
        out.location(evidence.location());
        out.decimal(evidence.value());
        out.number(evidence.detail());
    }

    private static Evidence readEvidence(StateReader in) {
        return new Evidence(
                in.time(),
                in.time(),
                in.time(),
                in.flag(),
                in.device(),
                DEVICES[(int) in.number()],
                in.location(),
                in.decimal(),
                in.number());
    }

    private static void write(Held held, StateWriter out) {
        out.time(held.low());
        out.time(held.medium());
        out.time(held.high());
    }

    private static Held readHeld(StateReader in) {
        return new Held(in.time(), in.time(), in.time());
    }
}
