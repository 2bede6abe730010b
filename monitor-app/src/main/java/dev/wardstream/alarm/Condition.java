package dev.wardstream.alarm;

import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.Phase.Clear;
import dev.wardstream.alarm.Phase.Past;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.words.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
 * A limit is judged by each device on a {@link Track} of its own, moved only by that device's readings: whichever has been past
 * the limit for the delay raises the alarm, or its priority, and it is one alarm. It ceases once a device has been clear for the
 * delay, and none that still stands has been otherwise within it. Any other rule has a single track, whoever speaks.
 *
 * <p>A track moves in event time, and only by readings newer than the one that stands. Between two readings a live one's
 * clock goes on ({@link #due}); a late one's does not, the next reading says what happened up to it. What is raised by
 * late data is not announced: a live reading of the same track past the limit announces it, with its true onset; if it ceases
 * before one comes, its beginning and its end are told together, in retrospect. What is announced stays so: its end is told live.
 */
final class Condition {
    private final Rule rule;
    private final List<Track> tracks = new ArrayList<>(1);
    /** The alarm that is on and was announced; null while there is none. */
    private @Nullable Occurrence occurrence;

    Condition(Rule rule, List<Track> tracks, @Nullable Occurrence occurrence) {
        this.rule = rule;
        this.tracks.addAll(tracks);
        this.occurrence = occurrence;
    }

    /** A condition that a first reading shows to hold since {@code since}. */
    static Condition begun(Rule rule, Finding finding, long since, Evidence evidence) {
        return new Condition(rule, List.of(Track.begun(finding, since, evidence)), null);
    }

    /** The same, judged by another policy from here on. */
    Condition under(AlarmPolicy next) {
        return new Condition(rule.under(next), tracks, occurrence);
    }

    Rule rule() {
        return rule;
    }

    List<Track> tracks() {
        return tracks;
    }

    @Nullable Occurrence occurrence() {
        return occurrence;
    }

    boolean isQuiet() {
        return occurrence == null && tracks.isEmpty();
    }

    /** Whether an alarm is on, announced or not. */
    boolean isOn() {
        if (occurrence != null) {
            return true;
        }
        for (int i = 0; i < tracks.size(); i++) {
            if (tracks.get(i).late() != null) {
                return true;
            }
        }
        return false;
    }

    /** The newest reading of a device that holds the alarm on, or else of any; null where none is kept. */
    @Nullable Evidence newest() {
        Track newest = null;
        for (Track track : tracks) {
            if (newest == null || track.saysMoreThan(newest)) {
                newest = track;
            }
        }
        return newest == null ? null : newest.evidence();
    }

    /** Takes in a newer reading, which shows the condition to hold, or to be gone, since {@code since}. */
    void observe(Finding finding, long since, Evidence next, Announcements out) {
        Track track = trackOf(next.device());
        if (track == null) {
            if (occurrence != null || finding.holds()) {
                tracks.add(Track.begun(finding, since, next));
                reach(finding, next);
            }
            return;
        }
        long until = Math.min(next.at(), track.evidence().standsUntil());
        for (long due = nextMove(track); due <= until; due = nextMove(track)) {
            move(track, due, next.receivedAt(), out);
        }
        track.observed(finding, since, next, rule);
        reach(finding, next);
        if (track.late() != null && finding.holds()) {
            track.found(track.late().reaching(next, rule));
        }
        dropIdle();
    }

    /** What an alarm that is on has reached by a reading of its time. */
    private void reach(Finding finding, Evidence next) {
        if (occurrence != null && finding.holds() && next.at() >= occurrence.onset()) {
            occurrence = occurrence.reaching(next, rule);
        }
    }

    /** The worst of the alarm that is on and began at {@code onset}; null where it is not on. */
    @Nullable Peak peak(long onset) {
        return occurrence == null || occurrence.onset() != onset ? null : occurrence.peak();
    }

    /** When, on the ward's clock, something happens without a further reading; {@link Held#NEVER} if nothing does. */
    long due() {
        long due = Held.NEVER;
        for (int i = 0; i < tracks.size(); i++) {
            due = Math.min(due, due(tracks.get(i)));
        }
        return due;
    }

    /** Makes the move that is due first. */
    void fire(Announcements out) {
        long due = due();
        for (Track track : tracks) {
            if (lapse(track) == due) {
                lapse(track.evidence(), due, out);
                break;
            }
            if (due(track) == due) {
                move(track, nextMove(track), due, out);
                break;
            }
        }
        dropIdle();
    }

    /** The priority at which an alarm is on that was told live; null where none is. */
    @Nullable Priority announcedAs() {
        return occurrence == null ? null : occurrence.priority();
    }

    /** When the alarm that is on and was told live was raised, event time; {@link Held#NEVER} where none is. */
    long raisedAt() {
        return occurrence == null ? Held.NEVER : occurrence.raisedAt();
    }

    /** The standing reading of a condition that is not per device is so much worse, at the same priority, that it is told again. */
    void worsened(Announcements out) {
        Track track = tracks.isEmpty() ? null : tracks.get(0);
        if (occurrence != null
                && track != null
                && track.saidPast()
                && track.evidence().live()) {
            Evidence evidence = track.evidence();
            rise(occurrence, occurrence.priority(), track, evidence.at(), evidence.receivedAt(), out);
        }
    }

    /**
     * A device was taken off at {@code now}, epoch milliseconds: what it says ends, and with it whatever is on, unless another
     * device has not said that it is over.
     */
    void release(DeviceId device, long now, Announcements out) {
        Track track = trackOf(device);
        if (track == null || !(track.device().equals(device) || rule.concerns(device))) {
            return;
        }
        tracks.remove(track);
        Evidence evidence = track.evidence();
        Occurrence unannounced = track.late();
        if (unannounced != null) {
            releaseTold(unannounced, device, evidence, Math.max(evidence.at(), unannounced.raisedAt()), now, out);
        }
        if (occurrence != null && !isKeptOn()) {
            releaseTold(occurrence, device, evidence, Math.max(evidence.at(), now), now, out);
            over();
        }
        dropIdle();
    }

    private void releaseTold(
            Occurrence ended, DeviceId device, Evidence evidence, long at, long now, Announcements out) {
        out.over(rule, ended, evidence, at, now, rule.releasedText(ended, device, at - ended.onset()));
    }

    /** From {@code at} on a device cannot be trusted: what it said before, and is not raised yet, is not raised. */
    void doubt(DeviceId device, long at) {
        for (Track track : tracks) {
            Evidence evidence = track.evidence();
            boolean ofSensor = track.device().equals(device) && !rule.holdsWithoutSensor(evidence.detail());
            if (ofSensor && evidence.at() <= at) {
                track.doubted(at);
            }
        }
        dropIdle();
    }

    /** Whether a track is left that holds the alarm on, or will end it by itself. */
    private boolean isKeptOn() {
        for (Track track : tracks) {
            if (track.saidPast() || due(track) != Held.NEVER) {
                return true;
            }
        }
        return false;
    }

    /** The track that a device's readings are on. */
    private @Nullable Track trackOf(DeviceId device) {
        for (int i = 0; i < tracks.size(); i++) {
            Track track = tracks.get(i);
            if (!rule.isPerDevice() || track.device().equals(device)) {
                return track;
            }
        }
        return null;
    }

    private void dropIdle() {
        if (occurrence == null) {
            tracks.removeIf(Track::isIdle);
        }
    }

    private long due(Track track) {
        long next = nextMove(track);
        return Math.min(next == Held.NEVER ? Held.NEVER : track.evidence().onWardClock(next), lapse(track));
    }

    /** When, on the ward's clock, an alarm is over because nothing that could end it was measured for so long. */
    private long lapse(Track track) {
        return occurrence == null || !rule.lapses()
                ? Held.NEVER
                : lapsesAt(occurrence, track.evidence())
                        + track.evidence().receivedAt()
                        - track.evidence().at();
    }

    /** The same in event time. */
    private long lapsesAt(Occurrence on, Evidence evidence) {
        return evidence.standsUntil() + Math.max(rule.ceaseDelay(), on.settle());
    }

    private void lapse(Evidence evidence, long due, Announcements out) {
        Occurrence ending = Objects.requireNonNull(occurrence);
        long end = lapsesAt(ending, evidence);
        Evidence nothing = evidence.lapsed();
        out.over(rule, ending, nothing, end, due, rule.overText(ending, nothing, end - ending.onset(), false));
        over();
    }

    /** The event time of the next move that a track's standing reading leads to. */
    private long nextMove(Track track) {
        if (track.phase() instanceof Clear clear) {
            return nextEnd(track, clear);
        }
        if (!(track.phase() instanceof Past past)) {
            return Held.NEVER;
        }
        Evidence evidence = track.evidence();
        if (track.late() != null && evidence.live()) {
            return past.held().holds() ? evidence.at() : Held.NEVER;
        }
        Occurrence on = evidence.live() ? occurrence : track.late();
        long due = on == null ? past.held().dueAny(rule) : past.held().dueAbove(on.priority(), rule);
        long next = due == Held.NEVER ? Held.NEVER : Math.max(due, evidence.at());
        boolean told = !evidence.live() && on == null && occurrence != null && next >= occurrence.onset();
        // What late data shows of the time of an alarm that is on, that alarm says already.
        return told ? Held.NEVER : next;
    }

    private long nextEnd(Track track, Clear clear) {
        Occurrence ending = track.late() == null ? occurrence : track.late();
        if (ending == null) {
            return Held.NEVER;
        }
        long from = clear.since();
        for (int i = 0; track.late() == null && i < tracks.size(); i++) {
            if (tracks.get(i) != track) {
                from = Math.max(from, tracks.get(i).inTheWayOf(track.evidence()));
            }
        }
        long delay = Math.max(rule.ceaseDelay(), ending.settle());
        return from == Held.NEVER
                ? Held.NEVER
                : Math.max(from + delay, track.evidence().at());
    }

    private void move(Track track, long at, long receivedAt, Announcements out) {
        Occurrence found = track.late();
        if (track.phase() instanceof Clear) {
            cease(track, at, receivedAt, out);
        } else if (found != null) {
            goOn(track, found, at, receivedAt, out);
        } else if (occurrence != null && track.evidence().live()) {
            rise(occurrence, reached(track, at), track, at, receivedAt, out);
        } else {
            raise(track, at, receivedAt, out);
        }
    }

    private void rise(Occurrence on, Priority reached, Track track, long at, long receivedAt, Announcements out) {
        Occurrence risen = on.risen(at, reached, track, rule);
        occurrence = risen;
        Event event = Event.PRIORITY_CHANGED;
        out.on(event, rule, risen, track.evidence(), risen.raisedAt(), receivedAt, Recurrence.FIRST);
    }

    private void raise(Track track, long at, long receivedAt, Announcements out) {
        Evidence evidence = track.evidence();
        Occurrence raised = Occurrence.raised(at, reached(track, at), track, rule);
        if (evidence.live()) {
            announce(raised, track, at, receivedAt, out);
        } else {
            track.found(raised);
        }
    }

    /** What was found in late data goes on: in more of it, or live. */
    private void goOn(Track track, Occurrence found, long at, long receivedAt, Announcements out) {
        if (!track.evidence().live()) {
            track.found(found.risen(at, reached(track, at), track, rule));
            return;
        }
        track.found(null);
        // Where another device has raised the alarm meanwhile, it says so already.
        if (occurrence == null) {
            announce(found.goingOn(reached(track, at), track, rule), track, at, receivedAt, out);
        }
    }

    private void announce(Occurrence raised, Track track, long at, long receivedAt, Announcements out) {
        Evidence evidence = track.evidence();
        long onset = out.ownOnset(rule, raised.onset());
        Recurrence recurrence = out.recurrence(rule, onset, at, evidence.kind());
        occurrence = raised.announced(onset, recurrence.settle());
        out.on(Event.RAISED, rule, occurrence, evidence, Math.max(at, onset), receivedAt, recurrence);
    }

    private void cease(Track track, long at, long receivedAt, Announcements out) {
        Occurrence ending = track.late() == null ? occurrence : track.late();
        if (ending == null) {
            throw new IllegalStateException(rule.kind() + " is not on, and cannot cease");
        }
        Evidence evidence = track.evidence();
        long end = Math.max(at, ending.raisedAt());
        Said text = rule.overText(ending, evidence, end - ending.onset(), out.areSeveral(rule, end));
        out.over(rule, ending, evidence, end, receivedAt, text);
        if (track.late() == null) {
            over();
        } else {
            track.found(null);
        }
    }

    /** The alarm that was on is over, and nothing said in it counts any more. */
    private void over() {
        occurrence = null;
        tracks.forEach(Track::settled);
    }

    /** The priority that a track's readings call for: what was past the extreme limit in late data only is told for what it is now. */
    private Priority reached(Track track, long at) {
        Priority reached = track.held().reached(at, rule);
        return reached == null ? track.held().highest() : reached;
    }
}
