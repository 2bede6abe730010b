package dev.wardstream.command;

import dev.wardstream.vitals.GlucoseUnit;
import dev.wardstream.vitals.VitalSign;
import java.util.Map;
import javax.measure.IncommensurableException;
import javax.measure.UnconvertibleException;
import javax.measure.Unit;
import javax.measure.UnitConverter;
import org.jspecify.annotations.Nullable;
import systems.uom.ucum.format.UCUMFormat;
import systems.uom.ucum.internal.format.TokenException;
import systems.uom.ucum.internal.format.TokenMgrError;

/** Units by their UCUM codes, case-sensitive, and how a value in one becomes a value in another. */
final class Ucum {
    /** A value times the factor, plus the offset. */
    record Conversion(double factor, double offset) {}

    private static final Map<String, String> EXAMPLES = Map.of(
            "mm[Hg]", "kPa",
            "Cel", "[degF]",
            "mg/dL", "mmol/L",
            "/min", "/s",
            "%", "1 for a fraction",
            "[g]", "m/s2",
            "uS", "nS",
            "1", "% for percent");

    private Ucum() {}

    /**
     * From a vendor's unit to that of a vital.
     *
     * @throws IllegalArgumentException saying what is allowed
     */
    static Conversion to(VitalSign vital, String code) {
        Unit<?> from = unit(code, vital.unit());
        Conversion conversion = between(from, unit(vital.unit(), vital.unit()));
        if (conversion == null && vital == VitalSign.BLOOD_GLUCOSE) {
            conversion = ofGlucose(from);
        }
        return required(conversion, vital.unit());
    }

    /** From a vendor's unit to a share, 0 to 1. */
    static Conversion toShare(String code) {
        return required(between(unit(code, "1"), unit("1", "1")), "1");
    }

    /** UCUM counts molecules and weighs grams, and knows no substance: what a mole of glucose weighs is said here. */
    private static @Nullable Conversion ofGlucose(Unit<?> from) {
        Conversion amount = between(from, unit("mmol/L", "mg/dL"));
        return amount == null ? null : new Conversion(amount.factor() * GlucoseUnit.MG_DL_IN_A_MMOL_L, amount.offset());
    }

    private static @Nullable Conversion between(Unit<?> from, Unit<?> to) {
        try {
            UnitConverter converter = from.getConverterToAny(to);
            double offset = converter.convert(0.0);
            double factor = (converter.convert(1000.0) - offset) / 1000;
            double half = converter.convert(500.0);
            boolean isStraight = Math.abs(offset + 500 * factor - half) <= 1e-9 * Math.max(1, Math.abs(half));
            return isStraight && factor > 0 ? new Conversion(factor, offset) : null;
        } catch (IncommensurableException | UnconvertibleException e) {
            return null;
        }
    }

    private static Unit<?> unit(String code, String wanted) {
        if (!code.isBlank()) {
            try {
                return UCUMFormat.getInstance(UCUMFormat.Variant.CASE_SENSITIVE).parse(code);
            } catch (TokenException | TokenMgrError | IllegalArgumentException e) {
                // What its parser says of a code that is none is of no help to who wrote it.
            }
        }
        throw new IllegalArgumentException("is no unit of UCUM: " + allowed(wanted));
    }

    private static Conversion required(@Nullable Conversion conversion, String wanted) {
        if (conversion == null) {
            throw new IllegalArgumentException("is a unit of something else: " + allowed(wanted));
        }
        return conversion;
    }

    private static String allowed(String wanted) {
        String example = EXAMPLES.get(wanted);
        return "write " + wanted + ", or what converts to it" + (example == null ? "" : ", such as " + example);
    }
}
