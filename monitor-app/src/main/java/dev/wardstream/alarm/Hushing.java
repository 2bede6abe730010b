package dev.wardstream.alarm;

import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.vitals.VitalSign;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Why an alarm of a patient does not sound by itself: what lasts longest comes first. */
final class Hushing {
    private final Handling handling;
    private final List<Episode> episodes;

    /** @param episodes the patient's, as they are at each moment */
    Hushing(Handling handling, List<Episode> episodes) {
        this.handling = handling;
        this.episodes = episodes;
    }

    /** Of an alarm that was raised or rose just now. */
    Hush of(Signal signal, Set<VitalSign> repeats, Episode episode, boolean paused, long now) {
        if (signal.kind().isTechnical() && signal.recurrence().comesAndGoes()) {
            return Hush.FLAPPING;
        }
        Hush held = isAwaited(signal) ? Hush.NONE : signal.basis().held();
        if (held == Hush.STANDS) {
            return held;
        }
        if (paused) {
            return Hush.PAUSED;
        }
        if (!repeats.isEmpty()) {
            return Hush.REPEATS;
        }
        return held == Hush.NONE ? togetherOrNone(signal.kind(), signal.priority(), episode, now) : held;
    }

    /** Of an alarm that was quiet for a while. */
    Hush again(Alarm alarm, Episode episode, boolean paused, long now) {
        if (alarm.hush() == Hush.FLAPPING && now < alarm.soundDue()) {
            return Hush.FLAPPING;
        }
        if (alarm.hush() == Hush.STANDS || (alarm.hush() == Hush.UNCONFIRMED && now < alarm.soundDue())) {
            return alarm.hush();
        }
        if (paused) {
            return Hush.PAUSED;
        }
        return repeats(alarm, alarm.priority())
                ? Hush.REPEATS
                : togetherOrNone(alarm.kind(), alarm.calledFor(), episode, now);
    }

    /** The vitals whose limit alarms have said it already; empty where it says more than they do. */
    Set<VitalSign> repeated(Signal signal) {
        return signal.basis().repeated(told(signal.priority()));
    }

    /** Whether limit alarms of a priority or a higher one still say what an alarm repeats. */
    boolean repeats(Alarm alarm, Priority priority) {
        return told(priority).stream().anyMatch(alarm.repeats()::contains);
    }

    /**
     * Whether a rise of an alarm says nothing beside the call for it that waits for an answer, or for a pause to be over: what
     * is more in it, a ventilator makes.
     */
    boolean isCalledFor(Alarm alarm, Signal signal) {
        return signal.basis().held() == Hush.STANDS && signal.basis().isVentilated() && alarm.isPending();
    }

    /** Whether somebody was called for the same matter, no less urgent, and nobody has answered: then nobody may know of it. */
    private boolean isAwaited(Signal signal) {
        return episodes.stream()
                .flatMap(episode -> episode.alarms().stream())
                .anyMatch(alarm -> alarm.latest().isSameMatter(signal.kind(), signal.about())
                        && alarm.isPending()
                        && (alarm.isOn() || comesBack(alarm, signal)));
    }

    /** What rose to where it was before stays to be seen, as it was; it has not come back, it was on already. */
    private static boolean comesBack(Alarm alarm, Signal signal) {
        return signal.event() == Event.RAISED
                && alarm.priority() == signal.priority()
                && signal.basis().standsWithoutVentilator();
    }

    private Hush togetherOrNone(AlarmKind kind, Priority priority, Episode episode, long now) {
        boolean together = episode.hasJustCalledFor(
                kind, priority, now, handling.together().toMillis());
        return together ? Hush.TOGETHER : Hush.NONE;
    }

    /** The vitals of which a limit alarm of this priority or a higher one is on, and was told. */
    private Set<VitalSign> told(Priority priority) {
        Set<VitalSign> told = EnumSet.noneOf(VitalSign.class);
        for (Episode episode : episodes) {
            for (Alarm alarm : episode.alarms()) {
                VitalSign vital = alarm.kind().vital();
                if (vital != null
                        && alarm.isOn()
                        && alarm.isHeard()
                        && alarm.priority().compareTo(priority) >= 0) {
                    told.add(vital);
                }
            }
        }
        return told;
    }
}
