package dev.wardstream.wire;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses between attempts: doubling from a tenth of a second up to a bound, each shortened at random by up to a half. */
public final class Backoff {
    private static final long FIRST_MILLIS = 100;

    private final long longestMillis;
    private final RandomGenerator random;
    private int failures;

    public Backoff(Duration longest, RandomGenerator random) {
        this.longestMillis = Math.max(1, longest.toMillis());
        this.random = random;
    }

    /** How long to pause after one more failure. */
    public Duration failed() {
        // Past 2^20 tenths of a second every bound is reached; stopping there keeps the shift from overflowing.
        long full = Math.min(longestMillis, FIRST_MILLIS << Math.min(failures, 20));
        failures++;
        return Duration.ofMillis(full - (long) (full * 0.5 * random.nextDouble()));
    }

    public void succeeded() {
        failures = 0;
    }
}
