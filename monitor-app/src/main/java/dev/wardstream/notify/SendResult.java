package dev.wardstream.notify;

import java.time.Duration;

/** What became of one attempt to send a message. */
sealed interface SendResult {
    /** The channel took it. */
    record Taken() implements SendResult {}

    /**
     * It may succeed later.
     *
     * @param why for the log; no secrets
     * @param atLeast the pause that the channel asks for, zero where it asks for none
     */
    record Again(String why, Duration atLeast) implements SendResult {
        Again(String why) {
            this(why, Duration.ZERO);
        }
    }

    /** This channel will never take it. */
    record Never(String why) implements SendResult {}
}
