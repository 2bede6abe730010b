package dev.wardstream.patient;

import dev.wardstream.alarm.AlarmInput.Measured;
import dev.wardstream.vitals.Sample;

/**
 * What of a sample can be trusted, for windows, NEWS2 and alarms alike.
 *
 * @param sample without what its sensor must not say: all that it measured where its signal is unusable, the heart rate where that has
 *     stood still. What people charted stays
 * @param flatSince since when the heart rate has stood still, epoch milliseconds; {@link Measured#NOT_FLAT} where it has not
 */
public record Trusted(Sample sample, long flatSince) {
    public boolean isFlat() {
        return flatSince != Measured.NOT_FLAT;
    }
}
