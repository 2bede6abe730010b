package dev.wardstream.kill;

import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A stream thread's producer that may die just before a commit, when all of the transaction is with the broker, or just after one. */
final class DyingProducer extends KafkaProducer<byte[], byte[]> {
    /** What the key of a patient's snapshot begins with. */
    private static final byte SNAPSHOT = 1;

    private @Nullable Death beforeCommit;
    private boolean alerted;

    DyingProducer(Map<String, Object> config) {
        super(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        Death point = pointOf(record);
        if (point != null && point.isDue()) {
            beforeCommit = point;
        }
        alerted |= record.topic().equals("alerts");
        return super.send(record, callback);
    }

    private static @Nullable Death pointOf(ProducerRecord<byte[], byte[]> record) {
        if (record.topic().equals("command.outcomes")) {
            return Death.COMMAND_CARRIED_OUT;
        }
        boolean ofWindows = record.topic().endsWith("-windows-changelog");
        return ofWindows && record.key()[0] == SNAPSHOT && record.value() != null ? Death.SNAPSHOT_WRITTEN : null;
    }

    @Override
    public void commitTransaction() {
        Death due = beforeCommit;
        if (due != null) {
            flush();
            due.die();
        }
        super.commitTransaction();
        if (alerted && Death.ALERT_COMMITTED.isDue()) {
            Death.ALERT_COMMITTED.die();
        }
        alerted = false;
    }

    @Override
    public void abortTransaction() {
        alerted = false;
        super.abortTransaction();
    }
}
