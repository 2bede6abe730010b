package dev.wardstream.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.wardstream.intake.Reason;
import dev.wardstream.pipeline.IntakeCounts;
import dev.wardstream.pipeline.StreamCounts;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to. By the identity that {@link dev.wardstream.intake.Intake} states, {@code received = accepted +
 * quarantined + duplicates}.
 *
 * @param quarantined records by reason
 * @param droppedValues values that were taken out of accepted records, by reason and field
 * @param windows windows that became due, over all models
 * @param tooOldForWindow accepted samples that came too late for a model's windows
 * @param alerts alarms raised, by kind, and by the highest priority they reached or as technical
 * @param alertEvents all events in alarms' lives
 * @param calls those that called somebody for something new: the interruptions
 * @param escalations calls of the next level for the same, because nobody answered
 * @param archived points that the store holds
 * @param latencyMs from the receipt of a sample to the alarm that it raised, milliseconds
 * @param recordsPerSecond received, over the seconds
 */
@JsonPropertyOrder({"received", "accepted", "quarantined", "duplicates"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record Summary(
        long received,
        long accepted,
        Map<Reason, Long> quarantined,
        long duplicates,
        Map<Reason, Map<String, Long>> droppedValues,
        long windows,
        long tooOldForWindow,
        long scores,
        Map<String, AlarmTotals.ByPriority> alerts,
        long alertEvents,
        long calls,
        long escalations,
        Archived archived,
        Latency latencyMs,
        double recordsPerSecond,
        double seconds) {

    /** Points in the store, by measurement. */
    record Archived(long vitals, long scores, long alerts) {
        Archived since(Archived before) {
            return new Archived(vitals - before.vitals, scores - before.scores, alerts - before.alerts);
        }
    }

    /** Percentiles; null where no alarm was raised by a sample. */
    record Latency(@Nullable Double p50, @Nullable Double p99) {}

    /**
     * The summary of a run.
     *
     * @param processed records received in the seconds, fewer than in all where the run went on with an earlier one's
     */
    static Summary of(
            IntakeCounts intake,
            StreamCounts stream,
            AlarmTotals alarms,
            Archived archived,
            long processed,
            double seconds) {
        Map<Reason, Map<String, Long>> dropped = new TreeMap<>();
        if (!intake.droppedValues().isEmpty()) {
            dropped.put(Reason.IMPLAUSIBLE_VALUE, intake.droppedValues());
        }
        return new Summary(
                intake.received(),
                intake.accepted(),
                intake.quarantined(),
                intake.duplicates(),
                dropped,
                stream.windows(),
                stream.tooOldForWindow(),
                stream.scores(),
                alarms.raised(),
                alarms.events(),
                alarms.calls(),
                alarms.escalations(),
                archived,
                alarms.latency(),
                rounded(seconds == 0 ? 0 : processed / seconds),
                rounded(seconds));
    }

    /** A few lines for the terminal. */
    String text() {
        StringBuilder text = new StringBuilder();
        long refused = quarantined.values().stream().mapToLong(Long::longValue).sum();
        text.append(String.format(
                "records   %,d received = %,d accepted + %,d quarantined + %,d duplicates%n",
                received, accepted, refused, duplicates));
        quarantined.forEach(
                (reason, count) -> text.append(String.format("          %,d quarantined: %s%n", count, reason)));
        droppedValues.forEach((reason, fields) -> fields.forEach((field, count) ->
                text.append(String.format("          %,d values dropped: %s of %s%n", count, reason, field))));
        text.append(
                String.format("stream    %,d windows, %,d scores, %,d alert events%n", windows, scores, alertEvents));
        alerts.forEach((kind, by) -> text.append(String.format("alarms    %-28s %s%n", kind, by.text())));
        text.append(String.format("calls     %,d for something new, %,d to the next level%n", calls, escalations));
        text.append(String.format(
                "archived  %,d vitals, %,d scores, %,d alerts%n",
                archived.vitals(), archived.scores(), archived.alerts()));
        if (latencyMs.p50() != null && latencyMs.p99() != null) {
            text.append(String.format(
                    "latency   p50 %.0f ms, p99 %.0f ms from receipt to alert%n", latencyMs.p50(), latencyMs.p99()));
        }
        text.append(String.format("speed     %,.0f records a second for %.1f s%n", recordsPerSecond, seconds));
        return text.toString();
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
