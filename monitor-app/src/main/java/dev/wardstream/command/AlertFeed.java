package dev.wardstream.command;

import dev.wardstream.alarm.Alert;
import dev.wardstream.pipeline.Receipt;
import dev.wardstream.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** The alert topic as one stream of events, committed ones only, for a listener in this process. */
final class AlertFeed implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, Alert> consumer;
    private final Consumer<Seen> listener;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Map<String, Object> kafka;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> heardTo = new ConcurrentHashMap<>();
    private volatile @Nullable RuntimeException failure;

    private final Thread thread = new Thread(this::run, "alerts");

    /**
     * An alert event as it became readable.
     *
     * @param causedAt when the record that led to it was received, or its timer came due; wall clock, epoch milliseconds
     * @param seenAt when it was read here; wall clock, epoch milliseconds
     */
    record Seen(Alert alert, long causedAt, long seenAt) {
        long latencyMillis() {
            return seenAt - causedAt;
        }
    }

    private AlertFeed(Map<String, Object> kafka, KafkaConsumer<String, Alert> consumer, Consumer<Seen> listener) {
        this.kafka = kafka;
        this.consumer = consumer;
        this.partitions = List.copyOf(consumer.assignment());
        this.listener = listener;
    }

    /** All alerts that the topic holds, and those to come. The listener is called on this feed's own thread. */
    static AlertFeed fromBeginning(Map<String, Object> kafka, Consumer<Seen> listener) {
        AlertFeed feed = open(kafka, listener);
        feed.consumer.seekToBeginning(feed.consumer.assignment());
        feed.thread.start();
        return feed;
    }

    /** The alerts to come. The listener is called on this feed's own thread. */
    static AlertFeed fromNow(Map<String, Object> kafka, Consumer<Seen> listener) {
        AlertFeed feed = open(kafka, listener);
        feed.consumer.seekToEnd(feed.consumer.assignment());
        feed.consumer.assignment().forEach(feed.consumer::position); // the end as of now, not of the first poll
        feed.thread.start();
        return feed;
    }

    /**
     * Waits until the listener has heard all that is on the topic by now.
     *
     * @throws IllegalStateException if the topic could not be read
     */
    void awaitAll() {
        Map<TopicPartition, Long> ends = ends();
        while (ends.entrySet().stream().anyMatch(end -> heardTo.getOrDefault(end.getKey(), 0L) < end.getValue())) {
            if (!thread.isAlive()) {
                throw new IllegalStateException("the alerts cannot be read any more: " + failure, failure);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    @Override
    public void close() {
        stopping.set(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static AlertFeed open(Map<String, Object> kafka, Consumer<Seen> listener) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        KafkaConsumer<String, Alert> consumer = new KafkaConsumer<>(
                properties, new StringDeserializer(), Topics.ALERTS.serde().deserializer());
        consumer.assign(consumer.partitionsFor(Topics.ALERTS.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList());
        return new AlertFeed(kafka, consumer, listener);
    }

    private void run() {
        try (consumer) {
            while (!stopping.get()) {
                hear();
            }
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    /** Where the topic ends, what is not committed yet included. */
    private Map<TopicPartition, Long> ends() {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        try (Admin admin = Admin.create(kafka)) {
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                    .all()
                    .get()
                    .forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (ExecutionException e) {
            throw new KafkaException("cannot tell where the alerts end: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private void hear() {
        List<ConsumerRecord<String, Alert>> records = new ArrayList<>();
        consumer.poll(POLL).forEach(records::add);
        long seenAt = System.currentTimeMillis();
        for (ConsumerRecord<String, Alert> record : records) {
            listener.accept(new Seen(record.value(), Receipt.of(record.headers(), record.timestamp()), seenAt));
        }
        partitions.forEach(partition -> heardTo.put(partition, consumer.position(partition)));
    }
}
