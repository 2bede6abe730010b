package dev.wardstream.access;

import dev.wardstream.schemas.avro.AuditEntry;
import dev.wardstream.wire.AuditTopic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Takes entries for the audit topic without letting anybody wait for Kafka: what it does not take in time goes to the log, and
 * so does what comes while {@value #WAITING} wait.
 */
final class KafkaAudit implements Consumer<AuditEntry>, AutoCloseable {
    private static final int WAITING = 1_000;
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(2);

    private final Producer<String, byte[]> producer;
    private final AuditTopic topic;
    private final ThreadPoolExecutor sender =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), task -> {
                Thread thread = new Thread(task, "audit");
                thread.setDaemon(true);
                return thread;
            });

    /** @param kafka of producers: at least {@code bootstrap.servers} */
    KafkaAudit(Map<String, Object> kafka) {
        producer = new KafkaProducer<>(properties(kafka), new StringSerializer(), new ByteArraySerializer());
        topic = new AuditTopic(producer);
    }

    @Override
    public void accept(AuditEntry entry) {
        try {
            sender.execute(() -> topic.accept(entry));
        } catch (java.util.concurrent.RejectedExecutionException e) {
            AuditTopic.log(entry, e);
        }
    }

    @Override
    public void close() {
        sender.shutdown();
        try {
            if (!sender.awaitTermination(TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                sender.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(TIME_TO_STOP);
    }

    private static Map<String, Object> properties(Map<String, Object> given) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "wardstream-access");
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 4L * 1024 * 1024);
        properties.putAll(given);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return properties;
    }
}
