package dev.wardstream.pipeline;

import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Who wore which device: the global table of {@code device.assignments}, whole on every instance, since a vendor's client
 * may partition devices in a way of its own.
 */
final class AssignmentTable {
    static final String STORE = "device-assignments";

    private record Decoded(byte[] bytes, Assignments assignments) {}

    private final ReadOnlyKeyValueStore<String, byte[]> store;
    private final Deserializer<Assignments> deserializer;
    private final String topic;
    private final Map<String, Decoded> decoded = new HashMap<>();

    AssignmentTable(ReadOnlyKeyValueStore<String, byte[]> store, Deserializer<Assignments> deserializer, String topic) {
        this.store = store;
        this.deserializer = deserializer;
        this.topic = topic;
    }

    /**
     * The assignments of a device, or null where it has none.
     *
     * @throws RuntimeException where the table's entry cannot be decoded
     */
    @Nullable Assignments of(String device) {
        byte[] bytes = store.get(device);
        if (bytes == null) {
            decoded.remove(device);
            return null;
        }
        Decoded known = decoded.get(device);
        // The table is in memory and gives the same array until a new one comes: no need to compare or decode it again.
        if (known == null || known.bytes() != bytes) {
            known = new Decoded(bytes, deserializer.deserialize(topic, bytes));
            decoded.put(device, known);
        }
        return known.assignments();
    }

    /** Every device. */
    List<String> devices() {
        List<String> devices = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> devices.add(entry.key));
        }
        return devices;
    }

    /** The devices that a patient wears until further notice. It looks at every device: not for what comes often. */
    List<Assignments> wornBy(PatientId patient) {
        return those(assignments -> assignments.isWornBy(patient));
    }

    /** The devices that somebody in a bed wears until further notice. It looks at every device: not for what comes often. */
    List<Assignments> wornIn(Location bed) {
        return those(assignments -> !assignments.history().isEmpty()
                && assignments.newest().to() == Assignment.OPEN
                && assignments.newest().location().equals(bed));
    }

    private List<Assignments> those(Predicate<Assignments> asked) {
        List<Assignments> found = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                Assignments assignments = of(all.next().key);
                if (assignments != null && asked.test(assignments)) {
                    found.add(assignments);
                }
            }
        }
        return found;
    }
}
