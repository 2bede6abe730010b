package dev.wardstream.schemas;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes any of Wardstream's records in Avro's single-object encoding; needs no settings and no registry. As a producer's
 * {@code value.serializer} it is named by its class.
 */
public class AvroSerializer<T extends SpecificRecordBase> implements Serializer<T> {
    private final Map<Class<?>, AvroCodec<T>> codecs = new ConcurrentHashMap<>();

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T value) {
        return value == null ? null : codecOf(value).encode(value);
    }

    @SuppressWarnings("unchecked") // A value's own class is a Class of its type.
    private AvroCodec<T> codecOf(T value) {
        return codecs.computeIfAbsent(value.getClass(), type -> AvroCodec.of((Class<T>) type));
    }
}
