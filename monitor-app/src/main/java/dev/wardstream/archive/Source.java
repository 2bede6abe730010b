package dev.wardstream.archive;

import com.influxdb.client.write.Point;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * A topic, what its records tell of the ward, and how they become points.
 *
 * @param past how much of what was archived long ago must be read again at a start
 * @param mapping takes a record in, and makes its point
 * @param takingBack the same of a record without a value, which takes back an earlier one of a compacted topic; null where there
 *     must be none
 */
record Source<T>(
        Measurement measurement,
        String topic,
        Deserializer<T> values,
        PastRead past,
        Mapping<T> mapping,
        @Nullable TakingBack takingBack) {

    /** How much of a topic must be read again for the state to be known. */
    enum PastRead {
        NONE,
        /** What the last day brought, and no more than {@link Past#MOST} records of a partition. */
        RECENT,
        /** All that there is: what it tells now depends on all of it, and it is short. */
        WHOLE
    }

    /** A record's value becomes a point, or null where it is none that is archived. */
    @FunctionalInterface
    interface Mapping<T> {
        @Nullable Point point(T value, ConsumerRecord<byte[], byte[]> message);
    }

    /** A record without a value becomes a point, or null where it is none that is archived. */
    @FunctionalInterface
    interface TakingBack {
        @Nullable Point point(ConsumerRecord<byte[], byte[]> message);
    }

    /**
     * Takes in a record as Kafka holds it. Returns its point, null where it is none that is archived.
     *
     * @throws RuntimeException if the record cannot be read, saying why
     */
    @Nullable Point take(ConsumerRecord<byte[], byte[]> message) {
        byte[] bytes = message.value();
        if (bytes == null && takingBack != null) {
            return takingBack.point(message);
        }
        if (bytes == null) {
            throw new IllegalArgumentException("the record has no value");
        }
        return mapping.point(values.deserialize(topic, message.headers(), bytes), message);
    }
}
