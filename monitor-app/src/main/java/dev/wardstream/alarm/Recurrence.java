package dev.wardstream.alarm;

/**
 * How often an alarm has come lately.
 *
 * @param times within the policy's time, this time included
 * @param settle for how long the condition must be gone at least before it ceases, milliseconds; 0 where the rule's own delay
 *     is enough
 */
record Recurrence(int times, long settle) {
    static final Recurrence FIRST = new Recurrence(1, 0);
}
