package dev.wardstream.evaluate;

import dev.wardstream.recordings.Annotations;
import dev.wardstream.recordings.Recording;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.vitals.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What there is to foresee, and at which moments of a recording. */
public enum Task {
    /** One moment a stay, when its first two days are over. */
    IN_HOSPITAL_DEATH(
            "in-hospital-death",
            "Death in hospital, judged once a stay at the end of its first 48 h",
            "outcome of the stay unknown") {
        @Override
        boolean tells(Annotations notes) {
            return notes.diedInHospital() != null;
        }

        @Override
        List<Instant> moments(Recording recording) {
            Duration step = Duration.ofHours(1);
            long first = recording.samples().get(0).measuredAt();
            long end = Math.floorDiv(first, step.toMillis()) * step.toMillis() + FIRST_DAYS.toMillis() - 1;
            return List.of(
                    new Instant(end, Boolean.TRUE.equals(recording.notes().diedInHospital())));
        }
    },

    /** The first sample of every hour of a stay, up to its end or death. */
    DEATH_WITHIN_24_H(
            "death-within-24-h",
            "Death within the next 24 h, judged at the first charted row of every hour",
            "neither a time of death told nor that there was none") {
        @Override
        boolean tells(Annotations notes) {
            return notes.diedAt() != null || Boolean.FALSE.equals(notes.diedInHospital());
        }

        @Override
        List<Instant> moments(Recording recording) {
            @Nullable Long diedAt = recording.notes().diedAt();
            List<Instant> moments = new ArrayList<>();
            long hourBefore = Long.MIN_VALUE;
            for (Sample sample : recording.samples()) {
                long at = sample.measuredAt();
                long hour = Math.floorDiv(at, Duration.ofHours(1).toMillis());
                boolean lives = diedAt == null || at < diedAt;
                if (hour > hourBefore && lives && !sample.readings().isEmpty()) {
                    hourBefore = hour;
                    moments.add(new Instant(at, diedAt != null && diedAt - at <= AHEAD.toMillis()));
                }
            }
            return moments;
        }
    },

    /** Every labelled minute of a wearer, once five minutes have shown what is normal. */
    STRESS_TASK(
            "stress-task",
            "A stress task in the last minute, told by nobody, judged every minute after the first five",
            "no minute is labelled") {
        @Override
        boolean tells(Annotations notes) {
            return !notes.spans().isEmpty();
        }

        @Override
        List<Instant> moments(Recording recording) {
            List<Instant> moments = new ArrayList<>();
            long first = recording.samples().get(0).measuredAt();
            long last = recording.samples().get(recording.samples().size() - 1).measuredAt();
            for (long end = first + 6 * MINUTE.toMillis() - 1; end <= last; end += MINUTE.toMillis()) {
                for (Annotations.Span span : recording.notes().spans()) {
                    if (span.from() <= end - MINUTE.toMillis() + 1 && span.to() + SECOND.toMillis() > end) {
                        moments.add(new Instant(end, span.activity() == Annotations.Activity.STRESS_TASK));
                    }
                }
            }
            return moments;
        }
    };

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIRST_DAYS = Duration.ofDays(2);
    private static final Duration AHEAD = Duration.ofDays(1);

    /** @param at epoch milliseconds */
    record Instant(long at, boolean outcome) {}

    private final String id;
    private final String title;
    private final String untold;

    Task(String id, String title, String untold) {
        this.id = id;
        this.title = title;
        this.untold = untold;
    }

    /** What a set of recordings can be asked; a ward's own may tell no answer. */
    public static Task of(RecordingSet set) {
        return switch (set) {
            case CINC2012 -> IN_HOSPITAL_DEATH;
            case MIMIC3_DEMO, EICU_DEMO, CSV -> DEATH_WITHIN_24_H;
            case STRESS_PREDICT -> STRESS_TASK;
        };
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** Why a recording that does not tell is left out. */
    String untold() {
        return untold;
    }

    /** Whether a recording's notes answer the question. */
    abstract boolean tells(Annotations notes);

    /** In order of time. */
    abstract List<Instant> moments(Recording recording);
}
