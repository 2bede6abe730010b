package dev.wardstream.alarm;

import dev.wardstream.score.Score.Contribution;
import java.util.List;

/** The words for a model's score: which vitals make it up, what they are and what the model expected. */
public final class AnomalyText {
    private static final int MOST_VITALS = 3;
    /** A vital that makes up less is no reason. */
    private static final double LEAST_SHARE = 0.1;

    private AnomalyText() {}

    static String on(List<Contribution> contributions, long held) {
        StringBuilder text = new StringBuilder("Unusual for ").append(Durations.text(held));
        int told = 0;
        for (Contribution contribution : contributions) {
            if (told < MOST_VITALS && contribution.share() >= LEAST_SHARE) {
                text.append(told == 0 ? ": " : "; ")
                        .append(reason(contribution))
                        .append(share(contribution));
                told++;
            }
        }
        return text.toString();
    }

    /** What one vital is, and how far from what was expected, such as {@code HR 143 /min, 60 above expected}. */
    public static String reason(Contribution contribution) {
        String label = contribution.vital().label();
        if (Double.isNaN(contribution.observed())) {
            return label + " not measured";
        }
        String unit = contribution.vital().displayUnit();
        String observed = label + " " + contribution.vital().asCharted(contribution.observed())
                + (unit.isEmpty() ? "" : " " + unit);
        return observed + against(contribution);
    }

    private static String share(Contribution contribution) {
        return " (" + Math.round(contribution.share() * 100) + " %)";
    }

    private static String against(Contribution contribution) {
        double off = contribution.vital().rounded(contribution.observed())
                - contribution.vital().rounded(contribution.expected());
        if (Double.isNaN(off)) {
            return "";
        }
        String distance = contribution.vital().asCharted(Math.abs(off));
        return off == 0 ? ", as expected" : ", " + distance + (off > 0 ? " above expected" : " below expected");
    }
}
