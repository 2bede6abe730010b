package dev.wardstream.archive;

import dev.wardstream.archive.Source.PastRead;
import dev.wardstream.wire.Backlog;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads again what is archived already, so that what stands is known after a start: up to where the archive goes on, by a
 * consumer of no group, a batch at a time. How long that takes is bounded: alerts and limits are few and are kept for a year; of
 * the rest the newest records of the last day are read.
 */
final class Past implements AutoCloseable {
    /** The most records of a partition that are read again of a topic that is read only in part. */
    static final long MOST = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(Past.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(5);
    /** A new leader of a partition may for a moment know less than was committed. */
    private static final Duration SHORT_FOR_GOOD = Duration.ofSeconds(10);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Source<?>> sources;
    /** Where reading again ends, exclusive, of each partition that is not read yet. */
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    private boolean begun;
    private long begunAt;
    private Backlog backlog = Backlog.NONE;

    Past(Map<String, Object> consumerProperties, Map<String, Source<?>> sources) {
        Map<String, Object> properties = new HashMap<>(consumerProperties);
        properties.keySet().removeAll(List.of(ConsumerConfig.GROUP_ID_CONFIG, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, Archive.GROUP + "-past");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.sources = sources;
    }

    /** Reads these from now on, up to these offsets, besides those that it reads already. */
    void read(Map<TopicPartition, Long> upTo) {
        ends.putAll(upTo);
        begun = false;
    }

    /** These are another archive's. */
    void drop(Collection<TopicPartition> revoked) {
        ends.keySet().removeAll(revoked);
        forgetPositions();
    }

    boolean isRead() {
        return ends.isEmpty();
    }

    /** Whether what comes next of it would be taken in before what came earlier. */
    boolean isReading(TopicPartition partition) {
        return ends.containsKey(partition);
    }

    /** How far it is, such as {@code 45 % of 120000 records}. */
    String progress() {
        return backlog.progress(ends.keySet().stream()
                .collect(Collectors.toMap(one -> one, one -> consumer.position(one, BROKER_PATIENCE))));
    }

    /** Reads the next batch. */
    void step() {
        if (!begun) {
            begin();
            begun = true;
            begunAt = System.nanoTime();
        }
        if (ends.isEmpty()) {
            return;
        }
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
            TopicPartition partition = new TopicPartition(message.topic(), message.partition());
            if (message.offset() < ends.getOrDefault(partition, 0L)) {
                take(message);
            }
        }
        Set<TopicPartition> done = ends.entrySet().stream()
                .filter(end -> consumer.position(end.getKey(), BROKER_PATIENCE) >= end.getValue()
                        || isShorterThanItWas(end.getKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        ends.keySet().removeAll(done);
        forgetPositions();
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** Whether a topic was made anew, or lost its newest records: what was committed lies behind its end, for good. */
    private boolean isShorterThanItWas(TopicPartition partition) {
        boolean isAtEnd = consumer.currentLag(partition).orElse(Long.MAX_VALUE) == 0;
        boolean isForGood = System.nanoTime() - begunAt > SHORT_FOR_GOOD.toNanos();
        if (isAtEnd && isForGood) {
            LOG.warn("{} ends before what was archived of it: it was made anew, or has lost records", partition);
        }
        return isAtEnd && isForGood;
    }

    /** Of what is not read any more: should it come back, it is read from its beginning. */
    private void forgetPositions() {
        Set<TopicPartition> left = new HashSet<>(consumer.assignment());
        if (left.retainAll(ends.keySet())) {
            consumer.assign(left);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        Source<?> source = sources.get(message.topic());
        try {
            if (source != null) {
                source.take(message);
            }
        } catch (RuntimeException e) {
            // It was told when it was read for the first time.
            LOG.debug("{}-{}@{} cannot be read", message.topic(), message.partition(), message.offset(), e);
        }
    }

    private void begin() {
        Map<TopicPartition, Long> positions = consumer.assignment().stream()
                .collect(Collectors.toMap(one -> one, one -> consumer.position(one, BROKER_PATIENCE)));
        Map<TopicPartition, Long> starts = new HashMap<>(consumer.beginningOffsets(ends.keySet(), BROKER_PATIENCE));
        recent().forEach((partition, start) -> starts.merge(partition, start, Math::max));
        starts.putAll(positions);
        ends.entrySet().removeIf(end -> starts.getOrDefault(end.getKey(), 0L) >= end.getValue());
        consumer.assign(ends.keySet());
        ends.keySet().forEach(partition -> consumer.seek(partition, starts.getOrDefault(partition, 0L)));
        starts.keySet().retainAll(ends.keySet());
        backlog = new Backlog(starts, ends);
    }

    /** Where what is worth reading begins, of those that are read only in part. */
    private Map<TopicPartition, Long> recent() {
        long since = System.currentTimeMillis() - PartitionState.MEMORY.toMillis();
        Map<TopicPartition, Long> times = new HashMap<>();
        ends.keySet().stream().filter(this::isReadInPart).forEach(partition -> times.put(partition, since));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times, BROKER_PATIENCE);
        Map<TopicPartition, Long> starts = new HashMap<>();
        for (TopicPartition partition : times.keySet()) {
            long end = ends.getOrDefault(partition, 0L);
            OffsetAndTimestamp first = found.get(partition);
            starts.put(partition, first == null ? end : Math.max(first.offset(), end - MOST));
        }
        return starts;
    }

    private boolean isReadInPart(TopicPartition partition) {
        Source<?> source = sources.get(partition.topic());
        return source != null && source.past() == PastRead.RECENT;
    }
}
