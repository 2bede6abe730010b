package dev.wardstream.pipeline;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * When a raw record was received: its time of append. A topic that was not created as designed may carry anything, or nothing,
 * in its place; an extractor that threw at that would stop the stream for everybody.
 */
public final class ReceiptTime implements TimestampExtractor {
    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return record.timestamp() >= 0 ? record.timestamp() : Math.max(0, partitionTime);
    }
}
