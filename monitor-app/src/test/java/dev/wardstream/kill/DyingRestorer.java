package dev.wardstream.kill;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What Kafka Streams restores stores with; it may die when some of the state was handed over and more has come. */
final class DyingRestorer extends KafkaConsumer<byte[], byte[]> {
    private boolean due;

    DyingRestorer(Map<String, Object> config) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
        if (due && !records.isEmpty()) {
            Death.RESTORING.die();
        }
        for (int i = 0; i < records.count(); i++) {
            due |= Death.RESTORING.isDue();
        }
        return records;
    }
}
