package dev.wardstream.watch;

import dev.wardstream.schemas.avro.Heartbeat;
import dev.wardstream.watch.Sighting.BrokersAnswer;
import dev.wardstream.watch.Sighting.Heard;
import dev.wardstream.watch.Sighting.NoBroker;
import dev.wardstream.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees whether the brokers answer, and hears the heartbeats. It survives what it watches: brokers that are not there yet, or
 * no more, are a sighting and no error.
 */
public final class Lookout implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
    /** How long the brokers have to answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** How long one look listens where nothing is heard. */
    private static final Duration LISTENING = Duration.ofMillis(500);
    /** What was heard before is of instances that somebody has seen to by now. */
    private static final Duration LOOK_BACK = Duration.ofHours(12);
    /** How old a heartbeat may be that is taken for one said just now, whatever the clocks say. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Map<String, Object> kafka;
    private final Deserializer<Heartbeat> deserializer =
            Topics.HEARTBEAT.serde().deserializer();
    private @Nullable Admin admin;
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private Map<TopicPartition, Long> backlog = Map.of();

    public Lookout(Map<String, Object> kafka) {
        this.kafka = Map.copyOf(kafka);
    }

    /** What is to be seen now; the first look also tells of the heartbeats of the last hours. */
    public List<Sighting> look() {
        List<Sighting> sightings = new ArrayList<>();
        try {
            requireBrokers();
            sightings.add(new BrokersAnswer(System.currentTimeMillis()));
            listen(sightings);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.debug("No broker answers", e);
            sightings.add(new NoBroker(String.valueOf(e.getMessage()), System.currentTimeMillis()));
        }
        return sightings;
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
        if (consumer != null) {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    private void requireBrokers() {
        try {
            if (admin == null) {
                admin = Admin.create(kafka);
            }
            admin.describeCluster(new DescribeClusterOptions().timeoutMs((int) PATIENCE.toMillis()))
                    .nodes()
                    .get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new KafkaException(kafka.get("bootstrap.servers") + " does not answer: " + cause.getMessage(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private void listen(List<Sighting> sightings) {
        KafkaConsumer<byte[], byte[]> from = consumer == null ? open() : consumer;
        consumer = from;
        if (from.assignment().isEmpty() && !assign(from)) {
            return;
        }
        long heardAt = System.nanoTime();
        do {
            ConsumerRecords<byte[], byte[]> records = from.poll(LISTENING);
            records.forEach(record -> hear(record, sightings));
            heardAt = records.isEmpty() ? heardAt : System.nanoTime();
            if (System.nanoTime() - heardAt > PATIENCE.toNanos()) {
                throw new KafkaException("the rest of " + Topics.HEARTBEAT + " is not told");
            }
        } while (backlog.entrySet().stream().anyMatch(end -> from.position(end.getKey(), PATIENCE) < end.getValue()));
        backlog = Map.of();
    }

    private void hear(ConsumerRecord<byte[], byte[]> record, List<Sighting> sightings) {
        try {
            Heartbeat heartbeat = deserializer.deserialize(record.topic(), record.value());
            if (heartbeat != null) {
                sightings.add(new Heard(BeatRecords.toDomain(heartbeat), heardAt(record)));
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "A record on {} is no heartbeat that is known here (partition {}, offset {}): {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
        }
    }

    /** When the broker took it, for one from before this watcher listened; now, for one just said. */
    private long heardAt(ConsumerRecord<byte[], byte[]> record) {
        long now = System.currentTimeMillis();
        boolean isPast =
                record.offset() < backlog.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L)
                        || now - record.timestamp() > FRESH.toMillis();
        return isPast ? Math.min(now, record.timestamp()) : now;
    }

    /** Turns to the topic, some hours back; returns whether it is there. */
    private boolean assign(KafkaConsumer<byte[], byte[]> from) {
        List<TopicPartition> partitions = partitions(from).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        long since = System.currentTimeMillis() - LOOK_BACK.toMillis();
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, since));
        Map<TopicPartition, Long> ends = from.endOffsets(partitions, PATIENCE);
        Map<TopicPartition, OffsetAndTimestamp> starts = from.offsetsForTimes(times, PATIENCE);
        from.assign(partitions);
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp start = starts.get(partition);
            from.seek(partition, start == null ? ends.getOrDefault(partition, 0L) : start.offset());
        }
        backlog = ends;
        return !partitions.isEmpty();
    }

    private static List<PartitionInfo> partitions(KafkaConsumer<byte[], byte[]> from) {
        try {
            return from.partitionsFor(Topics.HEARTBEAT.name(), PATIENCE);
        } catch (UnknownTopicOrPartitionException e) {
            LOG.debug("There is no topic {} yet", Topics.HEARTBEAT, e);
            return List.of();
        }
    }

    private KafkaConsumer<byte[], byte[]> open() {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // Whoever only watches makes no topics.
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
