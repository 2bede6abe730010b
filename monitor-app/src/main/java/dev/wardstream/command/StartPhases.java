package dev.wardstream.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the seconds of a start are spent on, from when the command begins until beds are watched. */
final class StartPhases {
    private final long begunAt;
    private final List<String> phases = new ArrayList<>();
    private long endedAt;

    /** @param now nanoseconds of {@link System#nanoTime} */
    StartPhases(long now) {
        this.begunAt = now;
        this.endedAt = now;
    }

    /** A phase is over, which began when the one before it was. */
    void end(String phase, long now) {
        phases.add(phase + " " + seconds(now - endedAt));
        endedAt = now;
    }

    /** Such as {@code 5.3 s: broker and store 2.4, topics 0.6, monitor 2.3}. */
    @Override
    public String toString() {
        return seconds(endedAt - begunAt) + " s: " + String.join(", ", phases);
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / 1e9);
    }
}
