package dev.wardstream.handover;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Presence;
import dev.wardstream.alarm.Priority;
import dev.wardstream.alarm.Response;
import dev.wardstream.alarm.Sound;
import dev.wardstream.words.Said;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One alarm as far as the shift has seen it.
 *
 * @param newest its newest event of the shift, or from before it
 * @param priority the highest that it had
 * @param over when its condition was gone, event time, epoch milliseconds; {@link Long#MAX_VALUE} while it holds
 * @param peak the value furthest past the limit while it was on, NaN where there is none
 * @param limit the limit that it was beyond at its highest priority, NaN where there is none
 * @param calls how often it called somebody in the shift, escalations not counted
 * @param calledAt when it first called, also before the shift, on the ward's clock; {@link Long#MIN_VALUE} where it did not
 * @param replies what people answered in the shift, in order
 * @param unanswered whether a call of the shift was never answered
 * @param calling who is called for its episode
 */
record Spell(
        Alert newest,
        Priority priority,
        long over,
        double peak,
        double limit,
        int calls,
        long calledAt,
        List<Reply> replies,
        boolean unanswered,
        Calling calling) {
    /**
     * What somebody answered.
     *
     * @param command the command's id, the same for all alarms of an episode
     * @param at on the ward's clock, epoch milliseconds
     * @param waited how long a call had waited for it, milliseconds; negative where none did
     * @param to whom it was handed to; null where it was not
     */
    record Reply(
            String command,
            Alert.Event what,
            String by,
            long at,
            long waited,
            @Nullable String to) {}

    /**
     * Who is called for an episode.
     *
     * @param level 0 where nobody is
     */
    record Calling(int level, @Nullable String assignee) {}

    Spell {
        replies = List.copyOf(replies);
    }

    AlarmKind kind() {
        return newest.kind();
    }

    /** What a nurse reads of it as it stands. */
    Said said() {
        return newest.saidOfTheAlarm();
    }

    /** Whether it is on, or over and not seen by anybody. */
    boolean isOpen() {
        return !(newest.standing().presence() instanceof Presence.Off);
    }

    boolean isOn() {
        return newest.standing().presence() instanceof Presence.On;
    }

    boolean hasCalled() {
        return calledAt != Long.MIN_VALUE;
    }

    /** Until when it is silenced, on the ward's clock, epoch milliseconds; {@link Long#MIN_VALUE} where it is not. */
    long silencedUntil() {
        return newest.standing().sound() instanceof Sound.Silenced silenced ? silenced.until() : Long.MIN_VALUE;
    }

    /** Whether somebody was called, nobody has answered, and the alarm is still there to be seen. */
    boolean isAwaited() {
        return isOpen()
                && hasCalled()
                && silencedUntil() == Long.MIN_VALUE
                && !(newest.standing().response() instanceof Response.Acknowledged);
    }
}
