package dev.wardstream.alarm;

/**
 * One time that an alarm is on.
 *
 * @param onset when the condition began, event time, epoch milliseconds
 * @param raisedAt when it had held for the delay at its priority, event time
 * @param since from when on the value was past the limit of that priority, event time
 * @param priority the highest so far: an alarm that is on never falls in priority, so that nobody misses what it was
 * @param value what was compared with the limit when that priority was reached
 * @param limit that was in force then; NaN where there is none
 * @param peak the worst of it so far
 * @param detail what the text needs beside the value, packed
 * @param announced whether it was told live; if not, it was found in late data and so far calls nobody
 * @param settle for how long the condition must be gone at least before the alarm ceases, milliseconds: more than the
 *     rule's delay where the alarm comes and goes
 */
record Occurrence(
        long onset,
        long raisedAt,
        long since,
        Priority priority,
        double value,
        double limit,
        Peak peak,
        long detail,
        boolean announced,
        long settle) {
    /** An alarm that a track's readings raise at {@code at}, so far told to nobody. */
    static Occurrence raised(long at, Priority priority, Track track, Rule rule) {
        Evidence evidence = track.evidence();
        Held held = track.held();
        return new Occurrence(
                held.low(),
                at,
                held.since(priority),
                priority,
                evidence.value(),
                rule.limit(priority),
                track.peak(),
                evidence.detail(),
                false,
                0);
    }

    /** The same, risen in priority by a track's readings. */
    Occurrence risen(long at, Priority reached, Track track, Rule rule) {
        long since = track.held().since(reached);
        Evidence evidence = track.evidence();
        // Another device's readings may be of a little earlier than those that raised it.
        long later = Math.max(at, raisedAt);
        return new Occurrence(
                onset,
                later,
                since,
                reached,
                evidence.value(),
                rule.limit(reached),
                peak.or(track.peak(), rule),
                evidence.detail(),
                announced,
                settle);
    }

    /** The same, found in late data, as a live reading of the same track shows it to go on. */
    Occurrence goingOn(Priority reached, Track track, Rule rule) {
        Evidence evidence = track.evidence();
        int change = reached.compareTo(priority);
        long from = change == 0 ? since : change > 0 ? track.held().since(reached) : onset;
        return new Occurrence(
                onset,
                evidence.at(),
                from,
                reached,
                evidence.value(),
                rule.limit(reached),
                peak.or(track.peak(), rule),
                evidence.detail(),
                false,
                0);
    }

    /** The same, told live under an onset of its own. */
    Occurrence announced(long ownOnset, long settling) {
        return new Occurrence(
                ownOnset, Math.max(raisedAt, ownOnset), since, priority, value, limit, peak, detail, true, settling);
    }

    /** The same, which a reading past the limit may have made worse. */
    Occurrence reaching(Evidence next, Rule rule) {
        return reaching(peak.or(next, rule));
    }

    Occurrence reaching(Peak worst) {
        return worst.equals(peak)
                ? this
                : new Occurrence(onset, raisedAt, since, priority, value, limit, worst, detail, announced, settle);
    }

    /** For how long the value had been past the limit of the priority when that was reached, milliseconds. */
    long held() {
        return raisedAt - since;
    }
}
