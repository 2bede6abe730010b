package dev.wardstream.command;

import dev.wardstream.vitals.PatientId;
import dev.wardstream.wire.Topic;
import dev.wardstream.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What is on a topic, committed records only, the order within each partition kept; and putting something there. */
final class TopicContents {
    private TopicContents() {}

    static <V> List<V> of(Topic<V> topic, String bootstrapServers) {
        return records(topic.name(), new StringDeserializer(), topic.serde().deserializer(), bootstrapServers).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    /** What is told of each patient on a topic, a line a record, in the topic's order. */
    static <V> Map<PatientId, List<String>> byPatient(
            Topic<V> topic, Function<V, PatientId> patient, Function<V, String> line, String bootstrapServers) {
        return of(topic, bootstrapServers).stream()
                .collect(Collectors.groupingBy(patient, Collectors.mapping(line, Collectors.toList())));
    }

    /** Adds a record, and returns when the broker has it. */
    static <V> void add(Topic<V> topic, String key, V value, String bootstrapServers) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        try (KafkaProducer<String, V> producer = new KafkaProducer<>(
                settings, new StringSerializer(), topic.serde().serializer())) {
            producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
        }
    }

    static List<QuarantinedRecord> quarantine(String bootstrapServers) {
        return records(
                        Topics.QUARANTINE.name(),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        bootstrapServers)
                .stream()
                .map(QuarantinedRecord::of)
                .toList();
    }

    /** Where the newest record with a key is. */
    static int partitionOf(Topic<?> topic, String key, String bootstrapServers) {
        return records(topic.name(), new StringDeserializer(), new ByteArrayDeserializer(), bootstrapServers).stream()
                .filter(record -> key.equals(record.key()))
                .mapToInt(ConsumerRecord::partition)
                .reduce((first, last) -> last)
                .orElseThrow(() -> new AssertionError("no record of " + key + " on " + topic.name()));
    }

    private static <K, V> List<ConsumerRecord<K, V>> records(
            String topic, Deserializer<K> key, Deserializer<V> value, String bootstrapServers) {
        List<ConsumerRecord<K, V>> all = new ArrayList<>();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        try (KafkaConsumer<K, V> consumer = new KafkaConsumer<>(settings, key, value)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
        }
        return all;
    }
}
