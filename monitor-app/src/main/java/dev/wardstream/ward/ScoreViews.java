package dev.wardstream.ward;

import dev.wardstream.score.ModelScore;
import dev.wardstream.score.News2;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest scores of a patient. */
final class ScoreViews {
    private ScoreViews() {}

    /**
     * NEWS2 with its parts.
     *
     * @param total a lower bound where it is partial
     * @param missing the parameters that nobody knows
     * @param flatPulse whether the pulse is missing because a device's heart rate stood still
     */
    record OfNews2(int total, boolean partial, List<String> missing, boolean flatPulse, List<Part> parts, long at) {}

    /**
     * One parameter.
     *
     * @param value as read on the chart, such as {@code 24 /min}
     * @param device that it was taken from; null where nobody told
     */
    record Part(
            String parameter,
            int points,
            String value,
            @Nullable String device) {}

    /**
     * What a model says.
     *
     * @param value 0 (as usual) to 1 (never seen)
     * @param threshold the value from which it is an alarm; null where none is
     * @param coverage how much of its window was measured, 0 to 1
     */
    record OfModel(
            String id,
            String version,
            double value,
            @Nullable Double threshold,
            double coverage,
            long at,
            List<ContributionView> contributions) {}

    static OfNews2 of(News2 score) {
        return new OfNews2(
                score.total(),
                score.isPartial(),
                score.missing().stream().map(Enum::name).toList(),
                score.flatPulse(),
                score.parts().stream()
                        .map(part -> new Part(
                                part.parameter().name(), part.points(), part.value(), Told.device(part.device())))
                        .toList(),
                score.at());
    }

    static OfModel of(ModelScore score, double threshold) {
        return new OfModel(
                score.model().id(),
                score.model().version(),
                score.value(),
                threshold,
                score.coverage(),
                score.at(),
                ContributionView.of(score.contributions()));
    }
}
