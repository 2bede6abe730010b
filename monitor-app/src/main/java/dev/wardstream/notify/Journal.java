package dev.wardstream.notify;

import dev.wardstream.alarm.Priority;
import org.jspecify.annotations.Nullable;

/** Where it is written how far a call has come, and looked up. */
interface Journal {
    /** How far a call has come by what is on the log; null where it is not there. */
    @Nullable State stateOf(String key);

    /**
     * Writes it; a call in a state that is final is done with when the log has it.
     *
     * @param attempts how often it was tried so far
     * @param detail why; may be empty
     */
    void write(Call call, State state, Told told, int attempts, String detail);

    /**
     * What a person was told, or would have been.
     *
     * @param channel empty where none was tried
     */
    record Told(String channel, Priority priority, String text) {}
}
