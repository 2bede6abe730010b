package dev.wardstream.handover;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.Presence;
import dev.wardstream.alarm.Priority;
import dev.wardstream.handover.Spell.Calling;
import dev.wardstream.handover.Spell.Reply;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One alarm, event by event, up to the end of a shift. Mutable. */
final class SpellFold {
    /** What calls for the first time, or for a new reason, as the alarm budget counts it. */
    private static final Set<Event> COUNTED = EnumSet.of(Event.RAISED, Event.PRIORITY_CHANGED, Event.SOUNDED);

    private static final Set<Event> REPLIES =
            EnumSet.of(Event.ACKNOWLEDGED, Event.DECLINED, Event.HANDED_OVER, Event.SILENCED, Event.CLEARED);

    private final Span span;
    private final List<Reply> replies = new ArrayList<>(1);
    private Alert newest;
    private Priority priority;
    private long over = Long.MAX_VALUE;
    private double peak = Double.NaN;
    private double limit = Double.NaN;
    private int calls;
    private long calledAt = Long.MIN_VALUE;
    /** When the call came that nobody has answered yet; {@link Long#MIN_VALUE} where none waits. */
    private long waitingSince = Long.MIN_VALUE;

    SpellFold(Span span, Alert first) {
        this.span = span;
        this.newest = first;
        this.priority = first.priority();
        take(first);
    }

    void take(Alert event) {
        newest = event;
        boolean isHere = event.standing().presence() instanceof Presence.On && event.event() != Event.CEASED;
        boolean isMost = event.priority().compareTo(priority) >= 0;
        if (isHere) {
            priority = isMost ? event.priority() : priority;
            reach(event.value());
        } else if (over == Long.MAX_VALUE) {
            over = event.at();
        }
        if ((isHere && isMost) || Double.isNaN(limit)) {
            limit = event.limit();
        }
        Alert.Peak worst = event.peak();
        if (worst != null) {
            reach(worst.value());
        }
        if (event.calls() && COUNTED.contains(event.event())) {
            called(event.receivedAt());
        }
        Alert.Answer answer = event.answer();
        if (answer != null && REPLIES.contains(event.event())) {
            answered(event, answer);
        }
    }

    private void called(long at) {
        calledAt = calledAt == Long.MIN_VALUE ? at : calledAt;
        waitingSince = waitingSince == Long.MIN_VALUE ? at : waitingSince;
        calls += span.has(at) ? 1 : 0;
    }

    private void answered(Alert event, Alert.Answer answer) {
        if (span.has(event.receivedAt())) {
            boolean waits = waitingSince != Long.MIN_VALUE;
            boolean handedOver = event.event() == Event.HANDED_OVER;
            replies.add(new Reply(
                    answer.command(),
                    event.event(),
                    answer.by(),
                    event.receivedAt(),
                    waits ? Math.max(0, event.receivedAt() - waitingSince) : -1,
                    handedOver ? event.standing().assignee() : null));
        }
        waitingSince = Long.MIN_VALUE;
    }

    /** Whether it was over, and seen, before the shift began. */
    boolean isOfBefore() {
        return over < span.from() && newest.standing().presence() instanceof Presence.Off;
    }

    String episode() {
        return newest.standing().episode();
    }

    Spell spell(Calling calling) {
        return new Spell(
                newest, priority, over, peak, limit, calls, calledAt, replies, span.has(waitingSince), calling);
    }

    private void reach(double value) {
        boolean isFurther = isLow(newest.kind()) ? value < peak : value > peak;
        if (isFurther || Double.isNaN(peak)) {
            peak = value;
        }
    }

    static boolean isLow(AlarmKind kind) {
        return kind.vital() != null && kind.name().endsWith("_LOW");
    }
}
