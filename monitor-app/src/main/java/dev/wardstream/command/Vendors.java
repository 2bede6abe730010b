package dev.wardstream.command;

import dev.wardstream.vitals.VendorId;
import dev.wardstream.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** The vendors that have a topic on a cluster, and the devices that they speak for. */
final class Vendors {
    /** Of each partition only the newest records are looked at: every device that is worn is among them, but for rare ones. */
    private static final long NEWEST = 20_000;

    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> kafka;

    Vendors(Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** By name. */
    SortedSet<String> all() {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            return consumer.listTopics().keySet().stream()
                    .map(Topics::vendorOf)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /**
     * The vendor that somebody named, or the only one there is.
     *
     * @throws IllegalArgumentException where it has no topic, so that a slip of the pen lets no bed go unwatched; or where none
     *     was named, and there are others than one
     */
    VendorId chosen(@Nullable String named, String device) {
        SortedSet<String> all = all();
        if (named == null) {
            if (all.size() == 1) {
                return new VendorId(all.first());
            }
            throw new IllegalArgumentException("whose device is " + device + "? Name its vendor with --vendor: "
                    + (all.isEmpty()
                            ? "none has a topic yet, wardstream topics --vendor NAME makes one"
                            : String.join(", ", all)));
        }
        VendorId vendor = new VendorId(named);
        if (!all.contains(named)) {
            throw new IllegalArgumentException("there is no topic " + Topics.rawVitals(named)
                    + (all.isEmpty() ? "" : ", only vendors " + String.join(", ", all))
                    + "; make it with wardstream topics --vendor " + named);
        }
        return vendor;
    }

    /** Of each device that was heard of late, on whose topics. */
    Map<String, SortedSet<String>> heard() {
        Map<String, SortedSet<String>> heard = new TreeMap<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> Topics.vendorOf(topic.getKey()) != null)
                    .flatMap(topic -> topic.getValue().stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> oldest = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            ends.forEach((partition, end) ->
                    consumer.seek(partition, Math.max(end - NEWEST, oldest.getOrDefault(partition, 0L))));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    String vendor = Topics.vendorOf(record.topic());
                    if (record.key() != null && vendor != null) {
                        heard.computeIfAbsent(record.key(), device -> new TreeSet<>())
                                .add(vendor);
                    }
                }
            }
        }
        return heard;
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
