package dev.wardstream.command;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How fast the demo's clock may run. A machine that does not keep up would seem to be a ward whose devices fall silent; so the
 * clock runs slower while samples wait, and as fast as was asked for again once they do not. To be looked at every {@link #LOOK}.
 */
final class DemoPace {
    static final Duration LOOK = Duration.ofMillis(200);

    /** The most that samples may wait, on the ward's clock. */
    private static final double MOST_WARD_MILLIS = 5_000;

    private static final double MOST_MILLIS = 500;
    /** A sample waits some time for its commit on a quiet machine too. */
    private static final double LEAST_MILLIS = 150;

    private static final double SLOWER = 0.5;
    private static final double FASTER = 1.1;
    private static final double LEAST_SHARE = 1.0 / 16;
    private static final int CALM_LOOKS = 10;
    /** A pause as short as a start's is nobody's concern. */
    private static final int LOOKS_BEFORE_A_WORD = (int) Duration.ofSeconds(5).dividedBy(LOOK);

    private static final int LOOKS_A_WORD = (int) Duration.ofSeconds(30).dividedBy(LOOK);

    private final double asked;
    private final double mostMillis;
    private double speed;
    private int calm;
    private int slow;
    private int looksSinceWord = LOOKS_A_WORD;
    private boolean isToldSlow;

    /** @param asked ward seconds a wall second */
    DemoPace(double asked) {
        this.asked = asked;
        this.speed = asked;
        this.mostMillis = Math.max(LEAST_MILLIS, Math.min(MOST_MILLIS, MOST_WARD_MILLIS / asked));
    }

    /**
     * The speed from now on, ward seconds a wall second.
     *
     * @param behindMillis how long samples wait from when they are due until they are judged, by the wall clock
     */
    double next(double behindMillis) {
        looksSinceWord++;
        if (behindMillis > mostMillis) {
            calm = 0;
            speed = Math.max(asked * LEAST_SHARE, speed * SLOWER);
        } else if (++calm >= CALM_LOOKS) {
            speed = Math.min(asked, speed * FASTER);
        }
        slow = speed < asked ? slow + 1 : 0;
        return speed;
    }

    /** What there is to say of it now; null for nothing. */
    @Nullable String word() {
        boolean isSlow = slow > 0;
        boolean isNews = isSlow ? slow >= LOOKS_BEFORE_A_WORD && looksSinceWord >= LOOKS_A_WORD : isToldSlow;
        if (!isNews) {
            return null;
        }
        looksSinceWord = 0;
        isToldSlow = isSlow;
        return isSlow
                ? "This machine is too slow for " + times(asked) + " times real time: the ward's clock runs at "
                        + times(speed) + " times for now."
                : "The ward's clock runs at " + times(asked) + " times real time again.";
    }

    static String times(double speed) {
        return new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(speed);
    }
}
