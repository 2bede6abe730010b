package dev.wardstream.command;

import dev.wardstream.simulate.Emission;
import dev.wardstream.simulate.Feed;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VendorId;
import dev.wardstream.vitals.VitalSign;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** What a ward's devices send where two runs are to leave the same. */
final class KillFeeds {
    /** A sample in so many comes again, so many samples of its ward later: a third of what the intake remembers of a device. */
    static final int REPEATED = 7;

    private static final int LATER = 24 * 16;
    /** For so long a heart races, and for as long it is at rest. */
    private static final long RACING_MS = 60_000;

    private KillFeeds() {}

    private record Devices(Set<String> vendors, List<Assignments> assignments, List<Emission> all) implements Feed {
        @Override
        public Iterator<Emission> emissions() {
            return all.iterator();
        }
    }

    /** As from devices whose gateway never got an answer, and sends again. */
    static Feed withRepeats(Feed feed) {
        return feed.sending(once -> {
            AtomicInteger sent = new AtomicInteger();
            Deque<Emission> again = new ArrayDeque<>();
            return once.mapMulti((emission, next) -> {
                next.accept(emission);
                sent.incrementAndGet();
                if (again.size() == LATER / REPEATED) {
                    next.accept(again.removeFirst());
                    sent.incrementAndGet();
                }
                if (sent.get() % REPEATED == 0) {
                    again.addLast(emission);
                }
            });
        });
    }

    /** A patient's samples come by one device only: no one can tell in which order those of two would be read. */
    static Feed oneDeviceEach(Feed feed) {
        return new Devices(
                feed.vendors(),
                feed.assignments().stream()
                        .filter(worn -> isMain(worn.device()))
                        .toList(),
                feed.stream().filter(emission -> isMain(emission.device())).toList());
    }

    private static boolean isMain(DeviceId device) {
        return !device.value().contains("cuff");
    }

    /** Of every third device the heart races in every other minute. */
    static Feed withRacingHearts(Feed feed, long start) {
        return feed.sending(all -> all.map(emission -> {
            Sample sample = emission.sample().sample();
            boolean races = Math.floorMod(emission.device().value().hashCode(), 3) == 0
                    && (emission.at() - start) / RACING_MS % 2 == 1
                    && sample.readings().has(VitalSign.HEART_RATE);
            return races
                    ? new Emission(
                            emission.vendor(),
                            emission.at(),
                            new DeviceSample(
                                    emission.device(),
                                    emission.sample().sequence(),
                                    sample.withReadings(sample.readings().with(VitalSign.HEART_RATE, 165))))
                    : emission;
        }));
    }

    /** What is sent within a stretch of time, its end not included. */
    static Feed within(Feed feed, long from, long to) {
        return feed.sending(all -> all.filter(emission -> emission.at() >= from && emission.at() < to));
    }

    /** Both, on different patients. */
    static Feed both(Feed one, Feed other) {
        return new Devices(
                one.vendors(),
                Stream.concat(one.assignments().stream(), other.assignments().stream())
                        .toList(),
                Stream.concat(one.stream(), other.stream())
                        .sorted(Comparator.comparingLong(Emission::at))
                        .toList());
    }

    /** A patient with a bedside monitor of acme's, that sends these. */
    static Feed bed(String patient, long from, List<DeviceSample> samples) {
        Assignment worn = new Assignment(
                new PatientId(patient),
                new Location("ward-1", "bed-" + patient),
                DeviceKind.BEDSIDE_MONITOR,
                new VendorId("acme"),
                from,
                Assignment.OPEN);
        return new Devices(
                Set.of("acme"),
                List.of(new Assignments(deviceOf(patient), List.of(worn))),
                samples.stream()
                        .map(sample -> new Emission("acme", sample.sample().measuredAt(), sample))
                        .toList());
    }

    static DeviceSample sampleOf(String patient, long at, Readings readings) {
        return new DeviceSample(deviceOf(patient), null, Sample.of(at, readings));
    }

    private static DeviceId deviceOf(String patient) {
        return new DeviceId("monitor-of-" + patient);
    }
}
