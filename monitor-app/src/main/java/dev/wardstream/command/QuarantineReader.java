package dev.wardstream.command;

import dev.wardstream.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads the quarantine to what is its end when it starts. */
final class QuarantineReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final boolean goesOn;
    private final Map<TopicPartition, OffsetAndMetadata> handled = new HashMap<>();

    private QuarantineReader(Map<String, Object> kafka, @Nullable String group) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        if (group != null) {
            properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        }
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        goesOn = group != null;
    }

    /** From the beginning. */
    static QuarantineReader ofAll(Map<String, Object> kafka) {
        return new QuarantineReader(kafka, null);
    }

    /** From where the last reader of the same group said that it was {@link #done}. */
    static QuarantineReader goingOn(Map<String, Object> kafka, String group) {
        return new QuarantineReader(kafka, group);
    }

    /** Hands over record after record until the end, or until the taker has enough and says so with false. */
    void read(Predicate<QuarantinedRecord> taker) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.QUARANTINE.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        if (goesOn) {
            consumer.committed(Set.copyOf(partitions)).forEach((partition, offset) -> {
                if (offset != null) {
                    consumer.seek(partition, offset);
                }
            });
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                // What came after the start is another reading's; it may be what this one has sent again.
                if (record.offset() < ends.getOrDefault(partition, 0L)) {
                    handled.put(partition, new OffsetAndMetadata(record.offset() + 1));
                    if (!taker.test(QuarantinedRecord.of(record))) {
                        return;
                    }
                }
            }
        }
    }

    /** Tells that what was handed over is dealt with, for the next reader of the group. */
    void done() {
        consumer.commitSync(handled);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
