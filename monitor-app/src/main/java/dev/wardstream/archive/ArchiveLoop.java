package dev.wardstream.archive;

import com.influxdb.client.write.Point;
import dev.wardstream.wire.Backoff;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Read a batch, write it, commit it; over and over, on one thread. What was read and is not written yet is {@code pending};
 * while there is any, no more is fetched, but polling goes on, so that the group does not take a waiting archive for a dead
 * one. Offsets are committed only while nothing is pending: then a partition's position is where the store has everything
 * up to.
 */
final class ArchiveLoop implements Runnable, ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveLoop.class);
    private static final Duration LONGEST_POLL = Duration.ofMillis(200);
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final Store store;
    private final Map<String, Source<?>> sources;
    private final ArchiveStatus status;
    private final Backoff backoff;
    private final int batchSize;

    private final List<Entry> pending = new ArrayList<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private long nextAttempt = System.nanoTime();

    private ArchiveLoop(
            Consumer<byte[], byte[]> consumer,
            ArchiveSettings settings,
            List<Source<?>> sources,
            ArchiveStatus status) {
        this.consumer = consumer;
        this.store = new Store(settings);
        this.sources = sources.stream().collect(Collectors.toUnmodifiableMap(Source::topic, Function.identity()));
        this.status = status;
        // Seeded by chance on purpose: archives that lost the same store must not all come back at once.
        this.backoff = new Backoff(settings.longestPause(), new Random());
        this.batchSize = settings.batchSize();
    }

    static ArchiveLoop of(
            ArchiveSettings settings,
            Map<String, Object> consumerProperties,
            List<Source<?>> sources,
            ArchiveStatus status) {
        Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(consumerProperties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        return new ArchiveLoop(consumer, settings, sources, status);
    }

    /** What the consumer measures: any thread may ask. */
    KafkaClientMetrics kafkaMetrics() {
        return new KafkaClientMetrics(consumer);
    }

    void stop() {
        stopping.countDown();
    }

    @Override
    public void run() {
        try (consumer;
                store) {
            consumer.subscribe(sources.keySet(), this);
            while (stopping.getCount() > 0) {
                cycle();
            }
        } catch (RuntimeException | Error e) {
            LOG.error("the archive stopped", e);
            status.degraded("the archive stopped because of an error that is not the store's, restart it: " + e, 0);
        }
    }

    private void cycle() {
        try {
            read();
            if (!pending.isEmpty() && System.nanoTime() >= nextAttempt) {
                write();
            }
            if (pending.isEmpty()) {
                commit();
            }
        } catch (StoreException.Unavailable e) {
            status.putOff();
            pauseAfter(String.valueOf(e.getMessage()));
        } catch (KafkaException e) {
            LOG.warn("Kafka", e);
            Duration pause = pauseAfter("reading from Kafka fails: " + e.getMessage());
            awaitStop(pause);
        }
    }

    private void read() {
        Duration patience = LONGEST_POLL;
        if (pending.isEmpty()) {
            consumer.resume(consumer.paused());
        } else {
            consumer.pause(consumer.assignment());
            long untilAttempt = Math.max(0, nextAttempt - System.nanoTime());
            patience = Duration.ofNanos(Math.min(LONGEST_POLL.toNanos(), untilAttempt));
        }
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(patience)) {
            decode(message);
        }
    }

    private void decode(ConsumerRecord<byte[], byte[]> message) {
        Source<?> source = sources.get(message.topic());
        if (source == null) {
            throw new IllegalStateException("nobody subscribed to " + message.topic());
        }
        TopicPartition partition = new TopicPartition(message.topic(), message.partition());
        try {
            Point point = source.point(message);
            if (point != null) {
                pending.add(new Entry(source.measurement(), partition, message.offset(), point));
            }
        } catch (RuntimeException e) {
            refuse(partition, message.offset(), "cannot be read: " + e);
        }
    }

    private void write() throws StoreException.Unavailable {
        while (!pending.isEmpty()) {
            List<Entry> batch = pending.subList(0, Math.min(batchSize, pending.size()));
            List<Store.Refusal> refusals = store.write(batch);
            refusals.forEach(refusal -> {
                Entry entry = refusal.entry();
                refuse(entry.partition(), entry.offset(), refusal.reason());
            });
            List<Entry> written = new ArrayList<>(batch);
            written.removeAll(refusals.stream().map(Store.Refusal::entry).toList());
            written.forEach(entry -> status.wrote(entry.measurement()));
            batch.clear();
        }
    }

    /** Commits where each partition was read up to, markers of transactions included, if that has moved. */
    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            long position = consumer.position(partition, BROKER_PATIENCE);
            Long before = committed.get(partition);
            if (before == null || before != position) {
                moved.put(partition, new OffsetAndMetadata(position));
            }
        }
        if (!moved.isEmpty()) {
            consumer.commitSync(moved, BROKER_PATIENCE);
            moved.forEach((partition, offset) -> committed.put(partition, offset.offset()));
        }
        backoff.succeeded();
        if (status.recovered()) {
            LOG.info("all that waited is written");
        }
    }

    private void refuse(TopicPartition partition, long offset, String reason) {
        String place = partition + "@" + offset;
        LOG.error("{} is not archived: {}", place, reason);
        status.refused(place, reason);
    }

    private Duration pauseAfter(String cause) {
        Duration pause = backoff.failed();
        nextAttempt = System.nanoTime() + pause.toNanos();
        if (status.health() instanceof ArchiveHealth.Ok) {
            LOG.warn("waiting: {}", cause);
        }
        status.degraded(cause, waiting());
        return pause;
    }

    /** What was read and not written, and what has come since; the former alone where the brokers do not say. */
    private long waiting() {
        long waiting = pending.size();
        try {
            for (Map.Entry<TopicPartition, Long> end :
                    consumer.endOffsets(consumer.assignment(), BROKER_PATIENCE).entrySet()) {
                waiting += Math.max(0, end.getValue() - consumer.position(end.getKey(), BROKER_PATIENCE));
            }
        } catch (KafkaException e) {
            LOG.debug("cannot tell how many records wait", e);
        }
        return waiting;
    }

    private void awaitStop(Duration pause) {
        try {
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("stopped while pausing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        LOG.debug("archives {}", partitions);
        status.assigned();
    }

    /** Whoever gets them next reads again from where we last committed. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        pending.removeIf(entry -> partitions.contains(entry.partition()));
        committed.keySet().removeAll(partitions);
    }
}
