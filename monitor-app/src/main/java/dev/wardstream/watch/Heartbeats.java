package dev.wardstream.watch;

import dev.wardstream.schemas.avro.Heartbeat;
import dev.wardstream.vitals.Health;
import dev.wardstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says every few seconds on {@code monitor.heartbeat} that this instance is there. It never stops the monitor: a heartbeat
 * that is not taken is told by {@link #illness}, and the next one is tried when it is due.
 */
public final class Heartbeats implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);
    /** An orderly stop does not wait longer for its last word to be taken. */
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(3);

    private final KafkaProducer<String, Heartbeat> producer;
    private final String instance;
    private final HeartbeatSettings settings;
    private final Supplier<Health> health;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "heartbeat"));
    private final AtomicReference<@Nullable Outage> outage = new AtomicReference<>();

    private record Outage(Instant since, String cause) {}

    private Heartbeats(
            KafkaProducer<String, Heartbeat> producer,
            String instance,
            HeartbeatSettings settings,
            Supplier<Health> health) {
        this.producer = producer;
        this.instance = instance;
        this.settings = settings;
        this.health = health;
    }

    /**
     * Starts to send, on a thread of its own. The brokers need not be up.
     *
     * @param instance this instance's name
     * @param health asked for each heartbeat
     */
    public static Heartbeats start(
            Map<String, Object> kafka, String instance, HeartbeatSettings settings, Supplier<Health> health) {
        Duration interval = settings.interval();
        KafkaProducer<String, Heartbeat> producer = new KafkaProducer<>(
                properties(kafka, interval),
                new StringSerializer(),
                Topics.HEARTBEAT.serde().serializer());
        Heartbeats heartbeats = new Heartbeats(producer, instance, settings, health);
        Future<?> ignored = heartbeats.timer.scheduleWithFixedDelay(
                () -> heartbeats.beat(false), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        return heartbeats;
    }

    /** What is wrong with the heartbeats, empty where they are taken. */
    public String illness() {
        Outage lasting = outage.get();
        return lasting == null ? "" : "no heartbeat is taken since " + lasting.since() + ": " + lasting.cause();
    }

    /** Says a last time that this instance is there, and that it was asked to stop. */
    @Override
    public void close() {
        end(true);
    }

    /** Says a last time how the parts are, and no more: silence tells the rest of an instance that failed. */
    public void fallSilent() {
        end(false);
    }

    private void end(boolean stopping) {
        timer.execute(() -> beat(stopping));
        timer.shutdown();
        try {
            if (!timer.awaitTermination(TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                timer.shutdownNow();
            }
        } catch (InterruptedException e) {
            timer.shutdownNow();
            Thread.currentThread().interrupt();
        }
        producer.close(TIME_TO_STOP);
    }

    private void beat(boolean stopping) {
        try {
            Beat beat = new Beat(
                    instance,
                    System.currentTimeMillis(),
                    settings.interval(),
                    settings.startWithin(),
                    stopping,
                    health.get());
            Future<?> ignored = producer.send(
                    new ProducerRecord<>(Topics.HEARTBEAT.name(), instance, BeatRecords.toAvro(beat)),
                    (taken, failure) -> ended(failure));
        } catch (RuntimeException e) {
            // Thrown on, it would end the timer, and the instance would seem dead.
            ended(e);
        }
    }

    private void ended(@Nullable Exception failure) {
        if (failure == null) {
            if (outage.getAndSet(null) != null) {
                LOG.info("Heartbeats are taken again");
            }
        } else if (outage.compareAndSet(null, new Outage(Instant.now(), String.valueOf(failure.getMessage())))) {
            LOG.warn("No heartbeat is taken, which an outside watcher takes for silence: {}", failure.getMessage());
        }
    }

    /** A heartbeat that is late is of no use: it gives way to the next. */
    private static Map<String, Object> properties(Map<String, Object> kafka, Duration interval) {
        int patience = (int) Math.max(1_000, interval.toMillis());
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * patience);
        return properties;
    }
}
