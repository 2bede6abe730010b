package dev.wardstream.bench;

import dev.wardstream.simulate.Emission;
import dev.wardstream.simulate.Feed;
import dev.wardstream.simulate.SimulatedWard;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;

/**
 * A simulated ward with enough alerts to say what they are and how long they take: of every tenth device, the heart races for as long as
 * it is at rest, each at another time.
 */
final class RestlessWard {
    private static final int ONE_IN = 10;
    /** Longer than an alarm waits for a rate to last. */
    private static final int RACING_MS = 20_000;

    private static final double RACING = 165;

    private RestlessWard() {}

    static Feed of(SimulatedWard ward) {
        return ward.sending(all ->
                all.map(emission -> new Emission(emission.vendor(), emission.at(), restless(emission.sample()))));
    }

    private static DeviceSample restless(DeviceSample of) {
        int number = Math.floorMod(of.device().value().hashCode(), 2 * RACING_MS);
        Sample sample = of.sample();
        boolean races = number % ONE_IN == 0
                && (sample.measuredAt() + number) / RACING_MS % 2 == 1
                && sample.readings().has(VitalSign.HEART_RATE);
        return races
                ? new DeviceSample(
                        of.device(),
                        of.sequence(),
                        sample.withReadings(sample.readings().with(VitalSign.HEART_RATE, RACING)))
                : of;
    }
}
