package dev.wardstream.vitals;

/**
 * What one device measured at one instant.
 *
 * @param measuredAt when, by the device's clock, in epoch milliseconds
 * @param readings the values, each in its vital's unit
 * @param observations what was charted beside them
 * @param signalQuality the device's own judgement, 0 (unusable) to 1 (good); NaN where it does not say
 * @param battery charge, 0 to 1; NaN where it does not say
 */
public record Sample(
        long measuredAt, Readings readings, Observations observations, double signalQuality, double battery) {

    /** A sample of a device that tells nothing but its readings. */
    public static Sample of(long measuredAt, Readings readings) {
        return new Sample(measuredAt, readings, Observations.unknown(), Double.NaN, Double.NaN);
    }

    /** The same, measured at another time, epoch milliseconds. */
    public Sample at(long time) {
        return time == measuredAt ? this : new Sample(time, readings, observations, signalQuality, battery);
    }

    public Sample withReadings(Readings replacement) {
        return new Sample(measuredAt, replacement, observations, signalQuality, battery);
    }

    /**
     * What people charted, without anything that a sensor measured: all that is left where the sensor cannot be trusted. A Glasgow total
     * is a person's judgement, though it comes as a number.
     */
    public Sample charted() {
        Readings charted = Readings.none();
        for (VitalSign vital : VitalSign.ALL) {
            if (vital.isCharted() && readings.has(vital)) {
                charted = charted.with(vital, readings.get(vital));
            }
        }
        return withReadings(charted);
    }
}
