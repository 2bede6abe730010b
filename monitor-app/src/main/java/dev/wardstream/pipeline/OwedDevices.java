package dev.wardstream.pipeline;

import dev.wardstream.schemas.avro.DeviceNotice;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.wire.NoticeRecords;
import dev.wardstream.wire.Topics;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Who is owed data from which device, as soon as it is assigned. A patient who was never heard is in no task's state, and every
 * instance has the whole table of assignments: so one task, that of the first partition, says it for all, on a topic whose key
 * is the patient. What was said of a device is kept, and said again only when it changes. The cost is in proportion to what
 * changes, but for one look at every device when the task starts.
 */
final class OwedDevices implements AutoCloseable {
    static final String STORE = "owed-devices";

    private final KeyValueStore<String, byte[]> told;
    private final AssignmentTable table;
    private final AssignmentChanges changes;
    private final Queue<String> changed;
    private final DueTimers looks = new DueTimers();
    private final Serializer<Assignments> serializer =
            Topics.DEVICE_ASSIGNMENTS.serde().serializer();

    OwedDevices(KeyValueStore<String, byte[]> told, AssignmentTable table, AssignmentChanges changes) {
        this.told = told;
        this.table = table;
        this.changes = changes;
        // In this order: what changes while the table is looked through is in the queue.
        this.changed = changes.follow();
        table.devices().forEach(device -> looks.set(device, Long.MIN_VALUE));
    }

    /** Says who is owed data anew, now on the ward's clock. */
    void tell(long now, Consumer<DeviceNotice> out) {
        for (String device = changed.poll(); device != null; device = changed.poll()) {
            looks.set(device, Long.MIN_VALUE);
        }
        for (String device = looks.poll(now); device != null; device = looks.poll(now)) {
            look(device, now, out);
        }
    }

    private void look(String device, long now, Consumer<DeviceNotice> out) {
        Assignments assignments = table.of(device);
        Assignment worn = assignments == null ? null : assignments.at(now);
        if (assignments == null || worn == null) {
            told.delete(device);
        } else {
            byte[] known = serializer.serialize(
                    Topics.DEVICE_ASSIGNMENTS.name(), new Assignments(assignments.device(), List.of(worn)));
            if (!Arrays.equals(known, told.get(device))) {
                told.put(device, known);
                out.accept(NoticeRecords.owed(assignments.device(), worn, Math.max(worn.from(), now)));
            }
        }
        if (assignments != null) {
            assignments.history().stream()
                    .mapToLong(Assignment::from)
                    .filter(from -> from > now)
                    .min()
                    .ifPresent(from -> looks.set(device, from));
        }
    }

    @Override
    public void close() {
        changes.leave(changed);
    }
}
