package dev.wardstream.watch;

/** What a watcher sees, or fails to see; each with when, on the watcher's clock, epoch milliseconds. */
public sealed interface Sighting {
    long at();

    /** An instance said that it is there. */
    record Heard(Beat beat, long at) implements Sighting {}

    /** The brokers answer. */
    record BrokersAnswer(long at) implements Sighting {}

    /** No broker answers. */
    record NoBroker(String cause, long at) implements Sighting {}
}
