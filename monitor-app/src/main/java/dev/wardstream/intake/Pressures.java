package dev.wardstream.intake;

import static dev.wardstream.vitals.VitalSign.DIASTOLIC_PRESSURE;
import static dev.wardstream.vitals.VitalSign.MEAN_PRESSURE;
import static dev.wardstream.vitals.VitalSign.SYSTOLIC_PRESSURE;

import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.VitalSign;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pressures of one record, held against each other: the heart's beat lifts the systolic above the diastolic, and the mean
 * lies between them. Where they contradict each other nobody knows which is wrong.
 */
final class Pressures {
    static final List<VitalSign> ALL = List.of(SYSTOLIC_PRESSURE, DIASTOLIC_PRESSURE, MEAN_PRESSURE);

    static final String IN_KILOPASCAL = "makes no sense in mm[Hg]: kPa?";
    static final String IN_CONTRADICTION = "contradicts the record's other pressures";

    private static final double MMHG_PER_KILOPASCAL = 7.50062;
    /** Each of the three may be rounded to the chart's whole numbers. */
    private static final double ROUNDING = 1;

    private Pressures() {}

    /**
     * Why none of a record's pressures can be taken, null where they can.
     *
     * @param profile whether the vendor's unit is known: it is then not guessed
     */
    static @Nullable String wrong(Readings readings, VendorProfile profile) {
        double systolic = readings.get(SYSTOLIC_PRESSURE);
        double diastolic = readings.get(DIASTOLIC_PRESSURE);
        double mean = readings.get(MEAN_PRESSURE);
        if (isTooLow(SYSTOLIC_PRESSURE, systolic)
                || isTooLow(DIASTOLIC_PRESSURE, diastolic)
                || isTooLow(MEAN_PRESSURE, mean)) {
            return looksLikeKilopascal(systolic, diastolic, mean) && !anyUnitIsStated(readings, profile)
                    ? IN_KILOPASCAL
                    : null;
        }
        return contradict(
                        plausible(SYSTOLIC_PRESSURE, systolic),
                        plausible(DIASTOLIC_PRESSURE, diastolic),
                        plausible(MEAN_PRESSURE, mean))
                ? IN_CONTRADICTION
                : null;
    }

    private static boolean isTooLow(VitalSign vital, double value) {
        return value < vital.lowestPlausible();
    }

    /** Comparisons with what was not measured, NaN, are false. */
    private static boolean contradict(double systolic, double diastolic, double mean) {
        return systolic <= diastolic || mean > systolic + ROUNDING || mean < diastolic - ROUNDING;
    }

    private static boolean looksLikeKilopascal(double systolic, double diastolic, double mean) {
        double s = systolic * MMHG_PER_KILOPASCAL;
        double d = diastolic * MMHG_PER_KILOPASCAL;
        double m = mean * MMHG_PER_KILOPASCAL;
        return isPlausibleOrMissing(SYSTOLIC_PRESSURE, s)
                && isPlausibleOrMissing(DIASTOLIC_PRESSURE, d)
                && isPlausibleOrMissing(MEAN_PRESSURE, m)
                && !contradict(s, d, m);
    }

    private static boolean isPlausibleOrMissing(VitalSign vital, double value) {
        return Double.isNaN(value) || vital.isPlausible(value);
    }

    private static double plausible(VitalSign vital, double value) {
        return vital.isPlausible(value) ? value : Double.NaN;
    }

    private static boolean anyUnitIsStated(Readings readings, VendorProfile profile) {
        for (VitalSign pressure : ALL) {
            if (readings.has(pressure) && profile.statesUnitOf(pressure)) {
                return true;
            }
        }
        return false;
    }
}
