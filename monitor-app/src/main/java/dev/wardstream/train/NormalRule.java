package dev.wardstream.train;

import dev.wardstream.recordings.Annotations;
import dev.wardstream.recordings.Recording;
import dev.wardstream.window.Window;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Which windows of a recording a model may learn as normal. */
public enum NormalRule {
    /** Whatever the person did: nobody's labels are looked at. */
    ANY("all windows, whatever the person did; no label was looked at") {
        @Override
        boolean isNormal(Recording recording, Window window) {
            return true;
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
}
