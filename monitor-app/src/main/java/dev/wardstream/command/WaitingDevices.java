package dev.wardstream.command;

import dev.wardstream.intake.Reason;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongUnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The devices that sent of late though nobody wears them: quarantine knows. It is read only when somebody asks, the end of each
 * partition alone and for a few seconds at most, so that a flood of refused records costs nobody anything.
 */
final class WaitingDevices {
    private static final Logger LOG = LoggerFactory.getLogger(WaitingDevices.class);
    private static final long LAST_RECORDS = 300;
    private static final Duration AT_MOST = Duration.ofSeconds(3);
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> kafka;
    private final LongUnaryOperator wardTime;
    private CompletableFuture<Map<String, Long>> newest = CompletableFuture.completedFuture(Map.of());
    private long askedAt = System.nanoTime() - KEPT.toNanos();

    /** @param wardTime the ward's time at a time of the wall clock, both epoch milliseconds */
    WaitingDevices(Map<String, Object> kafka, LongUnaryOperator wardTime) {
        this.kafka = kafka;
        this.wardTime = wardTime;
    }

    /** Each with when it was heard last, on the ward's clock, as of a few seconds ago at most. */
    synchronized CompletableFuture<Map<String, Long>> heard() {
        boolean isOld = System.nanoTime() - askedAt >= KEPT.toNanos();
        if (newest.isDone() && isOld) {
            askedAt = System.nanoTime();
            newest = CompletableFuture.supplyAsync(this::read);
        }
        return newest;
    }

    /** What it could read; nothing where Kafka is away: people can still type a device. */
    private Map<String, Long> read() {
        Map<String, Long> heard = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Map<TopicPartition, Long> ends = begin(consumer);
            long since = System.nanoTime();
            while (System.nanoTime() - since < AT_MOST.toNanos() && isBefore(consumer, ends)) {
                consumer.poll(POLL).forEach(record -> take(record, heard));
            }
        } catch (KafkaException e) {
            LOG.warn("The devices that wait cannot be read: {}", e.getMessage());
        }
        return Map.copyOf(heard);
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.keySet().removeAll(List.of(ConsumerConfig.GROUP_ID_CONFIG, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) AT_MOST.toMillis());
        return properties;
    }

    /** Goes to the last records of each partition, and tells where the partitions end. */
    private static Map<TopicPartition, Long> begin(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.QUARANTINE.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        ends.forEach((partition, end) ->
                consumer.seek(partition, Math.max(starts.getOrDefault(partition, 0L), end - LAST_RECORDS)));
        return ends;
    }

    private static boolean isBefore(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Map<String, Long> heard) {
        QuarantinedRecord refused = QuarantinedRecord.of(record);
        String device = refused.key();
        if (device != null && refused.reason().equals(Reason.UNASSIGNED_DEVICE.name()) && canBe(device)) {
            heard.merge(device, wardTime.applyAsLong(record.timestamp()), Math::max);
        }
    }

    private static boolean canBe(String device) {
        try {
            return new DeviceId(device).value().equals(device);
        } catch (IllegalArgumentException e) {
            return false; // a key that is no device id is nothing to choose
        }
    }
}
