package dev.wardstream.handover;

import dev.wardstream.schemas.avro.Notification;
import dev.wardstream.schemas.avro.NotificationState;
import dev.wardstream.wire.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Which handovers were sent, on the topic of notifications. One of several instances sends: that which a consumer group gives the
 * topic's first partition, where all these notes stand; it reads them before it sends. So a handover is sent once, and twice only
 * where an instance dies between sending and noting it. For one thread.
 */
final class MailLog implements AutoCloseable {
    private static final String GROUP = "wardstream-handover";
    private static final TopicPartition NOTES = new TopicPartition(Topics.NOTIFICATIONS.name(), 0);
    private static final Duration REMEMBERED = Duration.ofDays(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final Set<String> sent = new HashSet<>();
    private long end = Long.MAX_VALUE;

    MailLog(Map<String, Object> kafka) {
        Map<String, Object> reading = new HashMap<>(kafka);
        // An operator's own group is that of the calls: here it would take partitions from them.
        reading.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        reading.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        reading.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new ByteArrayDeserializer());
        Map<String, Object> writing = new HashMap<>(kafka);
        writing.put(ProducerConfig.ACKS_CONFIG, "all");
        writing.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
        producer = new KafkaProducer<>(writing, new StringSerializer(), new ByteArraySerializer());
        consumer.subscribe(List.of(NOTES.topic()), new Assigned());
    }

    /** Reads on for a while; whether this is the instance that sends, and knows all that was sent. */
    boolean follow(Duration wait) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(wait)) {
            heard(record);
        }
        boolean mine = consumer.assignment().contains(NOTES);
        return mine && consumer.position(NOTES, PATIENCE) >= end;
    }

    boolean wasSent(String key) {
        return sent.contains(key);
    }

    /** @throws KafkaException where the brokers do not take it */
    void write(Notification note) {
        byte[] value = Topics.NOTIFICATIONS.serde().serializer().serialize(NOTES.topic(), note);
        try {
            producer.send(new ProducerRecord<>(NOTES.topic(), NOTES.partition(), note.getKey(), value))
                    .get();
            sent.add(note.getKey());
        } catch (ExecutionException e) {
            throw new KafkaException("that a handover was sent could not be noted: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
        producer.close(PATIENCE);
    }

    private void heard(ConsumerRecord<String, byte[]> record) {
        boolean ours = record.partition() == NOTES.partition()
                && record.key() != null
                && record.key().startsWith(HandoverMails.KEY);
        Notification note =
                ours ? Topics.NOTIFICATIONS.serde().deserializer().deserialize(record.topic(), record.value()) : null;
        if (note != null && note.getState() != NotificationState.RETRYING) {
            sent.add(note.getKey());
        }
    }

    /** Who gets the notes reads those of the last days: a handover is sent within an hour or not at all. */
    private final class Assigned implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(
                    partitions.stream().filter(each -> !each.equals(NOTES)).toList());
            if (partitions.contains(NOTES)) {
                end = consumer.endOffsets(List.of(NOTES), PATIENCE).getOrDefault(NOTES, 0L);
                OffsetAndTimestamp first = consumer.offsetsForTimes(
                                Map.of(NOTES, System.currentTimeMillis() - REMEMBERED.toMillis()), PATIENCE)
                        .get(NOTES);
                consumer.seek(NOTES, first == null ? end : first.offset());
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            end = partitions.contains(NOTES) ? Long.MAX_VALUE : end;
        }
    }
}
