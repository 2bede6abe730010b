package dev.wardstream.vitals;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The values measured at one instant: at most one per {@link VitalSign}, in that vital's unit, NaN where it was not
 * measured. Immutable.
 */
public final class Readings {
    private static final Readings NONE = new Readings(blank());

    private final double[] values;

    private Readings(double[] values) {
        this.values = values;
    }

    public static Readings none() {
        return NONE;
    }

    public static Readings of(VitalSign vital, double value) {
        return NONE.with(vital, value);
    }

    public static Readings of(Map<VitalSign, Double> values) {
        double[] copy = blank();
        values.forEach((vital, value) -> copy[vital.ordinal()] = value);
        return new Readings(copy);
    }

    /** The readings of an array indexed by {@link VitalSign#ordinal()}, which is copied. */
    public static Readings ofOrdinals(double[] values) {
        if (values.length != VitalSign.ALL.size()) {
            throw new IllegalArgumentException(
                    "expected " + VitalSign.ALL.size() + " values, one a vital sign, got " + values.length);
        }
        return new Readings(values.clone());
    }

    /** The value of a vital in its unit, NaN where it was not measured. */
    public double get(VitalSign vital) {
        return values[vital.ordinal()];
    }

    public boolean has(VitalSign vital) {
        return !Double.isNaN(values[vital.ordinal()]);
    }

    /** These readings with one vital replaced; NaN takes it away. */
    public Readings with(VitalSign vital, double value) {
        double[] copy = values.clone();
        copy[vital.ordinal()] = value;
        return new Readings(copy);
    }

    public boolean isEmpty() {
        return count() == 0;
    }

    /** How many vitals were measured. */
    public int count() {
        int count = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                count++;
            }
        }
        return count;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Readings that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    /** The measured vitals only, as {@code {heartRate=72.0, spo2=97.0}}. */
    @Override
    public String toString() {
        Map<VitalSign, Double> measured = new EnumMap<>(VitalSign.class);
        VitalSign.ALL.stream().filter(this::has).forEach(vital -> measured.put(vital, get(vital)));
        return measured.toString();
    }

    private static double[] blank() {
        double[] values = new double[VitalSign.ALL.size()];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}
