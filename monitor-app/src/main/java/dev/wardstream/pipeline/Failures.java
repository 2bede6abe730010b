package dev.wardstream.pipeline;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The latest failures of a monitor's threads: how lately, and how often. Safe for use by several threads. */
final class Failures {
    private static final long RECENT_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final long WINDOW_MILLIS = Duration.ofMinutes(5).toMillis();
    /** A broker that restarts costs each thread one or two; more than this is no passing trouble. */
    private static final int MOST_IN_WINDOW = 10;

    private record Failure(String message, long at) {}

    private final Deque<Failure> failures = new ArrayDeque<>();

    /**
     * Takes note of one.
     *
     * @param now epoch milliseconds
     * @return whether there were too many of late to go on
     */
    synchronized boolean add(String message, long now) {
        failures.addLast(new Failure(message, now));
        while (failures.getFirst().at() < now - WINDOW_MILLIS) {
            failures.removeFirst();
        }
        return failures.size() > MOST_IN_WINDOW;
    }

    /** The message of the last one, empty where it was more than a minute ago. */
    synchronized String recent(long now) {
        Failure last = failures.peekLast();
        return last == null || last.at() < now - RECENT_MILLIS ? "" : last.message();
    }
}
