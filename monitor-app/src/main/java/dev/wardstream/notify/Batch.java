package dev.wardstream.notify;

import dev.wardstream.wire.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Calls to one person that are told together, on their way: by the person's first way, then by the next, until told. */
final class Batch {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Person person;
    private final List<Call> calls;
    private int way;
    private int attempts;
    private long firstTry;
    private long nextTry;
    private boolean hasFailedHere;
    private String lastFailure = "";
    private Backoff backoff = newBackoff();

    Batch(Person person, List<Call> calls, long now) {
        this.person = person;
        this.calls = new ArrayList<>(calls);
        this.firstTry = now;
        this.nextTry = now;
    }

    Person person() {
        return person;
    }

    /** Those that are still to be made; who withdraws one takes it out. */
    List<Call> calls() {
        return calls;
    }

    Way way() {
        return person.ways().get(way);
    }

    int attempts() {
        return attempts;
    }

    /** When it is to be tried, epoch milliseconds. */
    long nextTry() {
        return nextTry;
    }

    String lastFailure() {
        return lastFailure;
    }

    void trying() {
        attempts++;
    }

    /** Plans another attempt by the same way; returns false where its time is over. */
    boolean again(String why, Duration atLeast, Duration giveUpAfter, long now) {
        lastFailure = way().channel() + ": " + why;
        long end = firstTry + giveUpAfter.toMillis();
        if (now >= end) {
            return false;
        }
        long pause = Math.max(backoff.failed().toMillis(), atLeast.toMillis());
        nextTry = Math.min(now + pause, end);
        return true;
    }

    /** Goes on to the person's next way; returns false where there is none. */
    boolean nextWay(String why, long now) {
        lastFailure = way().channel() + ": " + why;
        if (way + 1 >= person.ways().size()) {
            return false;
        }
        way++;
        firstTry = now;
        nextTry = now;
        hasFailedHere = false;
        backoff = newBackoff();
        return true;
    }

    /** Whether this is the first failure by this way: only that one is logged. */
    boolean isFirstFailure() {
        boolean first = !hasFailedHere;
        hasFailedHere = true;
        return first;
    }

    private static Backoff newBackoff() {
        // Seeded by chance on purpose: what one outage held back must not all come at once.
        return new Backoff(LONGEST_PAUSE, new Random());
    }
}
