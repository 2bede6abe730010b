package dev.wardstream.alarm;

import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.Phase.Ceasing;
import dev.wardstream.alarm.Phase.On;
import dev.wardstream.alarm.Phase.Pending;
import dev.wardstream.alarm.Phase.Quiet;
import dev.wardstream.words.Said;
import org.jspecify.annotations.Nullable;

/**
 * One rule of one patient on its way from quiet to alarm and back.
 * <pre>
 *            past the limit              for the delay: RAISED
 *   Quiet ───────────────────► Pending ───────────────────────► On ◄──┐ past the extreme limit for
 *     ▲                           │                            │  ▲   │ the delay: PRIORITY_CHANGED
 *     │   inside, or the reading  │     inside by hysteresis   │  └───┘
 *     ◄─── no longer stands ──────┘                            ▼  ▲
 *     ▲                                                      Ceasing ── not so any more, or the
 *     └──────────── for the delay: CEASED ──────────────────────┘       reading no longer stands ──► On
 * </pre>
 * A condition moves in event time, and only by readings newer than the one that stands. Between two readings a live one's
 * clock goes on ({@link #due}); a late one's does not, the next reading says what happened up to it. What is raised by
 * late data is not announced: a live reading past the limit announces it, with its true onset; if it ceases before one comes,
 * its beginning and its end are told together, in retrospect. What is announced stays so: its end is told live.
 */
final class Condition {
    private final Rule rule;
    private Phase phase;
    private Evidence evidence;

    Condition(Rule rule, Phase phase, Evidence evidence) {
        this.rule = rule;
        this.phase = phase;
        this.evidence = evidence;
    }

    /** A condition that a first reading shows to hold since {@code since}. */
    static Condition begun(Rule rule, Finding finding, long since, Evidence evidence) {
        return new Condition(rule, Quiet.INSTANCE.observed(finding, since), evidence);
    }

    Rule rule() {
        return rule;
    }

    Phase phase() {
        return phase;
    }

    Evidence evidence() {
        return evidence;
    }

    boolean isQuiet() {
        return phase instanceof Quiet;
    }

    /** Whether an alarm is on, announced or not. */
    boolean isOn() {
        return phase instanceof On || phase instanceof Ceasing;
    }

    /** Takes in a newer reading, which shows the condition to hold, or to be gone, since {@code since}. */
    void observe(Finding finding, long since, Evidence next, Announcements out) {
        long until = Math.min(next.at(), evidence.standsUntil());
        for (long due = nextMove(); due <= until; due = nextMove()) {
            move(due, next.receivedAt(), out);
        }
        if (next.at() > evidence.standsUntil()) {
            phase = phase.expired();
        }
        evidence = next;
        phase = phase.observed(finding, since);
    }

    /** When, on the ward's clock, something happens without a further reading; {@link Held#NEVER} if nothing does. */
    long due() {
        long next = nextMove();
        return next == Held.NEVER ? Held.NEVER : evidence.onWardClock(next);
    }

    /** Makes the move that is due. */
    void fire(Announcements out) {
        long next = nextMove();
        move(next, evidence.onWardClock(next), out);
    }

    /** Ends whatever is on, because the device that says so was taken off at {@code now}, epoch milliseconds. */
    void release(long now, Announcements out) {
        Occurrence occurrence = occurrence();
        if (occurrence != null) {
            long at = Math.max(evidence.at(), occurrence.announced() ? now : occurrence.raisedAt());
            out.over(
                    rule, occurrence, evidence, at, now, rule.releasedText(evidence.device(), at - occurrence.onset()));
        }
        phase = Quiet.INSTANCE;
    }

    /** The sensor that the reading came from cannot be trusted any more: what has not been raised yet is not raised by it. */
    void doubt() {
        phase = phase.expired();
    }

    /** The priority at which an alarm is on that was told live; null where none is. */
    @Nullable Priority announcedAs() {
        Occurrence occurrence = occurrence();
        return occurrence != null && occurrence.announced() ? occurrence.priority() : null;
    }

