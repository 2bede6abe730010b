package dev.wardstream.access;

import java.util.function.BooleanSupplier;

/**
 * Who asked for an answer that goes on, such as an event stream.
 *
 * @param session the same object for all that was asked in one session, and nothing else
 * @param isEverybody whether this is whoever is on this machine, without signing in
 * @param lasting whether they may still have it: false once the session has ended
 */
public record Standing(User user, Object session, boolean isEverybody, BooleanSupplier lasting) {
    /** Whether they may still have it. */
    public boolean lasts() {
        return lasting.getAsBoolean();
    }
}
