package dev.wardstream.pipeline;

/** What changed a patient. */
enum Change {
    /** A sample alone, of which nothing came: it can be taken in again from its topic. */
    PLAIN_SAMPLE,
    /** A sample that led to a window, a score or an alert, or that came with a device that was taken off. */
    SAMPLE,
    /** What no device measured: a command, a notice, a device that was taken off, time. */
    OTHER
}
