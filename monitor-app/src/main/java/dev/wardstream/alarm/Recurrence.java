package dev.wardstream.alarm;

/**
 * How often an alarm has come lately.
 *
 * @param times within the policy's time, this time included
 * @param settle for how long the condition must be gone at least before it ceases, milliseconds; 0 where the rule's own delay
 *     is enough
 * @param within the time in which it was counted, milliseconds; what stays on for longer does not come and go
 */
record Recurrence(int times, long settle, long within) {
    static final Recurrence FIRST = new Recurrence(1, 0, 0);

    boolean comesAndGoes() {
        return settle > 0;
    }
}
