package dev.wardstream.pipeline;

import dev.wardstream.wire.Topics;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;

/**
 * Marks each raw record whose timestamp is its producer's claim and not the time of its append. Kafka Streams hands on every record
 * as if its producer had said the time, so only the consumer below it can tell. Kafka makes it by its name.
 */
public final class ClaimedTimes implements ConsumerInterceptor<byte[], byte[]> {
    private static final String MARK = "wardstream.timestamp.claimed";
    private static final byte[] NOTHING = {};

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            if (Topics.vendorOf(partition.topic()) != null) {
                records.records(partition).forEach(ClaimedTimes::mark);
            }
        }
        return records;
    }

    /** A mark that a vendor has sent says nothing. */
    static void mark(ConsumerRecord<?, ?> record) {
        takeOff(record.headers());
        if (record.timestampType() != TimestampType.LOG_APPEND_TIME || record.timestamp() < 0) {
            record.headers().add(MARK, NOTHING);
        }
    }

    /** Whether a record is marked. */
    static boolean isMarked(Headers headers) {
        return headers.lastHeader(MARK) != null;
    }

    static void takeOff(Headers headers) {
        if (isMarked(headers)) {
            headers.remove(MARK);
        }
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        // Nothing hangs on it.
    }

    @Override
    public void close() {
        // It holds nothing.
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // It needs nothing.
    }
}
