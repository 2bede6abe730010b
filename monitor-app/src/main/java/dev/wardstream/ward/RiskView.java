package dev.wardstream.ward;

import dev.wardstream.score.RiskScore;
import dev.wardstream.vitals.VitalSign;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a risk model says of a patient's last two days. No alarm comes of it.
 *
 * @param probability of the model's outcome, 0 to 1
 * @param threshold the probability from which the model's card counts a patient as at risk
 * @param coverage how much of its window was measured, 0 to 1
 * @param contributions that which raises the risk most first
 */
record RiskView(
        String id,
        String version,
        double probability,
        double threshold,
        double coverage,
        long at,
        List<Part> contributions) {

    /**
     * What one signal adds.
     *
     * @param signal by its field name
     * @param logOdds below 0 where it speaks for the patient
     * @param value its last one, in the unit, yes (1) or no (0) where it has none; null where it was not measured
     * @param device that the value was taken from; null where nobody told
     */
    record Part(
            String signal,
            double logOdds,
            @Nullable Double value,
            String unit,
            @Nullable String device) {
        static Part of(RiskScore.Contribution part) {
            String device = Told.device(part.device());
            return part.signal() instanceof VitalSign vital
                    ? new Part(
                            vital.field(),
                            part.logOdds(),
                            Told.number(vital.rounded(part.last())),
                            vital.displayUnit(),
                            device)
                    : new Part(part.signal().field(), part.logOdds(), Told.number(part.last()), "", device);
        }
    }

    static RiskView of(RiskScore score) {
        return new RiskView(
                score.model().id(),
                score.model().version(),
                score.probability(),
                score.threshold(),
                score.coverage(),
                score.at(),
                score.contributions().stream().map(Part::of).toList());
    }
}
