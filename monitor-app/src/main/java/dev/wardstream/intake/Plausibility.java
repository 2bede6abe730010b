package dev.wardstream.intake;

import dev.wardstream.intake.Verdict.DroppedValue;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes out of a sample the values that no sensor can mean; the rest of the sample lives. Training cleans its recordings
 * with this same rule.
 *
 * @param sample what is left
 * @param dropped what was taken out
 */
public record Plausibility(Sample sample, List<DroppedValue> dropped) {

    public static Plausibility of(Sample sample) {
        List<DroppedValue> dropped = List.of();
        Readings readings = sample.readings();
        for (VitalSign vital : VitalSign.ALL) {
            if (readings.has(vital) && !vital.isPlausible(readings.get(vital))) {
                dropped = adding(
                        dropped,
                        new DroppedValue(
                                vital.field(),
                                readings.get(vital),
                                vital.lowestPlausible(),
                                vital.highestPlausible(),
                                vital.unit()));
                readings = readings.with(vital, Double.NaN);
            }
        }
        if (isNoShare(sample.signalQuality())) {
            dropped = adding(dropped, new DroppedValue("signalQuality", sample.signalQuality(), 0, 1, ""));
        }
        if (isNoShare(sample.battery())) {
            dropped = adding(dropped, new DroppedValue("battery", sample.battery(), 0, 1, ""));
        }
        return dropped.isEmpty()
                ? new Plausibility(sample, dropped)
                : new Plausibility(cleaned(sample, readings), dropped);
    }

    /** The same of a sample that was measured at another time, epoch milliseconds. */
    Plausibility at(long measuredAt) {
        return sample.measuredAt() == measuredAt ? this : new Plausibility(sample.at(measuredAt), dropped);
    }

    private static Sample cleaned(Sample sample, Readings readings) {
        double signalQuality = isNoShare(sample.signalQuality()) ? Double.NaN : sample.signalQuality();
        double battery = isNoShare(sample.battery()) ? Double.NaN : sample.battery();
        return new Sample(sample.measuredAt(), readings, sample.observations(), signalQuality, battery);
    }

    private static boolean isNoShare(double value) {
        return value < 0 || value > 1;
    }

    /** Most samples drop nothing, so that the list is made only when it is needed. */
    private static List<DroppedValue> adding(List<DroppedValue> dropped, DroppedValue one) {
        List<DroppedValue> more = new ArrayList<>(dropped);
        more.add(one);
        return more;
    }
}
