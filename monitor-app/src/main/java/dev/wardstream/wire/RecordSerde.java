package dev.wardstream.wire;

import dev.wardstream.schemas.AvroCodec;
import dev.wardstream.schemas.DecodingException;
import java.util.Arrays;
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
    private final ByHand.@Nullable Reader<D> reader;
    private final ByHand.@Nullable Writer<D> writer;
    private final byte[] header;
    private final ThreadLocal<BinaryOut> out = ThreadLocal.withInitial(BinaryOut::new);

    RecordSerde(Class<A> type, Function<D, A> toAvro, Function<A, D> toDomain) {
        this(type.getSimpleName(), AvroCodec.of(type), toAvro, toDomain);
    }

    RecordSerde(String name, AvroCodec<A> codec, Function<D, A> toAvro, Function<A, D> toDomain) {
        this(name, codec, toAvro, toDomain, null, null);
    }

    private RecordSerde(
            String name,
            AvroCodec<A> codec,
            Function<D, A> toAvro,
            Function<A, D> toDomain,
            ByHand.@Nullable Reader<D> reader,
            ByHand.@Nullable Writer<D> writer) {
        this.name = name;
        this.codec = codec;
        this.toAvro = toAvro;
        this.toDomain = toDomain;
        this.reader = reader;
        this.writer = writer;
        this.header = codec.header();
    }

    /** The same, but what was written by the current schema, and plainly, is read by hand. */
    RecordSerde<D, A> readBy(ByHand.Reader<D> hand) {
        return new RecordSerde<>(name, codec, toAvro, toDomain, hand, writer);
    }

    /** The same, but written by hand. */
    RecordSerde<D, A> writtenBy(ByHand.Writer<D> hand) {
        return new RecordSerde<>(name, codec, toAvro, toDomain, reader, hand);
    }

    byte[] encode(D value) {
        if (writer == null) {
            return codec.encode(toAvro.apply(value));
        }
        BinaryOut own = out.get().beginWith(header);
        writer.write(value, own);
        return own.toByteArray();
    }

    D decode(byte[] payload) {
        D plain = readByHand(payload);
        return plain == null ? decodeByAvro(payload) : plain;
    }

    private @Nullable D readByHand(byte[] payload) {
        if (reader == null || !beginsWithHeader(payload)) {
            return null;
        }
        try {
            BinaryIn in = new BinaryIn(payload, header.length);
            D value = reader.read(in);
            return in.isAtEnd() ? value : null;
        } catch (IllegalArgumentException e) {
            // Avro's reader comes to the same end, and says which.
            return null;
        }
    }

    private boolean beginsWithHeader(byte[] payload) {
        return payload.length > header.length && Arrays.equals(payload, 0, header.length, header, 0, header.length);
    }

    private D decodeByAvro(byte[] payload) {
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
