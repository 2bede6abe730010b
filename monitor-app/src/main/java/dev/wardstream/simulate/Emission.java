package dev.wardstream.simulate;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceSample;

/**
 * A sample on its way from a device to its vendor's topic.
 *
 * @param vendor whose topic it goes to
 * @param at when it is published, epoch milliseconds on the simulated ward's clock: later than it was measured where the
 *     device had been out of reach
 */
public record Emission(String vendor, long at, DeviceSample sample) {
    public DeviceId device() {
        return sample.device();
    }
}
