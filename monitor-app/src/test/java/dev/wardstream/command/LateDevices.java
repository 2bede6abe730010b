package dev.wardstream.command;

import dev.wardstream.simulate.Emission;
import dev.wardstream.simulate.Feed;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** A feed whose devices deliver seconds late, now more, now less, each in its own order: as a gateway in a cellar does. */
final class LateDevices {
    /** The latest delivery, milliseconds; live all the same. */
    private static final long LATEST = 9_000;

    private final PriorityQueue<Emission> underway = new PriorityQueue<>(Comparator.comparingLong(Emission::at));
    private final Map<String, Long> last = new HashMap<>();

    private LateDevices() {}

    static Feed of(Feed inTime) {
        return inTime.sending(all -> new LateDevices().deliver(all));
    }

    private Stream<Emission> deliver(Stream<Emission> all) {
        Stream<Emission> delivered = all.mapMulti((emission, next) -> {
            underway.add(late(emission));
            while (!underway.isEmpty() && underway.element().at() <= emission.at()) {
                next.accept(underway.remove());
            }
        });
        Stream<Emission> atLast =
                Stream.iterate(underway, rest -> !rest.isEmpty(), rest -> rest).map(PriorityQueue::remove);
        return Stream.concat(delivered, atLast);
    }

    /** Never before what the device sent earlier. */
    private Emission late(Emission emission) {
        String device = emission.device().value();
        double phase = emission.at() / 41_000.0 + Math.floorMod(device.hashCode(), 100);
        long delay = Math.round(LATEST / 2.0 * (1 + Math.sin(phase)));
        long at = Math.max(emission.at() + delay, last.getOrDefault(device, Long.MIN_VALUE) + 1);
        last.put(device, at);
        return new Emission(emission.vendor(), at, emission.sample());
    }
}
