package dev.wardstream.alarm;

import dev.wardstream.alarm.Alert.Answer;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.Sound.Silenced;
import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one patient's alarms once detection has raised them: which of them sound, which say what others have said,
 * who is called, and what is over. All times are on the ward's clock, epoch milliseconds.
 */
final class Episodes {
    private final PatientId patient;
    private final Handling handling;
    private final Hushing hushing;
    private final List<Episode> episodes = new ArrayList<>(1);
    private Endings endings;
    /** {@link Held#NEVER} while alarms are not paused. */
    private long pausedUntil = Held.NEVER;

    Episodes(PatientId patient, Handling handling) {
        this.patient = patient;
        this.handling = handling;
        this.hushing = new Hushing(handling, episodes);
        this.endings = new Endings(patient);
    }

    /** An alarm and the episode that it is a part of. */
    record Part(Episode episode, Alarm alarm) {}

    /** What detection says, as an alarm. */
    void take(Signal signal, long now, Telling out) {
        episodes.removeIf(episode ->
                episode.isOver() && !episode.admits(now, handling.together().toMillis()));
        if (signal.retrospective()) {
            out.past(signal);
            return;
        }
        Part known = find(signal.id());
        if (signal.event() == Event.CEASED) {
            ceased(known, signal, now, out);
        } else if (known == null) {
            raised(signal, now, out);
        } else {
            risen(known, signal, now, out);
        }
    }

    private void raised(Signal signal, long now, Telling out) {
        Episode episode = open(now);
        Set<VitalSign> repeats = hushing.repeated(signal);
        Hush hush = hushing.of(signal, repeats, episode, isPaused(), now);
        supersede(signal, hush, now, out);
        if (hush == Hush.NONE) {
            episode.called(signal.kind(), signal.priority(), now);
        }
        Alarm alarm = untilItStays(signal, Alarm.raised(signal, hush, repeats, now), now);
        episode.add(alarm, now);
        out.signalled(alarm, episode, hush == Hush.NONE);
    }

    private void risen(Part known, Signal signal, long now, Telling out) {
        if (hushing.isCalledFor(known.alarm(), signal)) {
            Alarm grown = known.alarm().grown(signal);
            known.episode().replace(known.alarm(), grown, now);
            out.signalled(grown, known.episode(), false);
            return;
        }
        Set<VitalSign> repeats = hushing.repeated(signal);
        Hush hush = hushing.of(signal, repeats, known.episode(), isPaused(), now);
        supersede(signal, hush, now, out);
        if (hush == Hush.NONE) {
            known.episode().called(signal.kind(), signal.priority(), now);
        }
        Alarm alarm = untilItStays(signal, known.alarm().risen(signal, hush, repeats, now), now);
        known.episode().replace(known.alarm(), alarm, now);
        out.signalled(alarm, known.episode(), hush == Hush.NONE);
    }

    /** What comes and goes, or one reading says, is quiet until it stays: what stays for good must not be lost. */
    private static Alarm untilItStays(Signal signal, Alarm alarm, long now) {
        return switch (alarm.hush()) {
            case FLAPPING -> alarm.toSoundAt(now + signal.recurrence().within());
            case UNCONFIRMED -> alarm.toSoundAt(now + signal.basis().soundsAfter());
            default -> alarm;
        };
    }

    private void ceased(@Nullable Part known, Signal signal, long now, Telling out) {
        if (known == null) {
            out.past(signal);
            return;
        }
        Alarm alarm = known.alarm().ceased(signal, handling.latching());
        known.episode().replace(known.alarm(), alarm, now);
        if (alarm.isOff()) {
            endings.ceased(alarm, known.episode(), now);
        }
        out.signalled(alarm, known.episode(), false);
        wakeRepeats(now);
    }

    /**
     * An alarm that comes back, no less urgent, takes the place of what is left of it from the time before; one that calls nobody
     * because it is no news does not: what nobody has seen is still to be seen.
     */
    private void supersede(Signal signal, Hush hush, long now, Telling out) {
        if (hush == Hush.STANDS) {
            return;
        }
        for (Part part : parts()) {
            boolean same = part.alarm().latest().isSameMatter(signal.kind(), signal.about());
            if (same
                    && part.alarm().isLatched()
                    && signal.priority().compareTo(part.alarm().priority()) >= 0) {
                clear(part, null, now, out);
            }
        }
    }

    private Episode open(long now) {
        Episode newest = episodes.isEmpty() ? null : episodes.get(episodes.size() - 1);
        if (newest != null && newest.admits(now, handling.together().toMillis())) {
            return newest;
        }
        Episode episode = new Episode(patient, now);
        episodes.add(episode);
        return episode;
    }

    /** What only repeated others is to sound, if it stays on once they are gone. */
    private void wakeRepeats(long now) {
        for (Part part : parts()) {
            Alarm alarm = part.alarm();
            boolean alone = alarm.isOn()
                    && alarm.hush() == Hush.REPEATS
                    && alarm.soundDue() == Held.NEVER
                    && !hushing.repeats(alarm, Priority.LOW);
            if (alone) {
                long due = now + handling.together().toMillis();
                part.episode().replace(alarm, alarm.toSoundAt(due), now);
            }
        }
    }

