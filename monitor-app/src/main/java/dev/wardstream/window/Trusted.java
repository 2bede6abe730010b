package dev.wardstream.window;

import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;

/**
 * What of a sample can be trusted, for windows, NEWS2 and alarms alike.
 *
 * @param sample without what its sensor must not say: all that it measured where its signal is unusable, the heart rate where that has
 *     stood still. What people charted stays
 * @param flatSince since when the heart rate has stood still, epoch milliseconds; {@link FlatLines#NEVER} where it has not
 */
public record Trusted(Sample sample, long flatSince) {

    /**
     * Judges a sample.
     *
     * @param usable whether its signal is
     * @param lines the patient's heart rates so far, which go on with this one
     * @param flatAfter how long a heart rate must have stood still, milliseconds
     * @param gap how long a reading stands, milliseconds
     */
    public static Trusted of(PatientSample sample, boolean usable, FlatLines lines, long flatAfter, long gap) {
        if (!usable) {
            return new Trusted(sample.sample().charted(), FlatLines.NEVER);
        }
        long flatSince = lines.take(sample.source(), sample.sample(), flatAfter, gap);
        if (flatSince == FlatLines.NEVER) {
            return new Trusted(sample.sample(), flatSince);
        }
        Readings others = sample.sample().readings().with(VitalSign.HEART_RATE, Double.NaN);
        return new Trusted(sample.sample().withReadings(others), flatSince);
    }

    public boolean isFlat() {
        return flatSince != FlatLines.NEVER;
    }
}
