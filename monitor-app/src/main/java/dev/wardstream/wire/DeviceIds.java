package dev.wardstream.wire;

import dev.wardstream.vitals.DeviceId;
import org.jspecify.annotations.Nullable;

/** The device that a value was taken from, where a record tells it. */
final class DeviceIds {
    private DeviceIds() {}

    static @Nullable String toAvro(@Nullable DeviceId device) {
        return device == null ? null : device.value();
    }

    static @Nullable DeviceId toDomain(@Nullable String device) {
        return device == null ? null : new DeviceId(device);
    }
}
