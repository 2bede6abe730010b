package dev.wardstream.wire;

import dev.wardstream.schemas.AvroCodec;
import dev.wardstream.schemas.DecodingException;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A domain value as an Avro record. Reading throws {@link DecodingException} for bytes that are no such record and {@link
 * InvalidRecordException} for a record that is no such value.
 *
 * @param <D> the domain's type
 * @param <A> the generated record
 */
final class RecordSerde<D, A extends SpecificRecordBase> implements Serde<D>, Serializer<D>, Deserializer<D> {
    private final AvroCodec<A> codec;
    private final String name;
    private final Function<D, A> toAvro;
    private final Function<A, D> toDomain;

    RecordSerde(Class<A> type, Function<D, A> toAvro, Function<A, D> toDomain) {
        this(type.getSimpleName(), AvroCodec.of(type), toAvro, toDomain);
    }

    RecordSerde(String name, AvroCodec<A> codec, Function<D, A> toAvro, Function<A, D> toDomain) {
        this.name = name;
        this.codec = codec;
        this.toAvro = toAvro;
        this.toDomain = toDomain;
    }

    byte[] encode(D value) {
        return codec.encode(toAvro.apply(value));
    }

    D decode(byte[] payload) {
        A record = codec.decode(payload);
        try {
            return toDomain.apply(record);
        } catch (IllegalArgumentException e) {
            throw new InvalidRecordException(name, e);
        }
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable D value) {
        return value == null ? null : encode(value);
    }

    @Override
    public @Nullable D deserialize(String topic, byte @Nullable [] payload) {
        return payload == null ? null : decode(payload);
    }

    @Override
    public Serializer<D> serializer() {
        return this;
    }

    @Override
    public Deserializer<D> deserializer() {
        return this;
    }

    // Serde, Serializer and Deserializer each bring a default of their own.
    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {}

    @Override
    public void close() {}
}
