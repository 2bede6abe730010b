package dev.wardstream.recordings;

import dev.wardstream.vitals.VitalSign;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a recording set tells of a recording beside its values: for training and judging, never seen by the monitor.
 *
 * @param diedAt when the patient died, epoch milliseconds on the recording's clock, also after the recording's end; null
 *     where there was no death or no time of it
 * @param diedInHospital null where the set does not say
 * @param spans labelled stretches of time, in order, without overlap
 * @param limits the alarm limits that nurses had set, as charted, in the order of their time
 */
public record Annotations(
        @Nullable Long diedAt, @Nullable Boolean diedInHospital, List<Span> spans, List<ChartedLimits> limits) {
    public Annotations {
        spans = List.copyOf(spans);
        limits = List.copyOf(limits);
    }

    /** Of a set that tells no alarm limits. */
    public Annotations(@Nullable Long diedAt, @Nullable Boolean diedInHospital, List<Span> spans) {
        this(diedAt, diedInHospital, spans, List.of());
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

    /**
     * The alarm limits of one vital, as somebody had set them at a bedside monitor.
     *
     * @param at when they were charted, epoch milliseconds
     * @param low in the vital's unit, as charted; NaN where none was
     * @param high likewise
     */
    public record ChartedLimits(long at, VitalSign vital, double low, double high) {}
}