    /** When the alarm that is on was raised, event time; {@link Held#NEVER} where none is. */
    long raisedAt() {
        Occurrence occurrence = occurrence();
        return occurrence == null ? Held.NEVER : occurrence.raisedAt();
    }

    /** The standing reading is so much worse, at the same priority, that the alarm is told again. */
    void worsened(Announcements out) {
        if (phase instanceof On on && on.occurrence().announced() && evidence.live()) {
            On moved = on.risen(evidence.at(), on.occurrence().priority(), evidence);
            phase = moved;
            out.on(
                    Event.PRIORITY_CHANGED,
                    rule,
                    moved.occurrence(),
                    evidence,
                    evidence.at(),
                    evidence.receivedAt(),
                    Recurrence.FIRST);
        }
    }

    private @Nullable Occurrence occurrence() {
        if (phase instanceof On on) {
            return on.occurrence();
        }
        return phase instanceof Ceasing ceasing ? ceasing.occurrence() : null;
    }

    /** The event time of the next move that the standing reading leads to. */
    private long nextMove() {
        if (phase instanceof Pending pending) {
            return Math.max(pending.held().dueAny(rule), evidence.at());
        }
        if (phase instanceof Ceasing ceasing) {
            long delay = Math.max(rule.ceaseDelay(), ceasing.occurrence().settle());
            return Math.max(ceasing.since() + delay, evidence.at());
        }
        if (phase instanceof On on) {
            return nextMove(on);
        }
        return Held.NEVER;
    }

    private long nextMove(On on) {
        if (!on.occurrence().announced() && evidence.live()) {
            return on.held().holds() ? evidence.at() : Held.NEVER;
        }
        if (on.occurrence().announced() && !evidence.live()) {
            return Held.NEVER;
        }
        long rise = on.held().dueAbove(on.occurrence().priority(), rule);
        return rise == Held.NEVER ? Held.NEVER : Math.max(rise, evidence.at());
    }

    private void move(long at, long receivedAt, Announcements out) {
        if (phase instanceof Pending pending) {
            raise(pending, at, receivedAt, out);
        } else if (phase instanceof On on) {
            rise(on, at, receivedAt, out);
        } else if (phase instanceof Ceasing ceasing) {
            phase = ceasing.ceased();
            Occurrence occurrence = ceasing.occurrence();
            Said text = rule.overText(evidence.value(), evidence.detail(), at - occurrence.onset());
            out.over(rule, occurrence, evidence, at, receivedAt, text);
        }
    }

    private void raise(Pending pending, long at, long receivedAt, Announcements out) {
        Priority reached = pending.held().reached(at, rule);
        if (reached == null) {
            throw new IllegalStateException(rule.kind() + " is not due at " + at + ": " + pending);
        }
        Recurrence recurrence =
                evidence.live() ? out.recurrence(rule.kind(), rule.about(), at, evidence.kind()) : Recurrence.FIRST;
        On on = pending.raised(at, reached, evidence, recurrence.settle());
        phase = on;
        if (on.occurrence().announced()) {
            out.on(Event.RAISED, rule, on.occurrence(), evidence, at, receivedAt, recurrence);
        }
    }

    private void rise(On on, long at, long receivedAt, Announcements out) {
        Priority held = on.held().reached(at, rule);
        // What was past the extreme limit in late data, and is not so now, is announced for what it is now.
        Priority reached = held == null ? on.held().highest() : held;
        if (!evidence.live()) {
            phase = on.risen(at, reached, evidence);
            return;
        }
        boolean known = on.occurrence().announced();
        Recurrence recurrence =
                known ? Recurrence.FIRST : out.recurrence(rule.kind(), rule.about(), at, evidence.kind());
        On moved = known ? on.risen(at, reached, evidence) : on.announced(reached, evidence, recurrence.settle());
        phase = moved;
        Event event = known ? Event.PRIORITY_CHANGED : Event.RAISED;
        out.on(event, rule, moved.occurrence(), evidence, at, receivedAt, recurrence);
    }
}