    /** When something happens without a signal; {@link Held#NEVER} if nothing does. */
    long nextDue() {
        long due = pausedUntil;
        for (int i = 0; i < episodes.size(); i++) {
            Episode episode = episodes.get(i);
            if (!isPaused()) {
                due = Math.min(due, episode.escalationDue(handling.escalation()));
            }
            for (int j = 0; j < episode.alarms().size(); j++) {
                due = Math.min(due, soundDue(episode.alarms().get(j)));
            }
        }
        return due;
    }

    /** Does all that is due by {@code now}. */
    void fire(long now, Telling out) {
        if (pausedUntil <= now) {
            resume(now, out);
        }
        for (Part part : parts()) {
            if (soundDue(part.alarm()) <= now) {
                sound(part, now, out);
            }
        }
        for (Episode episode : episodes) {
            Alarm pressing = episode.pressing(handling.escalation());
            if (!isPaused() && pressing != null && episode.escalationDue(handling.escalation()) <= now) {
                escalate(episode, pressing, null, now, out);
            }
        }
    }

    private static long soundDue(Alarm alarm) {
        if (!alarm.isOn()) {
            return Held.NEVER;
        }
        return alarm.sound() instanceof Silenced silenced ? silenced.until() : alarm.soundDue();
    }

    /** An alarm may sound again; if it was answered meanwhile, it has no reason to. */
    private void sound(Part part, long now, Telling out) {
        Alarm alarm = part.alarm();
        if (!alarm.isAwaited()) {
            part.episode().replace(alarm, alarm.sounded(Hush.NONE, alarm.newsAt(), now), now);
            return;
        }
        Hush hush = hushing.again(alarm, part.episode(), isPaused(), now);
        boolean calls = hush == Hush.NONE;
        if (calls) {
            part.episode().called(alarm.kind(), alarm.calledFor(), now);
        }
        Alarm sounding = alarm.sounded(hush, calls ? now : alarm.newsAt(), now);
        part.episode().replace(alarm, sounding, now);
        out.happened(Event.SOUNDED, sounding, part.episode(), calls, now, null);
    }

    void escalate(Episode episode, Alarm pressing, @Nullable Answer answer, long now, Telling out) {
        episode.escalated(now);
        out.happened(Event.ESCALATED, pressing, episode, true, now, answer);
    }

    boolean isPaused() {
        return pausedUntil != Held.NEVER;
    }

    /** Nobody is called until an instant. */
    void pause(long until) {
        pausedUntil = until;
        for (Part part : parts()) {
            if (part.alarm().isCalling()) {
                part.episode()
                        .replace(
                                part.alarm(),
                                part.alarm().hushed(Hush.PAUSED),
                                part.alarm().newsAt());
            }
        }
    }

    /** A pause is over: what is on and not seen calls now. */
    void resume(long now, Telling out) {
        pausedUntil = Held.NEVER;
        for (Part part : parts()) {
            if (part.alarm().isOn() && part.alarm().hush() == Hush.PAUSED) {
                sound(part, now, out);
            }
        }
    }

    /** The alarms that an id means, its own or its episode's, as far as they are not over. */
    List<Part> meant(String id) {
        return parts().stream()
                .filter(part ->
                        part.alarm().id().equals(id) || part.episode().id().equals(id))
                .toList();
    }

    void clear(Part part, @Nullable Answer answer, long now, Telling out) {
        change(part, part.alarm().cleared(), Event.CLEARED, answer, now, out);
    }

    /** Ends every alarm: the patient has left. */
    void endAll(@Nullable Answer answer, long now, Telling out) {
        for (Part part : parts()) {
            Alarm ended = part.alarm().ended();
            part.episode().replace(part.alarm(), ended, now);
            endings.left(ended, part.episode(), answer, now);
            out.happened(Event.CLEARED, ended, part.episode(), false, now, answer);
        }
        episodes.clear();
        pausedUntil = Held.NEVER;
    }

    /** What became of an alarm or episode that is over, by its id; null where that is not remembered. */
    @Nullable Said ending(String id) {
        return endings.of(id);
    }

    void change(Part part, Alarm next, Event event, @Nullable Answer answer, long now, Telling out) {
        part.episode().replace(part.alarm(), next, now);
        if (next.isOff()) {
            endings.ended(next, part.episode(), answer, now);
        }
        out.happened(event, next, part.episode(), false, now, answer);
    }

    private @Nullable Part find(String id) {
        return parts().stream()
                .filter(part -> part.alarm().id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (Episode episode : episodes) {
            episode.alarms().forEach(alarm -> parts.add(new Part(episode, alarm)));
        }
        return parts;
    }

    void writeTo(StateWriter out) {
        out.time(pausedUntil);
        out.list(episodes, Episode::writeTo);
        endings.writeTo(out);
    }

    static Episodes readFrom(StateReader in, PatientId patient, Handling handling) {
        Episodes all = new Episodes(patient, handling);
        all.pausedUntil = in.time();
        all.episodes.addAll(in.list(episode -> Episode.readFrom(episode, patient)));
        all.endings = Endings.readFrom(in, patient);
        return all;
    }
}
