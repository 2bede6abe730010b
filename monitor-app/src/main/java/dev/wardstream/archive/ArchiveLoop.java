package dev.wardstream.archive;

import com.influxdb.client.write.Point;
import dev.wardstream.archive.Source.PastRead;
import dev.wardstream.wire.Backoff;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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
 *
 * <p>Between batches it writes what stands, at each beat. For that it first reads its partitions' past again; meanwhile it archives
 * vitals and scores, but no alerts and limits, whose order matters.
 */
final class ArchiveLoop implements Runnable, ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveLoop.class);
    private static final Duration LONGEST_POLL = Duration.ofMillis(500);
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final Store store;
    private final Map<String, Source<?>> sources;
    private final ArchiveStatus status;
    private final WardState ward;
    private final Past past;
    private final Beats beats;
    private final Backoff backoff;
    private final int batchSize;

    private final List<Entry> pending = new ArrayList<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    /** Given to it, and not asked yet where they go on. */
    private final Set<TopicPartition> fresh = new HashSet<>();

    private final CountDownLatch stopping = new CountDownLatch(1);
    private long nextAttempt = System.nanoTime();

    ArchiveLoop(
            ArchiveSettings settings, Map<String, Object> consumerProperties, WardState ward, ArchiveStatus status) {
        this.sources =
                ward.sources().stream().collect(Collectors.toUnmodifiableMap(Source::topic, Function.identity()));
        this.consumer =
                new KafkaConsumer<>(consumerProperties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.past = new Past(consumerProperties, sources);
        this.store = new Store(settings);
        this.ward = ward;
        this.beats = new Beats(ward);
        this.status = status;
        // Seeded by chance on purpose: archives that lost the same store must not all come back at once.
        this.backoff = new Backoff(settings.longestPause(), new Random());
        this.batchSize = settings.batchSize();
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
        // Closed from the last to the first: the consumer first, which gives up its partitions and so asks the others
        // to drop theirs.
        try (store;
                past;
                consumer) {
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
            readPast();
            read();
            beat();
            if (!pending.isEmpty() && System.nanoTime() >= nextAttempt) {
                write();
            }
            // What was noted with the offsets of partitions that are new is read before it is overwritten.
            if (pending.isEmpty() && fresh.isEmpty()) {
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

    private void readPast() {
        if (!fresh.isEmpty()) {
            Map<TopicPartition, Long> ends = new HashMap<>();
            consumer.committed(fresh, BROKER_PATIENCE).forEach((partition, offset) -> {
                if (offset != null && offset.offset() > 0) {
                    ends.put(partition, offset.offset());
                    tellOf(SchemaVersion.noted(offset.metadata()));
                }
            });
            ends.keySet().removeIf(partition -> pastOf(partition) == PastRead.NONE);
            past.read(ends);
            fresh.clear();
        }
        if (!past.isRead()) {
            past.step();
            status.reading(past.isRead() ? "" : "what stands is read again from the topics: " + past.progress());
        }
    }

    private void tellOf(int version) {
        if (status.wroteBefore(version)) {
            LOG.warn("{}", SchemaVersion.told(version));
        }
    }

    /** Adds what stands, if it is time to, and if it is known as it is now. */
    private void beat() {
        if (beats.isDue() && fresh.isEmpty() && past.isRead() && System.nanoTime() >= nextAttempt && isUpToDate()) {
            pending.addAll(beats.next());
        }
    }

    /** Whether all alerts and limits are taken in, and of the rest no more is waiting than a batch. */
    private boolean isUpToDate() {
        return consumer.assignment().stream().allMatch(partition -> {
            long behind = consumer.currentLag(partition).orElse(Long.MAX_VALUE);
            return behind <= (pastOf(partition) == PastRead.RECENT ? batchSize : 0);
        });
    }

    private PastRead pastOf(TopicPartition partition) {
        Source<?> source = sources.get(partition.topic());
        return source == null ? PastRead.NONE : source.past();
    }

    /** Whether what is new of it must wait until its past is read: its records are taken in in their order. */
    private boolean mustWait(TopicPartition partition) {
        return pastOf(partition) == PastRead.WHOLE && (fresh.contains(partition) || past.isReading(partition));
    }

    private void read() {
        Duration patience = past.isRead() ? LONGEST_POLL : Duration.ZERO;
        if (pending.isEmpty()) {
            Set<TopicPartition> ready = new HashSet<>(consumer.paused());
            ready.removeIf(this::mustWait);
            consumer.resume(ready);
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
            Point point = source.take(message);
            if (point != null) {
                pending.add(new Entry(source.measurement(), partition, message.offset(), point));
            }
        } catch (RuntimeException e) {
            refuse(partition + "@" + message.offset(), "cannot be read: " + e);
        }
    }

    private void write() throws StoreException.Unavailable {
        while (!pending.isEmpty()) {
            List<Entry> batch = pending.subList(0, Math.min(batchSize, pending.size()));
            List<Store.Refusal> refusals = store.write(batch);
            refusals.forEach(refusal -> {
                Entry entry = refusal.entry();
                refuse(entry.place(), refusal.reason());
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
                moved.put(partition, new OffsetAndMetadata(position, SchemaVersion.note()));
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

    private void refuse(String place, String reason) {
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
        fresh.addAll(partitions);
        consumer.pause(partitions.stream().filter(this::mustWait).toList());
        beats.again();
        status.assigned();
    }

    /** Whoever gets them next reads again from where we last committed. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        pending.removeIf(entry -> partitions.contains(entry.partition()));
        committed.keySet().removeAll(partitions);
        fresh.removeAll(partitions);
        past.drop(partitions);
        ward.drop(partitions);
    }
}
