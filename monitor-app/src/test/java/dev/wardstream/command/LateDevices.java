package dev.wardstream.command;

import dev.wardstream.simulate.Emission;
import dev.wardstream.simulate.Feed;
import dev.wardstream.vitals.Assignments;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/** A feed whose devices deliver seconds late, now more, now less, each in its own order: as a gateway in a cellar does. */
final class LateDevices implements Feed {
    /** The latest delivery, milliseconds; live all the same. */
    private static final long LATEST = 9_000;

    private final Feed feed;

    LateDevices(Feed feed) {
        this.feed = feed;
    }

    @Override
    public Set<String> vendors() {
        return feed.vendors();
    }

    @Override
    public List<Assignments> assignments() {
        return feed.assignments();
    }

    @Override
    public Iterator<Emission> emissions() {
        Iterator<Emission> inTime = feed.emissions();
        PriorityQueue<Emission> underway = new PriorityQueue<>(Comparator.comparingLong(Emission::at));
        Map<String, Long> last = new HashMap<>();
        Queue<Emission> next = new ArrayDeque<>();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                while (next.isEmpty() && (inTime.hasNext() || !underway.isEmpty())) {
                    if (inTime.hasNext()) {
                        Emission emission = inTime.next();
                        underway.add(late(emission, last));
                        while (!underway.isEmpty() && underway.peek().at() <= emission.at()) {
                            next.add(underway.remove());
                        }
                    } else {
                        next.add(underway.remove());
                    }
                }
                return !next.isEmpty();
            }

            @Override
            public Emission next() {
                return next.remove();
            }
        };
    }

    /** Never before what the device sent earlier. */
    private static Emission late(Emission emission, Map<String, Long> last) {
        String device = emission.device().value();
        double phase = emission.at() / 41_000.0 + Math.floorMod(device.hashCode(), 100);
        long delay = Math.round(LATEST / 2.0 * (1 + Math.sin(phase)));
        long at = Math.max(emission.at() + delay, last.getOrDefault(device, Long.MIN_VALUE) + 1);
        last.put(device, at);
        return new Emission(emission.vendor(), at, emission.sample());
    }
}
