package dev.wardstream.archive;

import com.influxdb.client.write.Point;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** A topic, and how its records become points. */
record Source<T>(Measurement measurement, String topic, Deserializer<T> values, Mapping<T> mapping) {

    /** A record's value and its offset become a point. */
    @FunctionalInterface
    interface Mapping<T> {
        Point point(T value, long offset);
    }

    /**
     * The point of a record as Kafka holds it.
     *
     * @throws RuntimeException if the record cannot be read, saying why
     */
    Point point(ConsumerRecord<byte[], byte[]> message) {
        byte[] bytes = message.value();
        if (bytes == null) {
            throw new IllegalArgumentException("the record has no value");
        }
        return mapping.point(values.deserialize(topic, message.headers(), bytes), message.offset());
    }
}
