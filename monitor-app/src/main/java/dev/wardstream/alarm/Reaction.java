package dev.wardstream.alarm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one input led to.
 *
 * @param alerts what is to be told, in order
 * @param outcome what became of the command, where the input was one
 * @param hour how often the patient's alarms have called in this hour; null where that is known already
 */
public record Reaction(
        List<Alert> alerts,
        @Nullable CommandOutcome outcome,
        @Nullable PatientHour hour) {
    /** Whether there is nothing to tell. */
    public boolean isSilent() {
        return alerts.isEmpty() && outcome == null && hour == null;
    }
}
