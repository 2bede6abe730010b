package dev.wardstream.notify;

/** How the calls fare. */
public sealed interface NotifyHealth {
    /** Whoever was to be called was called. */
    record Ok() implements NotifyHealth {}

    /** @param cause what is wrong and, where somebody must act, what to do */
    record Degraded(String cause) implements NotifyHealth {}
}
