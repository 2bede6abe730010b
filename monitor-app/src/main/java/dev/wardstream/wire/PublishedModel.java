package dev.wardstream.wire;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record of the topic {@code models}: key the model's id and version ({@code ward-hourly@2}), value its file's bytes, and from
 * when on it is the one of its id as eight bytes (epoch milliseconds, big-endian) in a header. A second header marks one that is
 * only to be tried.
 *
 * @param from in each patient's measured time
 * @param shadow whether it is only tried, beside the one that is served: no alarm comes of its scores
 */
public record PublishedModel(String ref, Instant from, byte[] file, boolean shadow) {
    /** The largest file that can be published, bytes; the topic takes no larger record. */
    public static final int LARGEST = 4 << 20;

    private static final String FROM = "wardstream.from";
    private static final String SHADOW = "wardstream.shadow";

    /** @throws IllegalArgumentException where the file is too large */
    public PublishedModel {
        if (file.length > LARGEST) {
            throw new IllegalArgumentException(
                    "the model " + ref + " has " + file.length + " bytes, the topic takes " + LARGEST);
        }
    }

    /** @throws IllegalArgumentException where the headers do not say from when on it is to be served */
    public static PublishedModel of(String key, byte[] value, Headers headers) {
        @Nullable Header from = headers.lastHeader(FROM);
        if (from == null || from.value() == null || from.value().length != Long.BYTES) {
            throw new IllegalArgumentException(
                    "the record has no header " + FROM + " of 8 bytes: publish it with 'wardstream models publish'");
        }
        return new PublishedModel(
                key,
                Instant.ofEpochMilli(ByteBuffer.wrap(from.value()).getLong()),
                value,
                headers.lastHeader(SHADOW) != null);
    }

    /** Takes what was published under this id and version away. */
    public static ProducerRecord<String, byte[]> withdrawal(String ref) {
        return new ProducerRecord<>(Topics.MODELS.name(), ref, null);
    }

    public ProducerRecord<String, byte[]> toRecord() {
        ProducerRecord<String, byte[]> published = new ProducerRecord<>(Topics.MODELS.name(), ref, file);
        byte[] instant =
                ByteBuffer.allocate(Long.BYTES).putLong(from.toEpochMilli()).array();
        published.headers().add(FROM, instant);
        if (shadow) {
            published.headers().add(SHADOW, new byte[] {1});
        }
        return published;
    }
}
