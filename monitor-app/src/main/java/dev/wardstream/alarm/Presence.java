package dev.wardstream.alarm;

/**
 * Whether an alarm is there (after FHIR's DeviceAlert).
 *
 * <pre>
 *          ceased, and nobody has seen it      seen, or cleared
 *   On ──────────────────────────────► Latched ─────────────────► Off
 *    └──────────────────────────────────────────────────────────────┘
 *      ceased, and somebody has seen it, or it is of a kind that does not latch
 * </pre>
 *
 * An alarm that comes back is another alarm: there is no way back to On.
 */
public sealed interface Presence {
    /** The condition holds. */
    record On() implements Presence {
        /** @param latches whether the alarm stays until a person has seen it */
        Presence ceased(boolean latches) {
            return latches ? new Latched() : new Off();
        }

        /** It ends whatever its condition: the patient has left. */
        Off ended() {
            return new Off();
        }
    }

    /** The condition is gone; the alarm stays until a person has seen it. */
    record Latched() implements Presence {
        Off cleared() {
            return new Off();
        }
    }

    /** The alarm is over. */
    record Off() implements Presence {}
}
