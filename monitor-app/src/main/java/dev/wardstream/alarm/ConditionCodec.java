package dev.wardstream.alarm;

import dev.wardstream.alarm.FaultRule.Fault;
import dev.wardstream.alarm.Phase.Clear;
import dev.wardstream.alarm.Phase.Past;
import dev.wardstream.alarm.Phase.Unknown;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition as bytes. A rule is written as what it is about, and read with the policy of the day: limits that were changed
 * apply at once. Enums are written by ordinal, so a constant put in the middle of one asks for a new version of the state.
 */
final class ConditionCodec {
    private static final AlarmKind[] KINDS = AlarmKind.values();
    private static final Priority[] PRIORITIES = Priority.values();
    private static final Fault[] FAULTS = Fault.values();
    private static final DeviceKind[] DEVICES = DeviceKind.values();
    private static final VitalSign[] VITALS = VitalSign.values();
    private static final int UNKNOWN = 1;
    private static final int PAST = 2;
    private static final int CLEAR = 3;

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
        } else if (rule instanceof DisagreementRule disagreement) {
            write(disagreement, out);
        }
        writeIfAny(condition.occurrence(), out);
        out.number(condition.tracks().size());
        condition.tracks().forEach(track -> write(track, out));
    }

    static Condition read(StateReader in, AlarmPolicy policy) {
        Rule rule = readRule(in, policy);
        Occurrence occurrence = readIfAny(in);
        List<Track> tracks = new ArrayList<>(1);
        for (long left = in.number(); left > 0; left--) {
            tracks.add(readTrack(in));
        }
        return new Condition(rule, tracks, occurrence);
    }

    private static void write(Track track, StateWriter out) {
        write(track.evidence(), out);
        writeIfAny(track.late(), out);
        Peak worst = track.worst();
        out.flag(worst != null);
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
        Peak worst = in.flag() ? Peak.readFrom(in) : null;
        int number = (int) in.number();
        Phase phase = switch (number) {
            case UNKNOWN -> new Unknown(in.time());
            case PAST -> new Past(readHeld(in));
            case CLEAR -> new Clear(in.time(), in.time());
            default -> throw new IllegalArgumentException("alarm state is damaged: no phase has number " + number);
        };
        return new Track(evidence, phase, late, worst);
    }

    private static void writeIfAny(@Nullable Occurrence occurrence, StateWriter out) {
        out.flag(occurrence != null);
        if (occurrence != null) {
            write(occurrence, out);
        }
    }

    private static @Nullable Occurrence readIfAny(StateReader in) {
        return in.flag() ? readOccurrence(in) : null;
    }

    static void write(Occurrence occurrence, StateWriter out) {
        out.time(occurrence.onset());
        out.number(occurrence.raisedAt() - occurrence.onset());
        out.number(occurrence.since() - occurrence.onset());
        out.number(occurrence.priority().ordinal());
        out.decimal(occurrence.value());
        out.decimal(occurrence.limit());
        occurrence.peak().writeTo(out);
        out.number(occurrence.detail());
        out.flag(occurrence.announced());
        out.number(occurrence.settle());
    }

    static Occurrence readOccurrence(StateReader in) {
        long onset = in.time();
        return new Occurrence(
                onset,
                onset + in.number(),
                onset + in.number(),
                PRIORITIES[(int) in.number()],
                in.decimal(),
                in.decimal(),
                Peak.readFrom(in),
                in.number(),
                in.flag(),
                in.number());
    }

    private static void write(DisagreementRule rule, StateWriter out) {
        out.number(rule.vital().ordinal());
        out.device(rule.first());
        out.number(rule.firstKind().ordinal());
        out.device(rule.second());
        out.number(rule.secondKind().ordinal());
    }

    private static DisagreementRule readDisagreement(StateReader in, AlarmPolicy policy) {
        return new DisagreementRule(
                VITALS[(int) in.number()],
                in.device(),
                DEVICES[(int) in.number()],
                in.device(),
                DEVICES[(int) in.number()],
                policy.disagreement());
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
        if (kind == AlarmKind.SOURCES_DISAGREE) {
            return readDisagreement(in, policy);
        }
        VitalSign vital = kind.vital();
        if (vital == null) {
            throw new IllegalArgumentException("alarm state is damaged: " + kind + " has no condition");
        }
        return LimitRule.of(vital, LimitRule.kindOf(vital, true) == kind, policy.limitsOf(vital));
    }

    private static void write(Evidence evidence, StateWriter out) {
        out.time(evidence.at());
        out.number(evidence.receivedAt() - evidence.at());
        boolean forGood = evidence.standsUntil() == Long.MAX_VALUE;
        out.flags(evidence.live(), forGood);
        if (!forGood) {
            out.number(evidence.standsUntil() - evidence.at());
        }
        out.device(evidence.device());
        out.number(evidence.kind().ordinal());
        out.location(evidence.location());
        out.decimal(evidence.value());
        out.number(evidence.detail());
    }

    private static Evidence readEvidence(StateReader in) {
        long at = in.time();
        long receivedAt = at + in.number();
        int flags = in.flags();
        long standsUntil = (flags & 2) == 2 ? Long.MAX_VALUE : at + in.number();
        return new Evidence(
                at,
                receivedAt,
                standsUntil,
                (flags & 1) == 1,
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
