package dev.wardstream.pipeline;

import dev.wardstream.patient.ShapeWindows;
import dev.wardstream.patient.WindowShape;
import dev.wardstream.window.PatientWindows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Patients' windows, step by step: a sample writes the one step it changed, some fifty bytes, and not the whole window. */
final class StoredWindows {
    static final String STORE = "windows";

    private static final char SEPARATOR = '|';
    private static final String PROGRESS = "progress";

    private final KeyValueStore<String, byte[]> store;
    /** How far each patient's windows had got when that was written last. Weak: it goes with its patient. */
    private final Map<ShapeWindows, byte[]> progress = new WeakHashMap<>();

    StoredWindows(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** Writes what changed since it was kept last. */
    void keep(String patient, ShapeWindows its) {
        BitSet changed = its.changed();
        if (changed.isEmpty()) {
            return;
        }
        String prefix = prefix(patient, its.shape());
        for (int slot = changed.nextSetBit(0); slot >= 0; slot = changed.nextSetBit(slot + 1)) {
            store.put(prefix + slot, its.windows().encodeSlot(slot));
        }
        byte[] now = its.windows().encodeProgress();
        if (!Arrays.equals(now, progress.get(its))) {
            store.put(prefix + PROGRESS, now);
            progress.put(its, now);
        }
        its.kept();
    }

    /** What was kept of a patient's windows; null where nothing was. */
    @Nullable ShapeWindows read(String patient, WindowShape shape) {
        String prefix = prefix(patient, shape);
        try (KeyValueIterator<String, byte[]> kept = store.range(prefix, prefix + Character.MAX_VALUE)) {
            if (!kept.hasNext()) {
                return null;
            }
            PatientWindows windows = shape.of(patient);
            while (kept.hasNext()) {
                KeyValue<String, byte[]> entry = kept.next();
                if (entry.key.endsWith(PROGRESS)) {
                    windows.restoreProgress(entry.value);
                } else {
                    windows.restoreSlot(entry.value);
                }
            }
            return new ShapeWindows(shape, windows);
        }
    }

    /** Deletes a patient's windows. */
    void forget(String patient, Collection<WindowShape> shapes) {
        for (WindowShape shape : shapes) {
            String prefix = prefix(patient, shape);
            delete(store.range(prefix, prefix + Character.MAX_VALUE), key -> true);
        }
    }

    /** Deletes all windows of these shapes: rare, and one walk through the store. */
    void forget(Set<WindowShape> shapes) {
        Set<String> names = shapes.stream().map(WindowShape::key).collect(Collectors.toSet());
        delete(store.all(), key -> names.contains(shapeIn(key)));
    }

    private void delete(KeyValueIterator<String, byte[]> those, Predicate<String> which) {
        List<String> gone = new ArrayList<>();
        try (those) {
            those.forEachRemaining(entry -> {
                if (which.test(entry.key)) {
                    gone.add(entry.key);
                }
            });
        }
        gone.forEach(store::delete);
    }

    private static String prefix(String patient, WindowShape shape) {
        return patient + SEPARATOR + shape.key() + SEPARATOR;
    }

    /** Of patient|shape|slot; ids may hold a separator, so it is looked for from the end. */
    private static String shapeIn(String key) {
        int end = key.lastIndexOf(SEPARATOR);
        return end < 0 ? "" : key.substring(key.lastIndexOf(SEPARATOR, end - 1) + 1, end);
    }
}
