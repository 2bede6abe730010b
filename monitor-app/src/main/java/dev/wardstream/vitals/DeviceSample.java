package dev.wardstream.vitals;

import org.jspecify.annotations.Nullable;

/**
 * A sample as a device published it: decoded, not yet judged, not yet anybody's.
 *
 * @param sequence the device's running number, null where it keeps none
 */
public record DeviceSample(DeviceId device, @Nullable Long sequence, Sample sample) {}
