package dev.wardstream.ward;

import dev.wardstream.alarm.AnomalyText;
import dev.wardstream.score.Score.Contribution;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Said;
import dev.wardstream.words.Wording;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one vital adds to a model's score.
 *
 * @param share part of the score, 0 to 1
 * @param text in words, such as {@code HR 143 /min, 60 above expected}
 * @param value observed last, in the unit; null where it was not measured
 * @param expected by the model, in the unit; null where it says nothing
 * @param device that the value was taken from; null where nobody told
 */
record ContributionView(
        String vital,
        double share,
        String text,
        Map<String, String> texts,
        @Nullable Double value,
        @Nullable Double expected,
        String unit,
        @Nullable String device) {

    static List<ContributionView> of(List<Contribution> contributions) {
        return contributions.stream().map(ContributionView::of).toList();
    }

    private static ContributionView of(Contribution contribution) {
        VitalSign vital = contribution.vital();
        Said reason = AnomalyText.reason(contribution);
        return new ContributionView(
                vital.field(),
                contribution.share(),
                reason.toString(),
                Wording.translated(reason),
                Told.number(vital.rounded(contribution.observed())),
                Told.number(vital.rounded(contribution.expected())),
                vital.displayUnit(),
                Told.device(contribution.device()));
    }
}
