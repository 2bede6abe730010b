package dev.wardstream.vitals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

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

    /** The unit that is written so, null where none is. */
    public static @Nullable GlucoseUnit ofUnit(String unit) {
        for (GlucoseUnit each : values()) {
            if (each.unit.equals(unit)) {
                return each;
            }
        }
        return null;
    }

    /** As people and UCUM write it. */
    public String unit() {
        return unit;
    }

    /** How many mg/dL one of this unit is. */
    public double perUnit() {
        return perUnit;
    }

    /** With how many decimals it is read. */
    public int decimals() {
        return decimals;
    }

    /** How a value in mg/dL is read in this unit. */
    public String read(double milligrams) {
        return BigDecimal.valueOf(milligrams / perUnit)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
