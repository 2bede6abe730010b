package dev.wardstream.alarm;

/**
 * Whether a person has seen an alarm.
 *
 * <pre>
 *             acknowledged
 *   Awaited ──────────────► Acknowledged
 *      ▲                         │
 *      └─────────────────────────┘
 *        it rose in priority: a new matter
 * </pre>
 *
 * Acknowledging stops calls and escalation, not the watch.
 */
public sealed interface Response {
    /** Nobody has answered. */
    record Awaited() implements Response {
        Acknowledged acknowledged(String by, long at, String comment) {
            return new Acknowledged(by, at, comment);
        }
    }

    /**
     * Somebody takes care of it.
     *
     * @param by their pseudonym or role
     * @param at when, on the ward's clock, epoch milliseconds
     * @param comment what they wrote; empty where nothing
     */
    record Acknowledged(String by, long at, String comment) implements Response {
        Awaited risen() {
            return new Awaited();
        }
    }
}
