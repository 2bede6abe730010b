package dev.wardstream.alarm;

import dev.wardstream.alarm.FaultRule.SensorFault;
import dev.wardstream.alarm.Phase.Clear;
import dev.wardstream.alarm.Phase.Past;
import dev.wardstream.alarm.Phase.Unknown;
import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.VitalSign;
import org.jspecify.annotations.Nullable;

/** A condition in the state. A rule is written as what it is about, and read with the policy of the day: limits that were changed apply at once. */
final class ConditionCodec {
    /** The branches of the union that says what else a rule is about. */
    private static final int NOTHING_ELSE = 0;

    private static final int FAULT = 1;
    private static final int CHARGE = 2;
    private static final int CLOCK = 3;
    private static final int DISAGREEMENT = 4;

    /** The branches of the union that says what a track's readings say. */
    private static final int UNKNOWN = 0;

    private static final int PAST = 1;
    private static final int CLEAR = 2;

    private ConditionCodec() {}

    static void write(Condition condition, StateWriter out) {
        write(condition.rule(), out);
        writeIfAny(condition.occurrence(), out);
        out.list(condition.tracks(), ConditionCodec::write);
    }

    static Condition read(StateReader in, AlarmPolicy policy) {
        Rule rule = readRule(in, policy);
        Occurrence occurrence = readIfAny(in);
        return new Condition(rule, in.list(ConditionCodec::readTrack), occurrence);
    }

    private static void write(Rule rule, StateWriter out) {
        out.symbol(rule.kind());
        if (rule instanceof FaultRule fault) {
            out.number(FAULT);
            out.device(fault.device());
            out.symbol(fault.fault());
        } else if (rule instanceof ChargeRule charge) {
            out.number(CHARGE);
            out.device(charge.device());
        } else if (rule instanceof ClockRule clock) {
            out.number(CLOCK);
            out.device(clock.device());
            out.symbol(clock.deviceKind());
        } else if (rule instanceof DisagreementRule disagreement) {
            out.number(DISAGREEMENT);
            write(disagreement, out);
        } else {
            out.number(NOTHING_ELSE);
        }
    }

    private static Rule readRule(StateReader in, AlarmPolicy policy) {
        AlarmKind kind = in.symbol(AlarmKind.class);
        int branch = (int) in.number();
        return switch (branch) {
            case NOTHING_ELSE -> ruleOf(kind, policy);
            case FAULT -> new FaultRule(in.device(), in.symbol(SensorFault.class), policy.sensor());
            case CHARGE -> new ChargeRule(in.device(), policy.battery());
            case CLOCK -> new ClockRule(in.device(), in.symbol(DeviceKind.class), policy.clock());
            case DISAGREEMENT -> readDisagreement(in, policy);
            default -> throw new IllegalArgumentException("state is damaged: no rule has number " + branch);
        };
    }

    private static Rule ruleOf(AlarmKind kind, AlarmPolicy policy) {
        if (kind == AlarmKind.NEWS2) {
            return new WarningScoreRule(policy.news2());
        }
        VitalSign vital = kind.vital();
        if (vital == null) {
            throw new IllegalArgumentException("state is damaged: " + kind + " has no condition");
        }
        return LimitRule.of(vital, LimitRule.kindOf(vital, true) == kind, policy.limitsOf(vital));
    }

    private static void write(Track track, StateWriter out) {
        write(track.evidence(), out);
        writeIfAny(track.late(), out);
        Peak worst = track.worst();
        out.present(worst != null);
        if (worst != null) {
            worst.writeTo(out);
        }
        Phase phase = track.phase();
        if (phase instanceof Unknown unknown) {
            out.number(UNKNOWN);
            out.time(unknown.pastUntil());
        } else if (phase instanceof Past past) {
            out.number(PAST);
            write(past.held(), out);
        } else if (phase instanceof Clear clear) {
            out.number(CLEAR);
            out.time(clear.since());
            out.time(clear.pastUntil());
        }
    }

    private static Track readTrack(StateReader in) {
        Evidence evidence = readEvidence(in);
        Occurrence late = readIfAny(in);
        Peak worst = in.present() ? Peak.readFrom(in) : null;
        int branch = (int) in.number();
        Phase phase = switch (branch) {
            case UNKNOWN -> new Unknown(in.time());
            case PAST -> new Past(new Held(in.time(), in.time(), in.time()));
            case CLEAR -> new Clear(in.time(), in.time());
            default -> throw new IllegalArgumentException("state is damaged: no phase has number " + branch);
        };
        return new Track(evidence, phase, late, worst);
    }

    static void writeIfAny(@Nullable Occurrence occurrence, StateWriter out) {
        out.present(occurrence != null);
        if (occurrence != null) {
            write(occurrence, out);
        }
    }

    static @Nullable Occurrence readIfAny(StateReader in) {
        return in.present() ? readOccurrence(in) : null;
    }

    private static void write(Occurrence occurrence, StateWriter out) {
        out.time(occurrence.onset());
        out.number(occurrence.raisedAt() - occurrence.onset());
        out.number(occurrence.since() - occurrence.onset());
        out.symbol(occurrence.priority());
        out.decimal(occurrence.value());
        out.decimal(occurrence.limit());
        occurrence.peak().writeTo(out);
        out.number(occurrence.detail());
        out.flag(occurrence.announced());
        out.number(occurrence.settle());
    }

    private static Occurrence readOccurrence(StateReader in) {
        long onset = in.time();
        return new Occurrence(
                onset,
                onset + in.number(),
                onset + in.number(),
                in.symbol(Priority.class),
                in.decimal(),
                in.decimal(),
                Peak.readFrom(in),
                in.number(),
                in.flag(),
                in.number());
    }

    private static void write(DisagreementRule rule, StateWriter out) {
        out.symbol(rule.vital());
        out.device(rule.first());
        out.symbol(rule.firstKind());
        out.device(rule.second());
        out.symbol(rule.secondKind());
    }

    private static DisagreementRule readDisagreement(StateReader in, AlarmPolicy policy) {
        return new DisagreementRule(
                in.symbol(VitalSign.class),
                in.device(),
                in.symbol(DeviceKind.class),
                in.device(),
                in.symbol(DeviceKind.class),
                policy.disagreement());
    }

    private static void write(Evidence evidence, StateWriter out) {
        out.time(evidence.at());
        out.number(evidence.receivedAt() - evidence.at());
        if (out.present(evidence.standsUntil() != Long.MAX_VALUE)) {
            out.number(evidence.standsUntil() - evidence.at());
        }
        out.flag(evidence.live());
        out.device(evidence.device());
        out.symbol(evidence.kind());
        out.location(evidence.location());
        out.decimal(evidence.value());
        out.number(evidence.detail());
    }

    private static Evidence readEvidence(StateReader in) {
        long at = in.time();
        return new Evidence(
                at,
                at + in.number(),
                in.present() ? at + in.number() : Long.MAX_VALUE,
                in.flag(),
                in.device(),
                in.symbol(DeviceKind.class),
                in.location(),
                in.decimal(),
                in.number());
    }

    private static void write(Held held, StateWriter out) {
        out.time(held.low());
        out.time(held.medium());
        out.time(held.high());
    }
}
