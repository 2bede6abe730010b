package dev.wardstream.alarm;

/**
 * One time that an alarm is on.
 *
 * @param onset when the condition began, event time, epoch milliseconds
 * @param raisedAt when it had held for the delay, event time
 * @param priority the highest so far: an alarm that is on never falls in priority, so that nobody misses what it was
 * @param value what was compared with the limit when that priority was reached
 * @param detail what the text needs beside the value, packed
 * @param announced whether it was told live; if not, it was found in late data and so far calls nobody
 */
record Episode(long onset, long raisedAt, Priority priority, double value, long detail, boolean announced) {
    /** This episode, risen in priority by newer evidence. */
    Episode risen(Priority reached, Evidence evidence) {
        return new Episode(onset, raisedAt, reached, evidence.value(), evidence.detail(), announced);
    }

    /** This episode, found in late data, told live by evidence that it goes on. */
    Episode announced(Priority reached, Evidence evidence) {
        return new Episode(onset, evidence.at(), reached, evidence.value(), evidence.detail(), true);
    }
}
