package dev.wardstream.wire;

import org.jspecify.annotations.Nullable;

/** A missing number is NaN in the domain and null in a record. */
final class Missing {
    private Missing() {}

    static @Nullable Double toAvro(double value) {
        return Double.isNaN(value) ? null : value;
    }

    static double toDomain(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}
