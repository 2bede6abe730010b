package dev.wardstream.ward;

import dev.wardstream.vitals.DeviceKind;

/**
 * What was heard last from a device that a patient wears.
 *
 * @param battery charge, 0 to 1; NaN where it does not say
 * @param signalQuality 0 to 1; NaN where it does not say
 * @param measuredAt by the device's clock, epoch milliseconds
 * @param receivedAt on the ward's clock, epoch milliseconds
 */
record DeviceNews(DeviceKind kind, double battery, double signalQuality, long measuredAt, long receivedAt) {}
