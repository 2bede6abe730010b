package dev.wardstream.ward;

import dev.wardstream.vitals.DeviceId;
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

    static @Nullable String device(@Nullable DeviceId device) {
        return device == null ? null : device.value();
    }

    static @Nullable String text(String text) {
        return text.isEmpty() ? null : text;
    }
}
