package dev.wardstream.intake;

import dev.wardstream.intake.Verdict.DroppedValue;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a sample the values that no sensor can mean, those that contradict each other and those that are in another
 * unit; the rest of the sample lives. Training cleans its recordings with this same rule.
 *
 * @param sample what is left
 * @param dropped what was taken out
 */
public record Plausibility(Sample sample, List<DroppedValue> dropped) {

    /** Of a vendor of whom nothing more is known than the schema says. */
    public static Plausibility of(Sample sample) {
        return of(sample, VendorProfile.asDocumented());
    }

    /** @param profile of the vendor whose sample it is: a unit that it states is not guessed from the values */
    static Plausibility of(Sample sample, VendorProfile profile) {
        List<DroppedValue> dropped = List.of();
        Readings readings = sample.readings();
        String pressures = Pressures.wrong(readings, profile);
        for (VitalSign vital : VitalSign.ALL) {
            double value = readings.get(vital);
            String why = Double.isNaN(value) ? null : why(vital, value, pressures, profile);
            if (why != null) {
                dropped = adding(dropped, new DroppedValue(vital.field(), value, why));
                readings = readings.with(vital, Double.NaN);
            }
        }
        if (isNoShare(sample.signalQuality())) {
            dropped = adding(dropped, noShare(VendorProfile.SIGNAL_QUALITY, sample.signalQuality()));
        }
        if (isNoShare(sample.battery())) {
            dropped = adding(dropped, noShare(VendorProfile.BATTERY, sample.battery()));
        }
        return dropped.isEmpty()
                ? new Plausibility(sample, dropped)
                : new Plausibility(cleaned(sample, readings), dropped);
    }

    /** The same of a sample that was measured at another time, epoch milliseconds. */
    Plausibility at(long measuredAt) {
        return sample.measuredAt() == measuredAt ? this : new Plausibility(sample.at(measuredAt), dropped);
    }

    /** Why a measured value cannot be taken, null where it can. */
    private static @Nullable String why(
            VitalSign vital, double value, @Nullable String pressures, VendorProfile profile) {
        boolean stated = profile.statesUnitOf(vital);
        if (pressures != null && Pressures.ALL.contains(vital)) {
            return pressures;
        }
        if (!vital.isPlausible(value)) {
            return DroppedValue.outside(vital.lowestPlausible(), vital.highestPlausible(), vital.unit())
                    + (stated ? "" : OtherUnit.hint(vital, value));
        }
        boolean isOtherGlucose = vital == VitalSign.BLOOD_GLUCOSE && value < OtherUnit.LEAST_GLUCOSE;
        return isOtherGlucose && !stated ? "makes no sense in mg/dL: mmol/L?" : null;
    }

    private static Sample cleaned(Sample sample, Readings readings) {
        double signalQuality = isNoShare(sample.signalQuality()) ? Double.NaN : sample.signalQuality();
        double battery = isNoShare(sample.battery()) ? Double.NaN : sample.battery();
        return new Sample(sample.measuredAt(), readings, sample.observations(), signalQuality, battery);
    }

    private static boolean isNoShare(double value) {
        return value < 0 || value > 1;
    }

    private static DroppedValue noShare(String field, double value) {
        return new DroppedValue(field, value, DroppedValue.outside(0, 1, "") + OtherUnit.hintOfShare(value));
    }

    /** Most samples drop nothing, so that the list is made only when it is needed. */
    private static List<DroppedValue> adding(List<DroppedValue> dropped, DroppedValue one) {
        List<DroppedValue> more = new ArrayList<>(dropped);
        more.add(one);
        return more;
    }
}
