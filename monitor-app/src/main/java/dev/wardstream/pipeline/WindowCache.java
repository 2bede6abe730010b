package dev.wardstream.pipeline;

import dev.wardstream.vitals.PatientSample;
import dev.wardstream.window.PatientWindows;
import dev.wardstream.window.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Each patient's windows, live on the heap and step by step in the store: a sample writes the one step it changed, some
 * fifty bytes, and not the whole window. What was not used for long leaves the heap and is read back from the store.
 */
final class WindowCache {
    /** Patients times models that a task keeps on the heap, of some 4 kB each. */
    private static final int MOST_LIVE = 50_000;

    private static final char SEPARATOR = '|';
    private static final String PROGRESS = "progress";

    private record Key(String patient, WindowShape shape) {}

    private static final class Live {
        private final String prefix;
        private final PatientWindows windows;
        private byte[] progress = new byte[0];

        private Live(String prefix, PatientWindows windows) {
            this.prefix = prefix;
            this.windows = windows;
        }
    }

    private final KeyValueStore<String, byte[]> store;
    private final Map<Key, Live> live = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Live> eldest) {
            return size() > MOST_LIVE;
        }
    };

    WindowCache(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** Whether the sample comes too late for the windows of a shape. */
    boolean isTooOld(PatientSample sample, WindowShape shape) {
        return of(sample, shape).windows.isTooOldFor(sample.measuredAt());
    }

    /** Puts a sample into the windows of a shape and returns those that became due. */
    List<Window> add(PatientSample sample, WindowShape shape, boolean late) {
        Live own = of(sample, shape);
        List<Window> due = own.windows.add(sample.source(), sample.sample(), late);
        int slot = own.windows.slotOf(sample.measuredAt());
        store.put(own.prefix + slot, own.windows.encodeSlot(slot));
        byte[] progress = own.windows.encodeProgress();
        if (!Arrays.equals(progress, own.progress)) {
            store.put(own.prefix + PROGRESS, progress);
            own.progress = progress;
        }
        return due;
    }

    /** Deletes all windows of these shapes: rare, and one walk through the store. */
    void forget(Set<WindowShape> shapes) {
        if (shapes.isEmpty()) {
            return;
        }
        live.keySet().removeIf(key -> shapes.contains(key.shape()));
        Set<String> names = shapes.stream().map(WindowShape::key).collect(Collectors.toSet());
        List<String> gone = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> {
                if (names.contains(shapeIn(entry.key))) {
                    gone.add(entry.key);
                }
            });
        }
        gone.forEach(store::delete);
    }

    /** Of patient|shape|slot; ids may hold a separator, so it is looked for from the end. */
    private static String shapeIn(String key) {
        int end = key.lastIndexOf(SEPARATOR);
        return end < 0 ? "" : key.substring(key.lastIndexOf(SEPARATOR, end - 1) + 1, end);
    }

    private Live of(PatientSample sample, WindowShape shape) {
        Key key = new Key(sample.patient().value(), shape);
        Live own = live.get(key);
        if (own == null) {
            own = read(key);
            live.put(key, own);
        }
        return own;
    }

    private Live read(Key key) {
        WindowShape shape = key.shape();
        Live own = new Live(key.patient() + SEPARATOR + shape.key() + SEPARATOR, shape.of(key.patient()));
        try (KeyValueIterator<String, byte[]> kept = store.range(own.prefix, own.prefix + Character.MAX_VALUE)) {
            while (kept.hasNext()) {
                KeyValue<String, byte[]> entry = kept.next();
                if (entry.key.endsWith(PROGRESS)) {
                    own.windows.restoreProgress(entry.value);
                    own.progress = entry.value;
                } else {
                    own.windows.restoreSlot(entry.value);
                }
            }
        }
        return own;
    }
}
