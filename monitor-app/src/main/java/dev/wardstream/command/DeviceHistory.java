package dev.wardstream.command;

import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.wire.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Who wore a device, as the compacted topic of assignments has it. */
final class DeviceHistory {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> kafka;

    DeviceHistory(Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** A device's history; empty where it has none. */
    Assignments read(DeviceId device) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        Assignments newest = new Assignments(device, List.of());
        try (KafkaConsumer<String, Assignments> consumer = new KafkaConsumer<>(
                properties,
                new StringDeserializer(),
                Topics.DEVICE_ASSIGNMENTS.serde().deserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.DEVICE_ASSIGNMENTS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, Assignments> record : consumer.poll(POLL)) {
                    if (device.value().equals(record.key()) && record.value() != null) {
                        newest = record.value();
                    }
                }
            }
        }
        return newest;
    }

    /** The history of every device, by its id. */
    Collection<Assignments> all() {
        Map<String, Assignments> newest = new TreeMap<>();
        TopicReader.read(
                kafka,
                Topics.DEVICE_ASSIGNMENTS,
                assignments -> newest.put(assignments.device().value(), assignments));
        return newest.values();
    }

    /** Writes a device's whole history, in place of what is there. */
    void write(Assignments history) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        try (KafkaProducer<String, Assignments> producer = new KafkaProducer<>(
                properties,
                new StringSerializer(),
                Topics.DEVICE_ASSIGNMENTS.serde().serializer())) {
            producer.send(new ProducerRecord<>(
                            Topics.DEVICE_ASSIGNMENTS.name(), history.device().value(), history))
                    .get();
        } catch (ExecutionException e) {
            throw new KafkaException("the assignment could not be published: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
