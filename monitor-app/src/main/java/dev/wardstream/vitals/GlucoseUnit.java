package dev.wardstream.vitals;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The units in which wards read blood glucose. Kept and judged it is in mg/dL, whatever it is shown in. */
public enum GlucoseUnit {
    MG_DL("mg/dL", 1, 0),
    MMOL_L("mmol/L", GlucoseUnit.MG_DL_IN_A_MMOL_L, 1);

    /** A mole of glucose, C6H12O6, weighs 180.156 g, and a litre is ten decilitres. */
    public static final double MG_DL_IN_A_MMOL_L = 18.0156;

    private final String unit;
    private final double perUnit;
    private final int decimals;

    GlucoseUnit(String unit, double perUnit, int decimals) {
        this.unit = unit;
        this.perUnit = perUnit;
        this.decimals = decimals;
    }

    /** As people and UCUM write it. */
    public String unit() {
        return unit;
    }

    /** A value in mg/dL in this unit, rounded as it is read in this unit: whole mg/dL, tenths of a mmol/L; NaN stays. */
    public double of(double milligramsPerDecilitre) {
        double steps = Math.pow(10, decimals);
        return Math.floor(milligramsPerDecilitre / perUnit * steps + 0.5) / steps;
    }

    /** The same as text, such as {@code 13.9}. */
    public String asCharted(double milligramsPerDecilitre) {
        return BigDecimal.valueOf(of(milligramsPerDecilitre))
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
