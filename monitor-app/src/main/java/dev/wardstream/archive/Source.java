package dev.wardstream.archive;

import com.influxdb.client.write.Point;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * A topic, and how its records become points.
 *
 * @param takesBack whether a record without a value is allowed: on a compacted topic it takes back an earlier one
 */
record Source<T>(Measurement measurement, String topic, Deserializer<T> values, Mapping<T> mapping, boolean takesBack) {

    /** A record's value and its offset become a point, or null where it is none that is archived. */
    @FunctionalInterface
    interface Mapping<T> {
        @Nullable Point point(T value, long offset);
    }

    /**
     * The point of a record as Kafka holds it, null where it is none that is archived.
     *
     * @throws RuntimeException if the record cannot be read, saying why
     */
    @Nullable Point point(ConsumerRecord<byte[], byte[]> message) {
        byte[] bytes = message.value();
        if (bytes == null && takesBack) {
            return null;
        }
        if (bytes == null) {
            throw new IllegalArgumentException("the record has no value");
        }
        return mapping.point(values.deserialize(topic, message.headers(), bytes), message.offset());
    }
}
