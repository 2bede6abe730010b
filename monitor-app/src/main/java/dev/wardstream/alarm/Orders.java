package dev.wardstream.alarm;

import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmCommand.Action.Admit;
import dev.wardstream.alarm.AlarmCommand.Action.Discharge;
import dev.wardstream.alarm.AlarmCommand.Action.Pause;
import dev.wardstream.alarm.AlarmCommand.Action.Resume;
import dev.wardstream.alarm.AlarmCommand.Action.SetLimits;
import dev.wardstream.alarm.CommandOutcome.Result;
import dev.wardstream.alarm.Commands.Refusal;
import dev.wardstream.words.Said;
import org.jspecify.annotations.Nullable;

/** What people may order of a patient's stay: not what is past, not what a newer order has overtaken, no nonsense. */
final class Orders {
    private Orders() {}

    /** Why an order is not followed; null where it is. */
    static @Nullable Refusal refuse(AlarmCommand command, Stay stay, Episodes episodes, AlarmPolicy ward, long now) {
        Action action = command.action();
        if (command.issuedAt() <= newestLike(action, stay)) {
            return Refusal.of(Result.STALE, "refused.order.newer", newestLike(action, stay));
        }
        if (stay.hasLeft() && !(action instanceof Admit)) {
            return Refusal.of(Result.INVALID, "refused.order.left", stay.leftAt());
        }
        if (action instanceof SetLimits asked) {
            return refuse(asked.limits(), ward, now);
        }
        if (action instanceof Pause asked) {
            long longest = now + ward.handling().pauseAtMost().toMillis();
            return asked.until() > now && asked.until() <= longest
                    ? null
                    : Refusal.of(Result.INVALID, "refused.pause", longest);
        }
        return action instanceof Resume && !episodes.isPaused() ? Refusal.of(Result.INVALID, "refused.resume") : null;
    }

    private static @Nullable Refusal refuse(OwnLimits limits, AlarmPolicy ward, long now) {
        if (limits.expiresAt() <= now) {
            return Refusal.of(Result.INVALID, "refused.limits.expired", limits.expiresAt());
        }
        LimitFault fault = ward.faultOf(limits);
        return fault == null ? null : new Refusal(Result.INVALID, fault.said());
    }

    /** When the newest order of the same sort was issued. */
    private static long newestLike(Action action, Stay stay) {
        if (action instanceof Admit || action instanceof Discharge) {
            return stay.movedAt();
        }
        if (action instanceof Pause || action instanceof Resume) {
            return stay.pauseAt();
        }
        return action instanceof SetLimits ? stay.limitsAt() : Long.MIN_VALUE;
    }

    /** What a command that was done has brought about. */
    static Said done(Action action) {
        if (action instanceof Action.Acknowledge) {
            return Said.of("done.acknowledge");
        } else if (action instanceof Action.Decline) {
            return Said.of("done.decline");
        } else if (action instanceof Action.HandOver asked) {
            return Said.of("done.handOver", asked.to());
        } else if (action instanceof Action.Silence asked) {
            return Said.of("done.silence", asked.until());
        } else if (action instanceof Action.ClearLatched) {
            return Said.of("done.clear");
        } else if (action instanceof Action.MarkUseful asked) {
            return Said.of(asked.useful() ? "done.mark.useful" : "done.mark.not");
        }
        return doneToTheStay(action);
    }

    private static Said doneToTheStay(Action action) {
        if (action instanceof SetLimits asked) {
            OwnLimits own = asked.limits();
            return Said.of(
                    own.approvalConfirmed() ? "done.limits.confirmed" : "done.limits.unverified",
                    own.expiresAt(),
                    own.approvedBy());
        } else if (action instanceof Pause asked) {
            return Said.of("done.pause", asked.until());
        } else if (action instanceof Resume) {
            return Said.of("done.resume");
        } else if (action instanceof Admit asked) {
            return Said.of(
                    "done.admit", asked.location().ward(), asked.location().bed());
        } else if (action instanceof Discharge) {
            return Said.of("done.discharge");
        } else if (action instanceof Action.AssignDevice asked) {
            return Said.of("done.assign", asked.device());
        }
        throw new IllegalStateException("no words for " + action);
    }
}
