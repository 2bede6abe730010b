package dev.wardstream.ward;

/**
 * A patient's alarms call nobody for a while.
 *
 * @param until on the ward's clock, epoch milliseconds
 */
record Pause(long until, String by, String reason) {}
