package dev.wardstream.alarm;

import dev.wardstream.vitals.DeviceKind;
import java.time.Duration;

/** A length of time for each kind of device. */
public record PerDeviceKind(Duration bedsideMonitor, Duration wearable, Duration spotCheck, Duration unknown) {
    /** The same for every kind. */
    public static PerDeviceKind all(Duration duration) {
        return new PerDeviceKind(duration, duration, duration, duration);
    }

    PerDeviceKind withSpotCheck(Duration other) {
        return new PerDeviceKind(bedsideMonitor, wearable, other, unknown);
    }

    /** The longest of them, in milliseconds. */
    long longestMillis() {
        return Math.max(
                Math.max(bedsideMonitor.toMillis(), wearable.toMillis()),
                Math.max(spotCheck.toMillis(), unknown.toMillis()));
    }

    /** The time for one kind, in milliseconds. */
    long millis(DeviceKind kind) {
        return of(kind).toMillis();
    }

    public Duration of(DeviceKind kind) {
        return switch (kind) {
            case BEDSIDE_MONITOR -> bedsideMonitor;
            case WEARABLE -> wearable;
            case SPOT_CHECK -> spotCheck;
            case UNKNOWN -> unknown;
        };
    }

    /** Refuses a negative time, naming its path below {@code path}. */
    void requireNotNegative(String path) {
        Checks.notNegative(path + ".bedsideMonitor", bedsideMonitor);
        Checks.notNegative(path + ".wearable", wearable);
        Checks.notNegative(path + ".spotCheck", spotCheck);
        Checks.notNegative(path + ".unknown", unknown);
    }

    /** Refuses a time that is not positive, naming its path below {@code path}. */
    void requirePositive(String path) {
        Checks.positive(path + ".bedsideMonitor", bedsideMonitor);
        Checks.positive(path + ".wearable", wearable);
        Checks.positive(path + ".spotCheck", spotCheck);
        Checks.positive(path + ".unknown", unknown);
    }
}
