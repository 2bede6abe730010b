package dev.wardstream.command;

import dev.wardstream.wire.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a topic from its beginning to what is its end when it starts, committed records only. */
final class TopicReader {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    /** Brokers that fall silent in the middle are not waited for longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TopicReader() {}

    /**
     * Hands over each value; records of one key in their order. What cannot be read is told in the log and left out.
     *
     * @throws KafkaException where the topic is not there, or the brokers stop to answer
     */
    static <V> void read(Map<String, Object> kafka, Topic<V> topic, Consumer<V> taker) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            readTo(consumer.endOffsets(partitions), consumer, topic, taker);
        }
    }

    private static <V> void readTo(
            Map<TopicPartition, Long> ends, KafkaConsumer<byte[], byte[]> consumer, Topic<V> topic, Consumer<V> taker) {
        Deserializer<V> values = topic.serde().deserializer();
        long heardAt = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                heardAt = System.nanoTime();
                take(record, values, taker);
            }
            if (System.nanoTime() - heardAt > PATIENCE.toNanos()) {
                throw new KafkaException(
                        "the brokers have not told the rest of " + topic + " within " + PATIENCE.toSeconds() + " s");
            }
        }
    }

    private static <V> void take(ConsumerRecord<byte[], byte[]> record, Deserializer<V> values, Consumer<V> taker) {
        V value;
        try {
            value = values.deserialize(record.topic(), record.value());
        } catch (RuntimeException e) {
            LOG.warn(
                    "A record cannot be read and is left out (topic {}, partition {}, offset {}): {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
            return;
        }
        if (value != null) {
            taker.accept(value);
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, Topic<?> topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("there is no topic " + topic + ": create it with wardstream topics");
        }
        return partitions;
    }
}
