package dev.wardstream.pipeline;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Counters that survive a crash: they are kept in a store and so are committed together with what they count. */
final class Tally {
    private final KeyValueStore<String, Long> store;
    private final Map<String, Long> counts = new HashMap<>();

    Tally(KeyValueStore<String, Long> store) {
        this.store = store;
        try (KeyValueIterator<String, Long> all = store.all()) {
            all.forEachRemaining(entry -> counts.put(entry.key, entry.value));
        }
    }

    void count(String name) {
        count(name, 1);
    }

    void count(String name, int more) {
        if (more > 0) {
            store.put(name, counts.merge(name, (long) more, Long::sum));
        }
    }
}
