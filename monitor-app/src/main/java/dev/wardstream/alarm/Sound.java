package dev.wardstream.alarm;

/**
 * Whether a person has paused an alarm's sound, and with it calls and escalation.
 *
 * <pre>
 *             silenced
 *   Audible ───────────► Silenced ◄─┐ silenced longer
 *      ▲                   │  └─────┘
 *      └───────────────────┘
 *        the time is over, or it rose in priority: a new matter
 * </pre>
 */
public sealed interface Sound {
    /** It sounds where nothing else hushes it. */
    record Audible() implements Sound {
        Silenced silenced(String by, long until, String reason) {
            return new Silenced(by, until, reason);
        }
    }

    /**
     * It is quiet for a while.
     *
     * @param by the pseudonym or role of who silenced it
     * @param until when it may sound again, on the ward's clock, epoch milliseconds
     */
    record Silenced(String by, long until, String reason) implements Sound {
        Silenced again(String next, long nextUntil, String nextReason) {
            return new Silenced(next, nextUntil, nextReason);
        }

        Audible over() {
            return new Audible();
        }
    }
}
