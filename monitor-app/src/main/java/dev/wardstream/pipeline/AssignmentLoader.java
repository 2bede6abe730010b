package dev.wardstream.pipeline;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the global table of assignments as the topic has it. */
final class AssignmentLoader implements Processor<String, byte[], Void, Void> {
    private KeyValueStore<String, byte[]> table;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        table = context.getStateStore(AssignmentTable.STORE);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        table.put(record.key(), record.value());
    }
}
