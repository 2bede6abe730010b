package dev.wardstream.recordings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a recording set tells of a recording beside its values: for training and judging, never seen by the monitor.
 *
 * @param diedAt when the patient died, epoch milliseconds on the recording's clock, also after the recording's end; null
 *     where there was no death or no time of it
 * @param diedInHospital null where the set does not say
 * @param spans labelled stretches of time, in order, without overlap
 */
public record Annotations(@Nullable Long diedAt, @Nullable Boolean diedInHospital, List<Span> spans) {
    public Annotations {
        spans = List.copyOf(spans);
    }

    public static Annotations none() {
        return new Annotations(null, null, List.of());
    }

    /** What the recorded person was doing. */
    public enum Activity {
        REST,
        STRESS_TASK
    }

    /**
     * @param from first instant, epoch milliseconds, inclusive
     * @param to last instant, epoch milliseconds, inclusive
     */
    public record Span(Activity activity, long from, long to) {}
}
