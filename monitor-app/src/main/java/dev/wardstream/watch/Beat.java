package dev.wardstream.watch;

import dev.wardstream.vitals.Health;
import java.time.Duration;

/**
 * An instance of the monitor says that it is there, and how its parts are.
 *
 * @param instance its name; one that runs again under the same name takes its place
 * @param at when, on its own wall clock, epoch milliseconds
 * @param interval how often it means to say so
 * @param startWithin how long its start may take
 * @param stopping whether this is its last word, because it was asked to stop
 */
public record Beat(String instance, long at, Duration interval, Duration startWithin, boolean stopping, Health health) {
    /** As long as any host's name with an application's. */
    static final int LONGEST_NAME = 200;

    private static final Duration LONGEST_INTERVAL = Duration.ofHours(1);

    public Beat {
        if (instance.isBlank() || instance.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "an instance's name must have 1 to " + LONGEST_NAME + " characters, has " + instance.length());
        }
        if (interval.isNegative() || interval.isZero() || interval.compareTo(LONGEST_INTERVAL) > 0) {
            throw new IllegalArgumentException("a heartbeat's interval must be above 0 and at most "
                    + LONGEST_INTERVAL.toHours() + " h, is " + interval);
        }
        if (startWithin.isNegative() || startWithin.compareTo(HeartbeatSettings.LONGEST_START) > 0) {
            throw new IllegalArgumentException("a start may take " + HeartbeatSettings.LONGEST_START.toHours()
                    + " h at most, is to take " + startWithin);
        }
    }

    /** Whether a part is still starting. */
    boolean isStarting() {
        return health.parts().stream().anyMatch(Health.Part::isStarting);
    }
}
