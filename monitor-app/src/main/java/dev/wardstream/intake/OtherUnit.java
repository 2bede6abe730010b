package dev.wardstream.intake;

import dev.wardstream.vitals.VitalSign;

/** What a value that cannot be meant in the field's unit looks like: a question to its vendor, never an answer. */
final class OtherUnit {
    /**
     * Below this a blood glucose, taken for mg/dL, is more likely in mmol/L: 10 to 30 mmol/L are 180 to 540 mg/dL, which are
     * common, while of 1.2 million readings known to be in mg/dL (89 wearers of a glucose sensor and the 14,956 patients in
     * intensive care of PhysioNet/CinC 2019) 7 lie below 30. A glucose meter's own range ends at 20 mg/dL or 1.1 mmol/L.
     */
    static final double LEAST_GLUCOSE = 30;

    private OtherUnit() {}

    /** Behind the reason why a vital's value was dropped, such as {@code  (°F?)}; empty where it looks like nothing. */
    static String hint(VitalSign vital, double value) {
        String unit = switch (vital) {
            case BODY_TEMPERATURE, SKIN_TEMPERATURE -> vital.isPlausible((value - 32) / 1.8) ? "°F?" : "";
            case SPO2, INSPIRED_OXYGEN -> vital.isPlausible(value * 100) ? "a fraction, not percent?" : "";
            case BLOOD_GLUCOSE -> value >= 1 && value < LEAST_GLUCOSE ? "mmol/L?" : "";
            default -> "";
        };
        return unit.isEmpty() ? "" : " (" + unit + ")";
    }

    /** The same of what is a share, 0 to 1. */
    static String hintOfShare(double value) {
        return value > 1 && value <= 100 ? " (percent?)" : "";
    }
}
