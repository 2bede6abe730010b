package dev.wardstream.alarm;

import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.PatientId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What fires together for one patient: one matter, of which somebody is told once, with its alarms as parts. While any of
 * them calls and nobody answers, it is escalated level by level. Times are on the ward's clock, epoch milliseconds.
 */
final class Episode {
    private static final Comparator<Alarm> URGENCY = Comparator.comparing(Alarm::calledFor)
            .reversed()
            .thenComparing(alarm -> alarm.kind().isTechnical())
            .thenComparing(alarm -> alarm.latest().onset())
            .thenComparing(Alarm::id);

    private final long begunAt;
    private final String id;
    private final List<Alarm> alarms = new ArrayList<>(2);
    private long changedAt;
    private long calledAt = Long.MIN_VALUE;
    private Priority calledFor = Priority.LOW;
    /** Whether what was called for last was the patient's condition, and not a device's. */
    private boolean calledForPatient;

    private int level;
    /** When the level was first called for something as urgent as this: its time to answer runs from then. */
    private long steppedAt = Long.MIN_VALUE;

    private @Nullable String assignee;

    Episode(PatientId patient, long now) {
        this.begunAt = now;
        this.id = AlertIds.episode(patient, now);
        this.changedAt = now;
    }

    String id() {
        return id;
    }

    /** When its first alarm was raised. */
    long begunAt() {
        return begunAt;
    }

    /** Those that are on or latched. */
    List<Alarm> alarms() {
        return alarms;
    }

    /** Whether what fires now is a part of it. */
    boolean admits(long now, long together) {
        return now - changedAt <= together || alarms.stream().anyMatch(Alarm::isOn);
    }

    /** Whether all its alarms are off. */
    boolean isOver() {
        return alarms.isEmpty();
    }

    void add(Alarm alarm, long now) {
        alarms.add(alarm);
        changedAt = now;
    }

    /** Keeps what has become of an alarm; one that is off is a part of it no more. */
    void replace(Alarm before, Alarm after, long now) {
        int place = alarms.indexOf(before);
        if (after.isOff()) {
            alarms.remove(place);
        } else {
            alarms.set(place, after);
        }
        changedAt = Math.max(changedAt, now);
    }

    /** The most urgent alarm that calls and is not answered; null where there is none. */
    @Nullable Alarm leader() {
        return alarms.stream().filter(Alarm::isCalling).min(URGENCY).orElse(null);
    }

    /**
     * Whether somebody was called a moment ago for something at least as urgent, and has not answered. Who was called for a device knows
     * nothing of the patient.
     */
    boolean hasJustCalledFor(AlarmKind kind, Priority priority, long now, long together) {
        return leader() != null
                && (calledForPatient || kind.isTechnical())
                && priority.compareTo(calledFor) <= 0
                && now - calledAt <= together;
    }

    /**
     * Somebody is called: whoever is at it, or the first level where nobody is. Their time to answer runs anew only for what
     * is more urgent than all before: one alarm after the other must not put off the next level for ever.
     */
    void called(AlarmKind kind, Priority priority, long now) {
        Alarm leader = leader();
        if (leader == null) {
            level = 1;
            assignee = null;
        }
        if (leader == null || priority.compareTo(leader.calledFor()) > 0) {
            steppedAt = now;
        }
        calledFor = priority;
        calledForPatient = !kind.isTechnical();
        calledAt = now;
    }

    /** When the next level is called; {@link Held#NEVER} where nobody is waited for, or no level is left. */
    long escalationDue(Handling.Escalation escalation) {
        Alarm pressing = pressing(escalation);
        return pressing == null ? Held.NEVER : steppedAt + patience(pressing, escalation);
    }

    /** The alarm that calls the next level first; null where none does. Equipment must not stand before a patient here. */
    @Nullable Alarm pressing(Handling.Escalation escalation) {
        return alarms.stream()
                .filter(alarm -> alarm.isCalling() && patience(alarm, escalation) != Held.NEVER)
                .min(Comparator.<Alarm>comparingLong(alarm -> patience(alarm, escalation))
                        .thenComparing(URGENCY))
                .orElse(null);
    }

    private long patience(Alarm alarm, Handling.Escalation escalation) {
        return escalation.patience(alarm.kind(), alarm.calledFor(), level);
    }

    /** The most urgent alarm that calls and for which a level is left; null where there is none. */
    @Nullable Alarm leaderWithALevelLeft(Handling.Escalation escalation) {
        return alarms.stream()
                .filter(alarm -> alarm.isCalling() && level < escalation.levels(alarm.kind()))
                .min(URGENCY)
                .orElse(null);
    }

    /** Whether the level that was called knew of nothing yet at an instant: an answer from before is another level's. */
    boolean hasSteppedSince(long instant) {
        return steppedAt > instant;
    }

    long steppedAt() {
        return steppedAt;
    }

    void escalated(long now) {
        level++;
        assignee = null;
        steppedAt = now;
        changedAt = now;
    }

    void handedOver(String to, long now) {
        assignee = to;
        steppedAt = now;
        changedAt = now;
    }

    Standing standing(Alarm alarm, boolean calls) {
        return new Standing(
                id, alarm.presence(), alarm.response(), alarm.sound(), alarm.hush(), calls, level, assignee);
    }

    void writeTo(StateWriter out) {
        out.time(begunAt);
        out.time(changedAt);
        out.time(calledAt);
        out.symbol(calledFor);
        out.flag(calledForPatient);
        out.number(level);
        out.time(steppedAt);
        String other = assignee;
        out.present(other != null);
        if (other != null) {
            out.text(other);
        }
        out.list(alarms, AlarmCodec::write);
    }

    static Episode readFrom(StateReader in, PatientId patient) {
        Episode episode = new Episode(patient, in.time());
        episode.changedAt = in.time();
        episode.calledAt = in.time();
        episode.calledFor = in.symbol(Priority.class);
        episode.calledForPatient = in.flag();
        episode.level = (int) in.number();
        episode.steppedAt = in.time();
        episode.assignee = in.present() ? in.text() : null;
        episode.alarms.addAll(in.list(alarm -> AlarmCodec.read(alarm, patient)));
        return episode;
    }
}
