package dev.wardstream.wire;

import org.jspecify.annotations.Nullable;

/** What is missing is null in a record; in the domain a number is then NaN, and a text empty. */
final class Missing {
    private Missing() {}

    static @Nullable Double toAvro(double value) {
        return Double.isNaN(value) ? null : value;
    }

    static double toDomain(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    static @Nullable String toAvro(String text) {
        return text.isEmpty() ? null : text;
    }

    static String toDomain(@Nullable String text) {
        return text == null ? "" : text;
    }
}
