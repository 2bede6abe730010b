package dev.wardstream.window;

import dev.wardstream.vitals.DeviceKind;
import java.time.Duration;

/**
 * The shape of a window over a patient's event time. Steps are aligned to the epoch; a window covers the last {@code
 * length} up to and with the step it was asked for.
 *
 * @param step the width of one step, to which the samples in it are averaged
 * @param length how far a window reaches back; a whole number of steps
 * @param hop the least event time between two windows of a patient: a window is due at the first sample of each hop
 * @param grace how much older than the newest window a late sample may be and still be put in its place
 */
public record WindowSpec(Duration step, Duration length, Duration hop, Duration grace) {
    private static final int MOST_STEPS = 10_000;
    private static final Duration LEAST = Duration.ofMillis(1);
    private static final Duration MOST = Duration.ofDays(366);
    private static final Duration FINEST_STEP_OF_SPOT_CHECKS = Duration.ofMinutes(5);

    public WindowSpec {
        requireSpan("step", step);
        requireSpan("length", length);
        requireSpan("hop", hop);
        if (grace.isNegative() || grace.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("window grace must be 0 to " + MOST.toDays() + " days: " + grace);
        }
        if (length.toMillis() % step.toMillis() != 0) {
            throw new IllegalArgumentException("window length " + length + " is no whole number of steps of " + step);
        }
        if (length.plus(grace).toMillis() / step.toMillis() > MOST_STEPS) {
            throw new IllegalArgumentException("window length and grace make more than " + MOST_STEPS + " steps");
        }
    }

    /** Steps in a window. */
    public int steps() {
        return Math.toIntExact(length.toMillis() / step.toMillis());
    }

    /** Steps that are kept for a patient: those of a window and of the grace before it. */
    public int keptSteps() {
        return Math.toIntExact(length.plus(grace).toMillis() / step.toMillis());
    }

    /** The number of the step, since the epoch, that an instant (epoch milliseconds) falls in. */
    public long stepOf(long instant) {
        return Math.floorDiv(instant, step.toMillis());
    }

    /** The number of the hop, since the epoch, that an instant (epoch milliseconds) falls in. */
    public long hopOf(long instant) {
        return Math.floorDiv(instant, hop.toMillis());
    }

    /** Whether such a window can be filled by a kind of device: a round of spot checks says nothing about seconds. */
    public boolean suits(DeviceKind kind) {
        return kind != DeviceKind.SPOT_CHECK || step.compareTo(FINEST_STEP_OF_SPOT_CHECKS) >= 0;
    }

    private static void requireSpan(String name, Duration duration) {
        // What is reckoned in whole milliseconds must have one, and not overflow.
        if (duration.compareTo(LEAST) < 0 || duration.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "window " + name + " must be positive, 1 ms to " + MOST.toDays() + " days: " + duration);
        }
    }
}
