package dev.wardstream.wire;

import dev.wardstream.schemas.avro.AuditEntry;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Entries on the audit topic; what Kafka does not take goes to the log. */
public final class AuditTopic implements Consumer<AuditEntry> {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTopic.class);

    private final Producer<String, byte[]> producer;

    public AuditTopic(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    @Override
    public void accept(AuditEntry entry) {
        try {
            Future<RecordMetadata> unused = producer.send(recordOf(entry), (metadata, failure) -> {
                if (failure != null) {
                    log(entry, failure);
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            log(entry, e);
        }
    }

    /** Tells an entry in the log, since the topic cannot have it. */
    public static void log(AuditEntry entry, Exception why) {
        LOG.error("audit, not on the topic ({}): {}", why.getMessage(), entry);
    }

    /** An entry as it stands on the topic, for who must know that it is there. */
    public static ProducerRecord<String, byte[]> recordOf(AuditEntry entry) {
        String topic = Topics.AUDIT.name();
        return new ProducerRecord<>(
                topic,
                entry.getActor() == null ? entry.getOrigin() : entry.getActor(),
                Topics.AUDIT.serde().serializer().serialize(topic, entry));
    }
}
