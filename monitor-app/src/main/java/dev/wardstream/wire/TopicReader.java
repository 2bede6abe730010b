package dev.wardstream.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads topics, whole or what was appended within a time, to what is their end when it starts; committed records only. */
public final class TopicReader {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    /** Brokers that fall silent in the middle are not waited for longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, Part<?>> parts;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final Map<TopicPartition, Long> starts = new HashMap<>();

    /**
     * What of a topic is read.
     *
     * @param since when the first record was appended, by the wall clock, epoch milliseconds; {@link Long#MIN_VALUE} for the beginning
     * @param until before when the last was; {@link Long#MAX_VALUE} for the end
     */
    public record Part<V>(Topic<V> topic, long since, long until, Taker<V> taker) {
        /** All of it. */
        public static <V> Part<V> all(Topic<V> topic, Taker<V> taker) {
            return new Part<>(topic, Long.MIN_VALUE, Long.MAX_VALUE, taker);
        }
    }

    /** Takes records; those of one key in their order. */
    public interface Taker<V> {
        /** @param value null where what the key said before is taken back */
        void take(String key, @Nullable V value);
    }

    /** Is told how far the reading is. */
    public interface Progress {
        Progress NONE = (read, all) -> {};

        /** @param all how many offsets there are to be read */
        void read(long read, long all);
    }

    private TopicReader(KafkaConsumer<String, byte[]> consumer, List<Part<?>> parts) {
        this.consumer = consumer;
        this.parts =
                parts.stream().collect(Collectors.toMap(part -> part.topic().name(), part -> part));
    }

    /**
     * Hands over each value of a topic. What cannot be read is told in the log and left out.
     *
     * @throws KafkaException where the topic is not there, or the brokers stop to answer
     */
    public static <V> void read(Map<String, Object> kafka, Topic<V> topic, Consumer<V> taker) {
        Taker<V> values = (key, value) -> {
            if (value != null) {
                taker.accept(value);
            }
        };
        read(kafka, List.of(Part.all(topic, values)), Progress.NONE);
    }

    /**
     * Hands over the records of some topics, by one consumer.
     *
     * @throws KafkaException where a topic is not there, or the brokers stop to answer
     */
    public static void read(Map<String, Object> kafka, List<Part<?>> parts, Progress progress) {
        Map<String, Object> properties = new HashMap<>(kafka);
        // It belongs to no group, whatever the operator's properties say of one.
        properties.keySet().removeAll(List.of(ConsumerConfig.GROUP_ID_CONFIG, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicReader reader = new TopicReader(consumer, parts);
            reader.begin();
            reader.readToTheEnds(progress);
        }
    }

    private void begin() {
        for (Part<?> part : parts.values()) {
            List<TopicPartition> partitions = partitions(part.topic());
            Map<TopicPartition, Long> last = consumer.endOffsets(partitions);
            ends.putAll(part.until() == Long.MAX_VALUE ? last : offsets(partitions, part.until(), last));
            starts.putAll(
                    part.since() == Long.MIN_VALUE
                            ? consumer.beginningOffsets(partitions)
                            : offsets(partitions, part.since(), last));
        }
        consumer.assign(ends.keySet());
        starts.forEach(consumer::seek);
    }

    /** Where what was appended from a time on begins. */
    private Map<TopicPartition, Long> offsets(
            List<TopicPartition> partitions, long time, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, Math.max(0, time)));
        Map<TopicPartition, Long> offsets = new HashMap<>(ends);
        for (Map.Entry<TopicPartition, @Nullable OffsetAndTimestamp> found :
                consumer.offsetsForTimes(times).entrySet()) {
            OffsetAndTimestamp first = found.getValue();
            if (first != null) {
                offsets.put(found.getKey(), first.offset());
            }
        }
        return offsets;
    }

    private void readToTheEnds(Progress progress) {
        long heardAt = System.nanoTime();
        List<TopicPartition> left = new ArrayList<>(ends.keySet());
        while (true) {
            left.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
            tell(progress);
            if (left.isEmpty()) {
                return;
            }
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                heardAt = System.nanoTime();
                if (record.offset() < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L)) {
                    take(record, parts.get(record.topic()));
                }
            }
            if (System.nanoTime() - heardAt > PATIENCE.toNanos()) {
                throw new KafkaException("the brokers have not told the rest of "
                        + left.get(0).topic() + " within " + PATIENCE.toSeconds() + " s");
            }
        }
    }

    private void tell(Progress progress) {
        long all = 0;
        long read = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            long start = starts.getOrDefault(end.getKey(), 0L);
            all += Math.max(0, end.getValue() - start);
            read += Math.max(0, Math.min(end.getValue(), consumer.position(end.getKey())) - start);
        }
        progress.read(read, all);
    }

    private static <V> void take(ConsumerRecord<String, byte[]> record, @Nullable Part<V> part) {
        if (part == null) {
            throw new IllegalStateException(record.topic() + " was not asked for");
        }
        try {
            part.taker()
                    .take(
                            record.key(),
                            part.topic().serde().deserializer().deserialize(record.topic(), record.value()));
        } catch (RuntimeException e) {
            LOG.warn(
                    "A record cannot be read and is left out (topic {}, partition {}, offset {}): {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
        }
    }

    private List<TopicPartition> partitions(Topic<?> topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("there is no topic " + topic + ": create it with wardstream topics");
        }
        return partitions;
    }
}
