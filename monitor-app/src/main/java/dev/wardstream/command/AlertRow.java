package dev.wardstream.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Hush;
import dev.wardstream.alarm.Priority;
import dev.wardstream.alarm.Response.Acknowledged;
import dev.wardstream.alarm.Sound.Silenced;
import dev.wardstream.score.Score.Contribution;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One alert event as a line of JSON: what it says, and nothing of when or where it was processed. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record AlertRow(
        String patient,
        String at,
        String alertId,
        Alert.Event event,
        AlarmKind kind,
        Priority priority,
        boolean technical,
        boolean retrospective,
        String onset,
        String ward,
        String bed,
        String device,
        String text,
        @Nullable Double value,
        @Nullable Double limit,
        @Nullable String model,
        List<Part> contributions,
        String episode,
        String presence,
        boolean calls,
        Hush hush,
        int level,
        @Nullable String acknowledgedBy,
        @Nullable String silencedUntil,
        @Nullable String assignee,
        @Nullable String answeredBy,
        @Nullable String reason) {

    /** What one vital adds to a model's score. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Part(
            String vital,
            double share,
            @Nullable Double observed,
            @Nullable Double expected) {
        private static Part of(Contribution contribution) {
            return new Part(
                    contribution.vital().field(),
                    contribution.share(),
                    present(contribution.observed()),
                    present(contribution.expected()));
        }
    }

    /** By patient and time; events of one patient at one time stay in the order they happened in. */
    static final Comparator<Alert> BY_PATIENT_AND_TIME = Comparator.<Alert, String>comparing(
                    alert -> alert.patient().value())
            .thenComparingLong(Alert::at);

    static AlertRow of(Alert alert) {
        return new AlertRow(
                alert.patient().value(),
                Instant.ofEpochMilli(alert.at()).toString(),
                alert.id(),
                alert.event(),
                alert.kind(),
                alert.priority(),
                alert.kind().isTechnical(),
                alert.retrospective(),
                Instant.ofEpochMilli(alert.onset()).toString(),
                alert.location().ward(),
                alert.location().bed(),
                alert.device().value(),
                alert.text(),
                present(alert.value()),
                present(alert.limit()),
                alert.model() == null ? null : alert.model().toString(),
                alert.contributions().stream().map(Part::of).toList(),
                alert.standing().episode(),
                alert.standing().presence().getClass().getSimpleName().toUpperCase(Locale.ROOT),
                alert.calls(),
                alert.standing().hush(),
                alert.standing().level(),
                alert.standing().response() instanceof Acknowledged given ? given.by() : null,
                alert.standing().sound() instanceof Silenced silenced
                        ? Instant.ofEpochMilli(silenced.until()).toString()
                        : null,
                alert.standing().assignee(),
                alert.answer() == null ? null : alert.answer().by(),
                alert.answer() == null ? null : alert.answer().reason());
    }

    private static @Nullable Double present(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
