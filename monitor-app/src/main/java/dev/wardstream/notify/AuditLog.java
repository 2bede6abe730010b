package dev.wardstream.notify;

import dev.wardstream.schemas.avro.AuditEntry;
import dev.wardstream.wire.Topics;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refused links, on the audit topic: at most {@value #BURST} at once and one every two seconds from then on, so that a flood
 * of forged links cannot fill a topic that is kept for ever. How many were left out is told there too.
 */
final class AuditLog {
    static final int BURST = 30;

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final long ONE_MORE_MILLIS = 2_000;
    private static final String ACTION = "answer by link";

    private final Consumer<AuditEntry> topic;
    private int allowed = BURST;
    private long allowedSince = Long.MIN_VALUE;
    private long leftOut;

    AuditLog(Consumer<AuditEntry> topic) {
        this.topic = topic;
    }

    static AuditLog on(Producer<String, byte[]> producer) {
        return new AuditLog(entry -> {
            Future<RecordMetadata> unused = producer.send(recordOf(entry), (metadata, failure) -> {
                if (failure != null) {
                    LOG.error("not audited: {}", entry, failure);
                }
            });
        });
    }

    private static ProducerRecord<String, byte[]> recordOf(AuditEntry entry) {
        String topic = Topics.AUDIT.name();
        return new ProducerRecord<>(
                topic,
                entry.getActor() == null ? entry.getOrigin() : entry.getActor(),
                Topics.AUDIT.serde().serializer().serialize(topic, entry));
    }

    /**
     * @param actor whose link it is; null where it is not ours
     * @param now wall clock, epoch milliseconds
     */
    synchronized void refused(@Nullable String actor, String origin, String why, long now) {
        if (mayWrite(now)) {
            topic.accept(new AuditEntry(now, actor, origin, ACTION, true, why));
        } else {
            leftOut++;
        }
    }

    /** Tells what was left out, when there is room again. */
    synchronized void look(long now) {
        if (leftOut > 0 && mayWrite(now)) {
            topic.accept(new AuditEntry(
                    now, null, "many", ACTION, true, leftOut + " more refused links were left out here"));
            leftOut = 0;
        }
    }

    private boolean mayWrite(long now) {
        if (allowedSince == Long.MIN_VALUE) {
            allowedSince = now;
        }
        long more = Math.max(0, (now - allowedSince) / ONE_MORE_MILLIS);
        allowed = (int) Math.min(BURST, allowed + more);
        allowedSince += more * ONE_MORE_MILLIS;
        if (allowed == 0) {
            return false;
        }
        allowed--;
        return true;
    }
}
