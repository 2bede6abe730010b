package dev.wardstream.alarm;

import dev.wardstream.score.Score.Contribution;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Said;
import java.util.List;

/** The words for a model's score: which vitals make it up, what they are and what the model expected. */
public final class AnomalyText {
    private static final int MOST_VITALS = 3;
    /** A vital that makes up less is no reason. */
    private static final double LEAST_SHARE = 0.1;

    private AnomalyText() {}

    static Said on(List<Contribution> contributions, long held) {
        Said said = Said.of("anomaly", held);
        String between = "list.begins";
        for (Contribution contribution : contributions.subList(0, Math.min(MOST_VITALS, contributions.size()))) {
            if (contribution.share() >= LEAST_SHARE) {
                said = said.and(between).and(reason(contribution)).and("share", Math.round(contribution.share() * 100));
                between = "list.then";
            }
        }
        return said;
    }

    /** What one vital is, and how far from what was expected, such as {@code HR 143 /min, 60 above expected}. */
    public static Said reason(Contribution contribution) {
        VitalSign vital = contribution.vital();
        if (Double.isNaN(contribution.observed())) {
            return Said.of("reading.none", vital.field());
        }
        Said observed = Said.of("reading", vital.field(), vital.asCharted(contribution.observed()));
        double off = vital.rounded(contribution.observed()) - vital.rounded(contribution.expected());
        if (Double.isNaN(off)) {
            return observed;
        }
        return off == 0
                ? observed.and("expected.met")
                : observed.and(off > 0 ? "expected.above" : "expected.below", vital.asCharted(Math.abs(off)));
    }
}
