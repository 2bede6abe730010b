package dev.wardstream.alarm;

import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.Phase.Ceasing;
import dev.wardstream.alarm.Phase.On;
import dev.wardstream.alarm.Phase.Pending;
import dev.wardstream.alarm.Phase.Quiet;
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
        Episode episode = episode();
        if (episode != null) {
            long at = Math.max(evidence.at(), episode.announced() ? now : episode.raisedAt());
            out.over(rule, episode, evidence, at, now, rule.releasedText(evidence.device(), at - episode.onset()));
        }
        phase = Quiet.INSTANCE;
    }

    private @Nullable Episode episode() {
        if (phase instanceof On on) {
            return on.episode();
        }
        return phase instanceof Ceasing ceasing ? ceasing.episode() : null;
    }

    /** The event time of the next move that the standing reading leads to. */
    private long nextMove() {
        if (phase instanceof Pending pending) {
            return Math.max(pending.held().dueAny(rule.raiseDelay()), evidence.at());
        }
        if (phase instanceof Ceasing ceasing) {
            return Math.max(ceasing.since() + rule.ceaseDelay(), evidence.at());
        }
        if (phase instanceof On on) {
            return nextMove(on);
        }
        return Held.NEVER;
    }

    private long nextMove(On on) {
        if (!on.episode().announced() && evidence.live()) {
            return on.held().holds() ? evidence.at() : Held.NEVER;
        }
        if (on.episode().announced() && !evidence.live()) {
            return Held.NEVER;
        }
        long rise = on.held().dueAbove(on.episode().priority(), rule.raiseDelay());
        return rise == Held.NEVER ? Held.NEVER : Math.max(rise, evidence.at());
    }

    private void move(long at, long receivedAt, Announcements out) {
        if (phase instanceof Pending pending) {
            raise(pending, at, receivedAt, out);
        } else if (phase instanceof On on) {
            rise(on, at, receivedAt, out);
        } else if (phase instanceof Ceasing ceasing) {
            phase = ceasing.ceased();
            Episode episode = ceasing.episode();
            String text = rule.overText(evidence.value(), evidence.detail(), at - episode.onset());
            out.over(rule, episode, evidence, at, receivedAt, text);
        }
    }

    private void raise(Pending pending, long at, long receivedAt, Announcements out) {
        Priority reached = pending.held().reached(at, rule.raiseDelay());
        if (reached == null) {
            throw new IllegalStateException(rule.kind() + " is not due at " + at + ": " + pending);
        }
        On on = pending.raised(at, reached, evidence);
        phase = on;
        if (on.episode().announced()) {
            out.on(Event.RAISED, rule, on.episode(), evidence, at, receivedAt);
        }
    }

    private void rise(On on, long at, long receivedAt, Announcements out) {
        Priority held = on.held().reached(at, rule.raiseDelay());
        // What was past the extreme limit in late data, and is not so now, is announced for what it is now.
        Priority reached = held == null ? on.held().highest() : held;
        if (!evidence.live()) {
            phase = on.risen(reached, evidence);
            return;
        }
        boolean known = on.episode().announced();
        On moved = known ? on.risen(reached, evidence) : on.announced(reached, evidence);
        phase = moved;
        out.on(known ? Event.PRIORITY_CHANGED : Event.RAISED, rule, moved.episode(), evidence, at, receivedAt);
    }
}
