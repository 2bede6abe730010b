package dev.wardstream.score;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Signal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a risk model says of a window.
 *
 * @param windowStart inclusive, epoch milliseconds
 * @param windowEnd exclusive, epoch milliseconds
 * @param at the event time it speaks of, epoch milliseconds
 * @param probability of the model's outcome, calibrated, 0 to 1
 * @param threshold the probability from which the model's card counts a patient as at risk
 * @param contributions what each signal adds, that which raises the risk most first
 * @param coverage the share of the window's cells, 0 to 1, that were measured
 */
public record RiskScore(
        ModelRef model,
        long windowStart,
        long windowEnd,
        long at,
        double probability,
        double threshold,
        List<Contribution> contributions,
        double coverage,
        boolean retrospective)
        implements Score {
    public RiskScore {
        contributions = List.copyOf(contributions);
    }

    /**
     * What one signal adds to a risk, found by withholding it from the model.
     *
     * @param logOdds how much lower the log-odds of the outcome are where the signal was never measured; negative where the signal
     *     speaks for the patient
     * @param last its last value in the window, in its unit; NaN where it was not measured
     * @param device that the last value was taken from, null where nobody told
     */
    public record Contribution(
            Signal signal,
            double logOdds,
            double last,
            @Nullable DeviceId device) {
        /** A contribution of which nobody told the device. */
        public Contribution(Signal signal, double logOdds, double last) {
            this(signal, logOdds, last, null);
        }
    }
}
