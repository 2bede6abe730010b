package dev.wardstream.bench;

import dev.wardstream.simulate.Emission;
import dev.wardstream.simulate.Feed;
import dev.wardstream.simulate.SimulatedWard;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * A simulated ward with enough alerts to say what they are and how long they take: of every tenth device, the heart races for as long as
 * it is at rest, each at another time.
 */
final class RestlessWard implements Feed {
    private static final int ONE_IN = 10;
    /** Longer than an alarm waits for a rate to last. */
    private static final int RACING_MS = 20_000;

    private static final double RACING = 165;

    private final SimulatedWard ward;

    RestlessWard(SimulatedWard ward) {
        this.ward = ward;
    }

    @Override
    public Set<String> vendors() {
        return ward.vendors();
    }

    @Override
    public List<Assignments> assignments() {
        return ward.assignments();
    }

    @Override
    public Iterator<Emission> emissions() {
        Iterator<Emission> all = ward.emissions();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public Emission next() {
                Emission emission = all.next();
                return new Emission(emission.vendor(), emission.at(), restless(emission.sample()));
            }
        };
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
