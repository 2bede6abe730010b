package dev.wardstream.score;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.VitalSign;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How ill a patient looks at one instant of event time, by one source. */
public sealed interface Score permits ModelScore, RiskScore, News2 {
    /** The event time it speaks of, epoch milliseconds. */
    long at();

    /** Whether late data made it: it says what was, not what is. */
    boolean retrospective();

    /**
     * What one vital adds to a model's score.
     *
     * @param share part of the score that this vital makes up; the shares of a score sum to 1
     * @param observed the vital's last value, in its unit; NaN where it was not measured in the window
     * @param expected what the model expected there, in the vital's unit; NaN where it says nothing
     * @param device that the last value was taken from, null where nobody told
     */
    record Contribution(
            VitalSign vital,
            double share,
            double observed,
            double expected,
            @Nullable DeviceId device) {
        /** A contribution of which nobody told the device. */
        public Contribution(VitalSign vital, double share, double observed, double expected) {
            this(vital, share, observed, expected, null);
        }
    }

    /** Contributions with the largest first. */
    static List<Contribution> byShare(List<Contribution> contributions) {
        return contributions.stream()
                .sorted((a, b) -> Double.compare(b.share(), a.share()))
                .toList();
    }
}
