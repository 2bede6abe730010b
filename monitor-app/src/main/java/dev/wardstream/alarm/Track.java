package dev.wardstream.alarm;

import dev.wardstream.alarm.Phase.Clear;
import dev.wardstream.alarm.Phase.Past;
import dev.wardstream.alarm.Phase.Unknown;
import dev.wardstream.vitals.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * What one source says of a {@link Condition}: its last reading, and since when its readings show the condition to hold or to be
 * gone.
 */
final class Track {
    private Evidence evidence;
    private Phase phase;
    /** An alarm that its late data shows and nobody was told of; null while there is none. */
    private @Nullable Occurrence late;
    /** The worst since its readings are past the limit; null where none was. */
    private @Nullable Peak worst;

    Track(Evidence evidence, Phase phase, @Nullable Occurrence late, @Nullable Peak worst) {
        this.evidence = evidence;
        this.phase = phase;
        this.late = late;
        this.worst = worst;
    }

    /** A track that a first reading begins. */
    static Track begun(Finding finding, long since, Evidence evidence) {
        Peak worst = finding.holds() ? Peak.of(evidence) : null;
        return new Track(evidence, Unknown.NEVER_PAST.observed(finding, since), null, worst);
    }

    Evidence evidence() {
        return evidence;
    }

    DeviceId device() {
        return evidence.device();
    }

    Phase phase() {
        return phase;
    }

    @Nullable Occurrence late() {
        return late;
    }

    void found(@Nullable Occurrence occurrence) {
        late = occurrence;
    }

    /** For how long it holds; {@link Held#NOT} where it does not. */
    Held held() {
        return phase instanceof Past past ? past.held() : Held.NOT;
    }

    @Nullable Peak worst() {
        return worst;
    }

    /** The worst since its readings are past the limit. */
    Peak peak() {
        return worst == null ? Peak.of(evidence) : worst;
    }

    void observed(Finding finding, long since, Evidence next, Rule rule) {
        if (next.at() > evidence.standsUntil()) {
            phase = phase.expired(evidence.standsUntil());
        }
        if (finding.holds()) {
            worst = worst != null && held().holds() ? worst.or(next, rule) : Peak.of(next);
        }
        evidence = next;
        phase = phase.observed(finding, since);
    }

    /** From {@code at} on its last reading says nothing any more. */
    void doubted(long at) {
        phase = phase.expired(at);
    }

    /** An alarm is over: what was said in it counts no more. Late data that has not come so far goes on. */
    void settled() {
        if (evidence.live() || phase instanceof Clear) {
            phase = Unknown.NEVER_PAST;
        }
    }

    /** Whether nothing would be lost with it while no alarm is on. */
    boolean isIdle() {
        return late == null && !held().holds();
    }

    /** Whether its last word was that the condition is not gone, even if it stands no more. */
    boolean saidPast() {
        return phase instanceof Past || (phase instanceof Unknown unknown && unknown.pastUntil() != Long.MIN_VALUE);
    }

    /** Whether this tells more of an alarm that is on than another: it holds the alarm on and the other does not, or is newer. */
    boolean saysMoreThan(Track other) {
        return saidPast() == other.saidPast()
                ? evidence().at() > other.evidence().at()
                : saidPast();
    }

    /**
     * Until when this stands in the way of an alarm's end that another source's clear readings ask for: as long as its reading
     * stands, and no longer than theirs would, so that a round of the morning does not outweigh a monitor. {@link Held#NEVER} if
     * its reading is the newer one, {@link Long#MIN_VALUE} if it never was past the limit.
     */
    long inTheWayOf(Evidence clear) {
        if (phase instanceof Clear gone) {
            return gone.pastUntil();
        }
        if (!saidPast()) {
            return Long.MIN_VALUE;
        }
        // Late data of one source does not take back what another said live.
        if (!clear.live() || clear.at() < evidence.at()) {
            return Held.NEVER;
        }
        return phase instanceof Unknown unknown
                ? unknown.pastUntil()
                : Math.min(evidence.standsUntil(), evidence.at() + (clear.standsUntil() - clear.at()));
    }
}
