package dev.wardstream.alarm;

import dev.wardstream.alarm.Presence.Latched;
import dev.wardstream.alarm.Presence.Off;
import dev.wardstream.alarm.Presence.On;
import dev.wardstream.alarm.Response.Acknowledged;
import dev.wardstream.alarm.Response.Awaited;
import dev.wardstream.alarm.Sound.Audible;
import dev.wardstream.alarm.Sound.Silenced;
import dev.wardstream.vitals.VitalSign;
import java.util.Set;

/**
 * One alarm from raised to off: whether it is there, whether a person has seen it and whether it sounds, each a fact of its
 * own.
 *
 * @param latest what detection said of it last
 * @param repeats the vitals whose limit alarms say the same, where it is hushed for that
 * @param calledFor the priority that people are called with: the alarm's, but where it rose by what is no news
 * @param newsAt when there was last anything new to see in it, on the ward's clock: an answer given before is not an answer
 * @param soundDue when it is to sound after all, on the ward's clock; {@link Held#NEVER} where it is not hushed for a time
 */
record Alarm(
        Signal latest,
        Presence presence,
        Response response,
        Sound sound,
        Hush hush,
        Set<VitalSign> repeats,
        Priority calledFor,
        long newsAt,
        long soundDue) {

    static Alarm raised(Signal signal, Hush hush, Set<VitalSign> repeats, long now) {
        return new Alarm(
                signal, new On(), new Awaited(), new Audible(), hush, repeats, signal.priority(), now, Held.NEVER);
    }

    String id() {
        return latest.id();
    }

    AlarmKind kind() {
        return latest.kind();
    }

    Priority priority() {
        return latest.priority();
    }

    boolean isOn() {
        return presence instanceof On;
    }

    boolean isLatched() {
        return presence instanceof Latched;
    }

    boolean isOff() {
        return presence instanceof Off;
    }

    /** Whether it is there and nobody has seen it. */
    boolean isAwaited() {
        return !isOff() && response instanceof Awaited;
    }

    /** Whether somebody was called for it and has not answered, or is called once a pause is over. */
    boolean isPending() {
        return isAwaited() && (isHeard() || hush == Hush.PAUSED);
    }

    /** Whether it is on and calls until somebody answers. */
    boolean isCalling() {
        return isOn() && isAwaited() && sound instanceof Audible && isHeard();
    }

    /** A rise in priority is a new matter, whoever has seen or silenced the alarm before. */
    Alarm risen(Signal signal, Hush next, Set<VitalSign> nextRepeats, long now) {
        Response unseen = response instanceof Acknowledged seen ? seen.risen() : response;
        Sound loud = sound instanceof Silenced silenced ? silenced.over() : sound;
        return new Alarm(signal, presence, unseen, loud, next, nextRepeats, signal.priority(), now, Held.NEVER);
    }

    /** A rise by what is no news changes nothing of the call that waits for an answer. */
    Alarm grown(Signal signal) {
        return new Alarm(signal, presence, response, sound, hush, repeats, calledFor, newsAt, soundDue);
    }

    Alarm ceased(Signal signal, Handling.Latching latching) {
        boolean latches = isAwaited() && isHeard() && latching.latches(kind(), priority());
        Presence next = presence instanceof On on ? on.ceased(latches) : presence;
        return new Alarm(signal, next, response, sound, hush, repeats, calledFor, newsAt, Held.NEVER);
    }

    Alarm acknowledged(String by, long now, String comment) {
        if (!(response instanceof Awaited awaited)) {
            return this;
        }
        Presence next = presence instanceof Latched latched ? latched.cleared() : presence;
        return new Alarm(
                latest,
                next,
                awaited.acknowledged(by, now, comment),
                sound,
                hush,
                repeats,
                calledFor,
                newsAt,
                soundDue);
    }

    Alarm silenced(String by, long until, String reason) {
        Silenced next = sound instanceof Silenced before
                ? before.again(by, until, reason)
                : new Audible().silenced(by, until, reason);
        return new Alarm(latest, presence, response, next, hush, repeats, calledFor, newsAt, soundDue);
    }

    /** A silence is over, or what hushed it has changed; what is still to come of it stays. */
    Alarm sounded(Hush next, long nextNewsAt, long now) {
        Sound loud = sound instanceof Silenced silenced ? silenced.over() : sound;
        long due = soundDue > now ? soundDue : Held.NEVER;
        return new Alarm(latest, presence, response, loud, next, repeats, calledFor, nextNewsAt, due);
    }

    Alarm hushed(Hush next) {
        return new Alarm(latest, presence, response, sound, next, repeats, calledFor, newsAt, soundDue);
    }

    Alarm toSoundAt(long due) {
        return new Alarm(latest, presence, response, sound, hush, repeats, calledFor, newsAt, due);
    }

    Alarm cleared() {
        return presence instanceof Latched latched ? with(latched.cleared()) : this;
    }

    /** It ends whatever its condition. */
    Alarm ended() {
        return presence instanceof On on ? with(on.ended()) : cleared();
    }

    /** Whether somebody was called for it, alone or together with others. */
    boolean isHeard() {
        return hush == Hush.NONE || hush == Hush.TOGETHER;
    }

    private Alarm with(Presence next) {
        return new Alarm(latest, next, response, sound, hush, repeats, calledFor, newsAt, soundDue);
    }
}
