package dev.wardstream.ward;

import dev.wardstream.vitals.GlucoseUnit;
import java.time.Duration;

/**
 * How much the ward page remembers and serves.
 *
 * @param history how far back vitals and scores are shown
 * @param streams how many event streams may be open at a time
 * @param glucose in which unit blood glucose is read; it is kept and told by the API in mg/dL
 */
public record WardSettings(Duration history, int streams, GlucoseUnit glucose) {
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(3);
    private static final int MOST_STREAMS = 2_000;

    public WardSettings {
        if (history.compareTo(SHORTEST) < 0 || history.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("ward.history must be 1 h to 3 d: " + history);
        }
        if (streams < 1 || streams > MOST_STREAMS) {
            throw new IllegalArgumentException("ward.streams must be 1 to " + MOST_STREAMS + ": " + streams);
        }
    }

    /** Twelve hours, as long as a spot check may stand; a stream is an open page. */
    public static WardSettings defaults() {
        return new WardSettings(Duration.ofHours(12), 200, GlucoseUnit.MG_DL);
    }
}
