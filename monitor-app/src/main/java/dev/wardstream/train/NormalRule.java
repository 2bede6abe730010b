package dev.wardstream.train;

import dev.wardstream.recordings.Annotations;
import dev.wardstream.recordings.Annotations.Activity;
import dev.wardstream.recordings.Annotations.Span;
import dev.wardstream.recordings.Recording;
import dev.wardstream.window.Window;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Which windows of a recording a model may learn as normal. */
public enum NormalRule {
    /** The person rested all the while. A window of a person whose activity nobody labelled is not normal. */
    AT_REST("windows that lie within a labelled rest") {
        @Override
        boolean isNormal(Recording recording, Window window) {
            return recording.notes().spans().stream()
                    .anyMatch(span -> span.activity() == Activity.REST && covers(recording, span, window));
        }
    },

    /** The patient survived, or lived on for at least three days; a death without a time rules out the whole stay. */
    FAR_FROM_DEATH("windows of survivors, and those that end at least 72 h before a recorded death") {
        @Override
        boolean isNormal(Recording recording, Window window) {
            Annotations notes = recording.notes();
            @Nullable Long diedAt = notes.diedAt();
            if (diedAt != null) {
                return window.end() <= diedAt - FAR.toMillis();
            }
            return !Boolean.TRUE.equals(notes.diedInHospital());
        }
    };

    private static final Duration FAR = Duration.ofDays(3);

    private final String description;

    NormalRule(String description) {
        this.description = description;
    }

    /** In words, for the model's card. */
    public String description() {
        return description;
    }

    abstract boolean isNormal(Recording recording, Window window);

    /** A window may start before the recording does: that part is empty, as it is for a patient who has just arrived. */
    private static boolean covers(Recording recording, Span span, Window window) {
        boolean fromTheStart = span.from() == recording.samples().get(0).measuredAt();
        return window.at() >= span.from()
                && window.at() <= span.to()
                && (fromTheStart || window.start() >= span.from());
    }
}
