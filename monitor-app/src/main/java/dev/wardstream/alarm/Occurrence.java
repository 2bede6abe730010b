package dev.wardstream.alarm;

/**
 * One time that an alarm is on.
 *
 * @param onset when the condition began, event time, epoch milliseconds
 * @param raisedAt when it had held for the delay at its priority, event time
 * @param priority the highest so far: an alarm that is on never falls in priority, so that nobody misses what it was
 * @param value what was compared with the limit when that priority was reached
 * @param detail what the text needs beside the value, packed
 * @param announced whether it was told live; if not, it was found in late data and so far calls nobody
 * @param settle for how long the condition must be gone at least before the alarm ceases, milliseconds: more than the
 *     rule's delay where the alarm comes and goes
 */
record Occurrence(
        long onset, long raisedAt, Priority priority, double value, long detail, boolean announced, long settle) {
    /** The same, risen in priority by newer evidence. */
    Occurrence risen(long at, Priority reached, Evidence evidence) {
        return new Occurrence(onset, at, reached, evidence.value(), evidence.detail(), announced, settle);
    }

    /** The same, found in late data, told live by evidence that it goes on. */
    Occurrence announced(Priority reached, Evidence evidence, long settling) {
        return new Occurrence(onset, evidence.at(), reached, evidence.value(), evidence.detail(), true, settling);
    }
}
