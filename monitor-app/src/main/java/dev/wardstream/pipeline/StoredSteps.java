package dev.wardstream.pipeline;

import dev.wardstream.patient.ShapeWindows;
import dev.wardstream.patient.WindowShape;
import dev.wardstream.state.StateWriter;
import dev.wardstream.window.PatientWindows;
import dev.wardstream.wire.StateFormat;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The finished steps of patients' windows, each in a record of its own beside the patient's state: a snapshot writes the few that
 * were finished since the one before, and not whole windows. For one thread.
 */
final class StoredSteps {
    private static final char SEPARATOR = '|';
    /** Where the version before kept how far a patient's windows had got. */
    private static final String PROGRESS = "progress";

    private final KeyValueStore<String, byte[]> store;
    private final StateWriter out = StateFormat.WINDOW_STEP.writer();

    StoredSteps(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** Writes what changed since it was kept last, but for the newest step: that stands in the patient's state, written with it. */
    void keep(String patient, ShapeWindows its) {
        BitSet changed = its.changed();
        int open = its.windows().newestSlot();
        if (changed.isEmpty() || (changed.cardinality() == 1 && changed.get(open))) {
            return;
        }
        String prefix = prefix(patient, its.shape());
        for (int slot = changed.nextSetBit(0); slot >= 0; slot = changed.nextSetBit(slot + 1)) {
            if (slot != open) {
                out.beginBare();
                its.windows().writeSlot(slot, out);
                store.put(prefix + slot, out.toBytes());
            }
        }
        its.keptBut(open);
    }

    /** Puts the finished steps into a patient's windows. */
    void restore(String patient, WindowShape shape, PatientWindows windows) {
        String prefix = prefix(patient, shape);
        try (KeyValueIterator<String, byte[]> kept = store.range(prefix, prefix + Character.MAX_VALUE)) {
            while (kept.hasNext()) {
                KeyValue<String, byte[]> entry = kept.next();
                if (!entry.key.endsWith(PROGRESS)) {
                    restore(windows, entry.value);
                }
            }
        }
    }

    private static void restore(PatientWindows windows, byte[] step) {
        if (StateFormat.isFramed(step)) {
            windows.readSlot(StateFormat.WINDOW_STEP.reader(step));
        } else {
            windows.restoreSlot(step);
        }
    }

    /** The windows that the version before kept of a patient; null where it kept none. What it said of their progress is deleted. */
    @Nullable ShapeWindows ofVersionBefore(String patient, WindowShape shape) {
        String progress = prefix(patient, shape) + PROGRESS;
        byte[] kept = store.get(progress);
        if (kept == null) {
            return null;
        }
        PatientWindows windows = shape.of(patient);
        restore(patient, shape, windows);
        windows.restoreProgress(kept);
        store.delete(progress);
        return new ShapeWindows(shape, windows);
    }

    /** Deletes a patient's steps. */
    void forget(String patient, Collection<WindowShape> shapes) {
        for (WindowShape shape : shapes) {
            String prefix = prefix(patient, shape);
            delete(store.range(prefix, prefix + Character.MAX_VALUE), key -> true);
        }
    }

    /** Deletes all steps of these shapes: rare, and one walk through the store. */
    void forget(Set<WindowShape> shapes) {
        Set<String> names = shapes.stream().map(WindowShape::key).collect(Collectors.toSet());
        delete(store.all(), key -> !LivePatients.isOther(key) && names.contains(shapeIn(key)));
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
        return end <= 0 ? "" : key.substring(key.lastIndexOf(SEPARATOR, end - 1) + 1, end);
    }
}
