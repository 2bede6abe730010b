package dev.wardstream.pipeline;

import dev.wardstream.vitals.Assignments;
import dev.wardstream.wire.Topics;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the global table of assignments as the topic has it; a record that cannot be read leaves what was known before. */
final class AssignmentLoader implements Processor<String, byte[], Void, Void> {
    private static final Logger LOG = LoggerFactory.getLogger(AssignmentLoader.class);

    private final Deserializer<Assignments> deserializer =
            Topics.DEVICE_ASSIGNMENTS.serde().deserializer();

    private final AssignmentChanges changes;
    private ProcessorContext<Void, Void> context;
    private AssignmentTable table;

    /** @param changes is told of every device whose assignments are others now */
    AssignmentLoader(AssignmentChanges changes) {
        this.changes = changes;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.context = context;
        table = context.getStateStore(AssignmentTable.STORE);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        Assignments assignments;
        try {
            assignments = read(record);
        } catch (RuntimeException e) {
            LOG.error(
                    "Who wears device {} cannot be read from {}; what was known before holds: publish its assignments again",
                    record.key(),
                    context.recordMetadata().map(Object::toString).orElse(Topics.DEVICE_ASSIGNMENTS.name()),
                    e);
            return;
        }
        table.put(record.key(), assignments);
        changes.changed(record.key());
    }

    private @Nullable Assignments read(Record<String, byte[]> record) {
        Assignments assignments = deserializer.deserialize(Topics.DEVICE_ASSIGNMENTS.name(), record.value());
        if (assignments != null && !assignments.device().value().equals(record.key())) {
            throw new IllegalArgumentException("these are the assignments of device " + assignments.device());
        }
        return assignments;
    }
}
