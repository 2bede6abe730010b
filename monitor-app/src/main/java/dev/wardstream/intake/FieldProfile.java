package dev.wardstream.intake;

import java.util.List;

/**
 * How one vendor writes one field.
 *
 * @param statesUnit whether the vendor's unit is known, so that no other is guessed from the value
 * @param factor what a value is multiplied by to be in the field's own unit
 * @param offset what is then added
 * @param meaningless the values, as they are sent, that stand for no value
 */
public record FieldProfile(boolean statesUnit, double factor, double offset, List<Double> meaningless) {
    /** A vendor who does as the schema says. */
    static final FieldProfile AS_DOCUMENTED = new FieldProfile(false, 1, 0, List.of());

    /** A conversion's last bits are no measurement: a value that was on a limit shall be on it still. */
    private static final double FINEST = 1e6;

    public FieldProfile {
        if (!(factor > 0) || Double.isInfinite(factor) || Double.isNaN(offset) || Double.isInfinite(offset)) {
            throw new IllegalArgumentException(
                    "a conversion must be by a positive factor and a number: " + factor + " and " + offset);
        }
        meaningless = List.copyOf(meaningless);
    }

    /** A value as it is sent, in the field's own unit; NaN where it stands for none. */
    double read(double sent) {
        for (int i = 0; i < meaningless.size(); i++) {
            if (meaningless.get(i) == sent) {
                return Double.NaN;
            }
        }
        return factor == 1 && offset == 0 ? sent : Math.rint((sent * factor + offset) * FINEST) / FINEST;
    }
}
