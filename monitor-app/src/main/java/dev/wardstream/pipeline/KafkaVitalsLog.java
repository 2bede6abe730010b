package dev.wardstream.pipeline;

import dev.wardstream.vitals.PatientSample;
import dev.wardstream.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topic on a cluster, read by a consumer of its own for as long as a read takes. */
final class KafkaVitalsLog implements VitalsLog {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaVitalsLog.class);
    private static final String TOPIC = Topics.PATIENT_VITALS.name();
    private static final Duration POLL = Duration.ofMillis(200);
    /** So long without a record is no slow broker: the thread gives up, and the next one tries again. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Map<String, Object> settings = new HashMap<>();
    private final Deserializer<PatientSample> samples =
            Topics.PATIENT_VITALS.serde().deserializer();

    /**
     * @param kafka how the cluster is reached
     * @param group whose commits say what was processed: the monitor's application id
     */
    KafkaVitalsLog(Map<String, ?> kafka, String group) {
        kafka.forEach((name, value) -> {
            if (ConsumerConfig.configNames().contains(name)) {
                settings.put(name, value);
            }
        });
        // It assigns itself: it is no member of the group, and takes nothing from those who are.
        settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    }

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public long committed(int partition) {
        TopicPartition from = new TopicPartition(TOPIC, partition);
        try (Consumer<String, byte[]> consumer = consumer()) {
            OffsetAndMetadata committed = consumer.committed(Set.of(from)).get(from);
            return committed == null ? 0 : committed.offset();
        }
    }

    @Override
    public void read(int partition, long from, long until, Reader reader) {
        TopicPartition topic = new TopicPartition(TOPIC, partition);
        try (Consumer<String, byte[]> consumer = consumer()) {
            consumer.assign(List.of(topic));
            long begin =
                    Math.max(from, consumer.beginningOffsets(List.of(topic)).getOrDefault(topic, 0L));
            if (begin > from) {
                LOG.warn(
                        "Samples {} to {} of partition {} of {} are no longer kept: what the monitor had taken in of them"
                                + " only is lost. Keep the topic for longer than the monitor may be down.",
                        from,
                        begin,
                        partition,
                        TOPIC);
            }
            consumer.seek(topic, begin);
            long end = Math.min(until, consumer.endOffsets(List.of(topic)).getOrDefault(topic, until));
            read(consumer, topic, end, reader);
        }
    }

    private void read(Consumer<String, byte[]> consumer, TopicPartition topic, long end, Reader reader) {
        long heardAt = System.nanoTime();
        while (consumer.position(topic) < end) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                heardAt = System.nanoTime();
                if (record.offset() < end) {
                    take(record, reader);
                }
            }
            if (System.nanoTime() - heardAt > PATIENCE.toNanos()) {
                throw new TimeoutException("partition " + topic + " cannot be read up to " + end + ": nothing came for "
                        + PATIENCE.toSeconds() + " s after " + consumer.position(topic));
            }
        }
    }

    /** What cannot be decoded was passed over when it was read first, and said so. */
    private void take(ConsumerRecord<String, byte[]> record, Reader reader) {
        PatientSample sample;
        try {
            sample = samples.deserialize(TOPIC, record.value());
        } catch (RuntimeException e) {
            LOG.debug("Record {} of {} is passed over again", record.offset(), TOPIC, e);
            return;
        }
        if (sample != null) {
            reader.take(record.offset(), record.key(), sample);
        }
    }

    private Consumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
