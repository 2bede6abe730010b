package dev.wardstream.pipeline;

import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Who wore which device: the global table of {@code device.assignments}, whole on every instance, since a vendor's client
 * may partition devices in a way of its own. It holds them as {@link AssignmentLoader} read them, so that a sample decodes nothing
 * for who wears its device. For any thread.
 */
final class AssignmentTable implements StateStore {
    static final String STORE = "device-assignments";

    private final Map<String, Assignments> byDevice = new ConcurrentHashMap<>();
    private volatile boolean open;

    static StoreBuilder<AssignmentTable> builder() {
        return new OwnStoreBuilder<>(STORE, false, AssignmentTable::new);
    }

    /** The assignments of a device, or null where it has none. */
    @Nullable Assignments of(String device) {
        return byDevice.get(device);
    }

    /** Replaces what is known of a device; null where it has no assignments any more. */
    void put(String device, @Nullable Assignments assignments) {
        if (assignments == null) {
            byDevice.remove(device);
        } else {
            byDevice.put(device, assignments);
        }
    }

    /** Every device, by id. */
    List<String> devices() {
        return byDevice.keySet().stream().sorted().toList();
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

    /** In the order of the devices' ids, so that what comes of them is the same on every instance. */
    private List<Assignments> those(Predicate<Assignments> asked) {
        return byDevice.entrySet().stream()
                .filter(entry -> asked.test(entry.getValue()))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public String name() {
        return STORE;
    }

    /** It is read anew from the topic whenever Kafka Streams starts, by the loader and not record by record. */
    @Override
    public void init(StateStoreContext context, StateStore root) {
        byDevice.clear();
        open = true;
        context.register(root, (key, value) -> {
            throw new IllegalStateException("the table of assignments is restored by its loader");
        });
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }
}
