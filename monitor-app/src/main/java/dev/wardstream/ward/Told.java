package dev.wardstream.ward;

import org.jspecify.annotations.Nullable;

/** How the API tells what is missing: NaN, never and the empty text are null in JSON. */
final class Told {
    private Told() {}

    static @Nullable Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }

    static @Nullable Long time(long at) {
        return at == Long.MIN_VALUE || at == Long.MAX_VALUE ? null : at;
    }

    static @Nullable String text(String text) {
        return text.isEmpty() ? null : text;
    }
}
