package dev.wardstream.notify;

/**
 * The alert's record that a call came of.
 *
 * @param appendedAt when the broker took it; wall clock, epoch milliseconds
 */
record Origin(int partition, long offset, long appendedAt) {}
