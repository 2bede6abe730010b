package dev.wardstream.command;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.wardstream.pipeline.Quarantine;
import dev.wardstream.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record in quarantine.
 *
 * @param at when it was put there
 * @param topic partition and offset: where it was received
 */
record QuarantinedRecord(
        String at,
        String vendor,
        String reason,
        String detail,
        String disposition,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        int bytes,
        @JsonIgnore ConsumerRecord<byte[], byte[]> record) {
    private static final String STREAMS = "__streams.errors.";

    static QuarantinedRecord of(ConsumerRecord<byte[], byte[]> record) {
        // A stage past the intake that failed leaves the headers of Kafka Streams instead of ours.
        String topic = header(record, Quarantine.TOPIC, STREAMS + "topic", "");
        String vendor = Topics.vendorOf(topic);
        return new QuarantinedRecord(
                Instant.ofEpochMilli(record.timestamp()).toString(),
                vendor == null ? "" : vendor,
                header(record, Quarantine.REASON, "", "PROCESSING_FAILED"),
                header(record, Quarantine.DETAIL, STREAMS + "message", ""),
                header(record, Quarantine.DISPOSITION, "", Quarantine.WHOLE),
                topic,
                Integer.parseInt(header(record, Quarantine.PARTITION, STREAMS + "partition", "-1")),
                Long.parseLong(header(record, Quarantine.OFFSET, STREAMS + "offset", "-1")),
                record.key() == null ? null : printable(new String(record.key(), StandardCharsets.UTF_8)),
                record.value() == null ? 0 : record.value().length,
                record);
    }

    /** Whether sending it again can let it in: it came from a vendor's topic, was refused as a whole and is kept whole. */
    boolean canBeReplayed() {
        return !vendor.isEmpty()
                && disposition.equals(Quarantine.WHOLE)
                && record.headers().lastHeader(Quarantine.TRUNCATED) == null;
    }

    String line() {
        return String.format(
                "%s  %-20s %s/%d@%d  key %s, %d bytes  %s%s",
                at,
                reason,
                topic,
                partition,
                offset,
                key == null ? "missing" : key,
                bytes,
                detail,
                disposition.equals(Quarantine.WHOLE) ? "" : "  (the rest was accepted)");
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name, String other, String otherwise) {
        Header header = record.headers().lastHeader(name);
        if (header == null && !other.isEmpty()) {
            header = record.headers().lastHeader(other);
        }
        return header == null || header.value() == null
                ? otherwise
                : printable(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** What came from outside must not steer a terminal. */
    private static String printable(String text) {
        return text.substring(0, Math.min(text.length(), 500)).replaceAll("\\p{Cntrl}|[^\\p{Print}\\p{L}\\p{N}…]", "?");
    }
}
