package dev.wardstream.command;

import dev.wardstream.alarm.Alert;
import dev.wardstream.pipeline.Receipt;
import dev.wardstream.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The alert topic as one stream of events, committed ones only, for a listener in this process. */
final class AlertFeed implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, Alert> consumer;
    private final Consumer<Seen> listener;
    private final AtomicBoolean stopping = new AtomicBoolean();
    /** Asked for by {@link #awaitAll}: done when all that was there then was heard. */
    private final AtomicReference<CompletableFuture<Void>> wanted = new AtomicReference<>();

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

    private AlertFeed(KafkaConsumer<String, Alert> consumer, Consumer<Seen> listener) {
        this.consumer = consumer;
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

    /** Waits until the listener has heard all that is on the topic by now. */
    void awaitAll() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        wanted.set(done);
        try {
            done.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the alerts could not be read: " + e.getCause(), e);
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
        return new AlertFeed(consumer, listener);
    }

    private void run() {
        try (consumer) {
            while (!stopping.get()) {
                CompletableFuture<Void> done = wanted.getAndSet(null);
                if (done != null) {
                    readTo(consumer.endOffsets(consumer.assignment()));
                    done.complete(null);
                }
                hear();
            }
        } catch (RuntimeException e) {
            CompletableFuture<Void> done = wanted.getAndSet(null);
            if (done != null) {
                done.completeExceptionally(e);
            }
            throw e;
        }
    }

    private void readTo(Map<TopicPartition, Long> ends) {
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            hear();
        }
    }

    private void hear() {
        List<ConsumerRecord<String, Alert>> records = new java.util.ArrayList<>();
        consumer.poll(POLL).forEach(records::add);
        long seenAt = System.currentTimeMillis();
        for (ConsumerRecord<String, Alert> record : records) {
            listener.accept(new Seen(record.value(), Receipt.of(record.headers(), record.timestamp()), seenAt));
        }
    }
}
