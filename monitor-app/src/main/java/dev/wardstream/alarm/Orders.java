package dev.wardstream.alarm;

import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmCommand.Action.Admit;
import dev.wardstream.alarm.AlarmCommand.Action.Discharge;
import dev.wardstream.alarm.AlarmCommand.Action.Pause;
import dev.wardstream.alarm.AlarmCommand.Action.Resume;
import dev.wardstream.alarm.AlarmCommand.Action.SetLimits;
import dev.wardstream.alarm.CommandOutcome.Result;
import dev.wardstream.alarm.Commands.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What people may order of a patient's stay: not what is past, not what a newer order has overtaken, no nonsense. */
final class Orders {
    private Orders() {}

    /** Why an order is not followed; null where it is. */
    static @Nullable Refusal refuse(AlarmCommand command, Stay stay, Episodes episodes, AlarmPolicy ward, long now) {
        Action action = command.action();
        if (command.issuedAt() <= newestLike(action, stay)) {
            return new Refusal(
                    Result.STALE,
                    "A newer order, of " + Instant.ofEpochMilli(newestLike(action, stay)) + ", holds already.");
        }
        if (stay.hasLeft() && !(action instanceof Admit)) {
            return invalid(
                    "The patient was discharged at " + Instant.ofEpochMilli(stay.leftAt()) + ": admit them first.");
        }
        if (action instanceof SetLimits asked) {
            return refuse(asked.limits(), ward, now);
        }
        if (action instanceof Pause asked) {
            long longest = now + ward.handling().pauseAtMost().toMillis();
            return asked.until() > now && asked.until() <= longest
                    ? null
                    : invalid("Alarms can be paused until " + Instant.ofEpochMilli(longest)
                            + " at the latest, and not into the past.");
        }
        return action instanceof Resume && !episodes.isPaused() ? invalid("The alarms are not paused.") : null;
    }

    private static @Nullable Refusal refuse(OwnLimits limits, AlarmPolicy ward, long now) {
        if (limits.expiresAt() <= now) {
            return invalid("These limits have expired at " + Instant.ofEpochMilli(limits.expiresAt()) + ".");
        }
        try {
            ward.with(limits);
            return null;
        } catch (IllegalArgumentException e) {
            return invalid(e.getMessage() + ".");
        }
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
    static String done(Action action) {
        if (action instanceof Action.Acknowledge) {
            return "Acknowledged.";
        } else if (action instanceof Action.Decline) {
            return "Declined: the next level is called, where there is one.";
        } else if (action instanceof Action.HandOver asked) {
            return "Handed over to " + asked.to() + ".";
        } else if (action instanceof Action.Silence asked) {
            return "Silenced until " + Instant.ofEpochMilli(asked.until()) + ".";
        } else if (action instanceof Action.ClearLatched) {
            return "Cleared.";
        }
        return doneToTheStay(action);
    }

    private static String doneToTheStay(Action action) {
        if (action instanceof SetLimits asked) {
            return limited(asked.limits());
        } else if (action instanceof Pause asked) {
            return "Alarms are paused until " + Instant.ofEpochMilli(asked.until()) + ".";
        } else if (action instanceof Resume) {
            return "Alarms call again.";
        } else if (action instanceof Admit asked) {
            return "Admitted to " + asked.location().ward() + "/"
                    + asked.location().bed() + ".";
        } else if (action instanceof Discharge) {
            return "Discharged: alarms are off.";
        } else if (action instanceof Action.AssignDevice asked) {
            return "Device " + asked.device() + " is the patient's.";
        }
        throw new IllegalStateException("no words for " + action);
    }

    private static String limited(OwnLimits own) {
        return "The limits hold until " + Instant.ofEpochMilli(own.expiresAt())
                + (own.approvalConfirmed()
                        ? ", approved by " + own.approvedBy() + ", who confirmed it."
                        : ". Unverified: nobody has confirmed that " + own.approvedBy() + " approved them.");
    }

    private static Refusal invalid(String text) {
        return new Refusal(Result.INVALID, text);
    }
}
