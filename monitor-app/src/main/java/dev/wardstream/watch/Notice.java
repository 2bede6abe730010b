package dev.wardstream.watch;

/**
 * What a watcher tells: that a trouble began, or is over.
 *
 * @param at on the watcher's clock, epoch milliseconds
 */
public record Notice(State state, Trouble trouble, long at) {

    /** How a trouble stands. */
    public enum State {
        BEGAN,
        OVER,
        /** No trouble, and nothing follows. */
        TOLD
    }
}
