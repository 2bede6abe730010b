package dev.wardstream.simulate;

import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.wire.Topic;
import dev.wardstream.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a {@link Feed} as vendors would: who wears which device first, then every sample to its vendor's topic with the
 * device id as key, at a pace. What {@link #progress} counts as published, the broker has acknowledged. A record that cannot
 * be delivered ends the publishing with a {@link PublishingException}, and what was sent after it may or may not have arrived.
 *
 * <p>The topics must exist. One thread publishes; any thread may ask for the progress.
 */
public final class VitalsPublisher implements AutoCloseable {
    private static final int LINGER_MILLIS = 5;
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final Map<String, Object> kafka;
    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, Topic<DeviceSample>> rawTopics = new ConcurrentHashMap<>();
    private final LongAdder sent = new LongAdder();
    private final LongAdder published = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final AtomicReference<@Nullable PublishingException> failure = new AtomicReference<>();

    /**
     * How far the publishing is.
     *
     * @param sent samples handed to the producer
     * @param published samples acknowledged by the broker
     * @param failed records, assignments included, that were not delivered
     */
    public record Progress(long sent, long published, long failed) {}

    /** How the samples of a feed go to the producer. */
    @FunctionalInterface
    interface Sending {
        /** Sends one of them, or sees to it that it is sent. */
        void send(Emission emission) throws InterruptedException;

        /** Returns when all have been sent. */
        default void finish() throws InterruptedException {}
    }

    /**
     * A publisher that has not connected yet.
     *
     * @param kafka settings of the producer, {@code bootstrap.servers} at least; they win over this publisher's own, but for
     *     the serializers
     */
    public VitalsPublisher(Map<String, ?> kafka) {
        this.kafka = Map.copyOf(kafka);
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "wardstream-devices");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.putAll(kafka);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Publishes who wears which device, and returns when the broker has acknowledged it: to be called before the feed is
     * published, or its samples are nobody's.
     *
     * @throws PublishingException if a record was not delivered
     */
    public void assign(Feed feed) {
        for (Assignments assignments : feed.assignments()) {
            send(Topics.DEVICE_ASSIGNMENTS, assignments.device(), assignments, placed -> {});
        }
        flush();
    }

    /**
     * Publishes a feed's samples until it ends or the pacer is stopped, and returns when the broker has acknowledged all that was sent.
     *
     * @throws PublishingException if a record was not delivered
     * @throws InterruptedException if this thread is interrupted while it waits; what was sent may or may not have arrived
     */
    public Progress publish(Feed feed, Pacer pacer) throws InterruptedException {
        return publish(feed, pacer, emission -> send(emission, placed -> {}));
    }

    /**
     * Likewise, so that a monitor that runs reads each patient's samples in the feed's order, also those of devices of two vendors: a
     * sample of another device than the patient's last one is sent once the monitor has read that one, some tens of milliseconds
     * later. Vendors do not know of each other, so a ward cannot count on this.
     *
     * @param monitor the consumer group of the monitor
     */
    public Progress publishInOrder(Feed feed, Pacer pacer, String monitor) throws InterruptedException {
        PatientOrder order = new PatientOrder(feed.assignments(), this::send);
        if (!order.isNeeded()) {
            return publish(feed, pacer);
        }
        try (OrderedPublishing ordered =
                new OrderedPublishing(order, pacer, new ReadByMonitor(kafka, monitor), this::throwFailure)) {
            return publish(feed, pacer, ordered);
        }
    }

    private Progress publish(Feed feed, Pacer pacer, Sending sending) throws InterruptedException {
        try {
            return publishAll(feed, pacer, sending);
        } catch (InterruptException e) {
            // Kafka's own is unchecked and sets the flag again: our caller gets the one that everybody knows.
            Thread.interrupted();
            InterruptedException interrupted = new InterruptedException("interrupted while publishing");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    public Progress progress() {
        // Read in this order, so that never more is published than was sent.
        long acknowledged = published.sum();
        return new Progress(sent.sum(), acknowledged, failed.sum());
    }

    /** Gives up what is still on its way after a few seconds; {@link #publish} has left nothing on its way. */
    @Override
    public void close() {
        producer.close(CLOSE_PATIENCE);
    }

    private Progress publishAll(Feed feed, Pacer pacer, Sending sending) throws InterruptedException {
        Iterator<Emission> emissions = feed.emissions();
        while (emissions.hasNext()) {
            Emission emission = emissions.next();
            if (!pacer.await(emission.at())) {
                break;
            }
            sending.send(emission);
        }
        sending.finish();
        flush();
        return progress();
    }

    private void send(Emission emission, Consumer<RecordMetadata> acknowledged) {
        Topic<DeviceSample> topic = rawTopics.computeIfAbsent(emission.vendor(), Topics::rawVitals);
        sent.increment();
        send(topic, emission.device(), emission.sample(), placed -> {
            published.increment();
            acknowledged.accept(placed);
        });
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The callback is told all that the future would tell.
    private <V> void send(Topic<V> topic, DeviceId device, V value, Consumer<RecordMetadata> acknowledged) {
        throwFailure();
        ProducerRecord<String, byte[]> outgoing = new ProducerRecord<>(
                topic.name(), device.value(), topic.serde().serializer().serialize(topic.name(), value));
        try {
            producer.send(outgoing, (metadata, error) -> {
                if (error != null) {
                    fail(outgoing, error);
                } else {
                    acknowledged.accept(metadata);
                }
            });
        } catch (InterruptException interrupted) {
            throw interrupted;
        } catch (KafkaException refused) {
            fail(outgoing, refused);
            throwFailure();
        }
    }

    private void flush() {
        producer.flush();
        throwFailure();
    }

    private void fail(ProducerRecord<String, byte[]> outgoing, Exception cause) {
        failed.increment();
        String message = "could not publish a record of device " + outgoing.key() + " to topic " + outgoing.topic()
                + " (do the broker and the topic exist?): " + cause.getMessage();
        failure.compareAndSet(null, new PublishingException(message, cause));
    }

    private void throwFailure() {
        PublishingException first = failure.get();
        if (first != null) {
            throw first;
        }
    }
}
