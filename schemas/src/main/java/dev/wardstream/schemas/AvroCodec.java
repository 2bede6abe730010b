package dev.wardstream.schemas;

import dev.wardstream.schemas.avro.VitalSigns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to record and back. Writes Avro's single-object encoding of the current schema; reads it for the current and every
 * released schema, and Confluent's wire format too where there is a registry. Safe for use by several threads.
 *
 * <p>What it reads is not trusted: any payload, of whatever bytes, either becomes a record or throws a {@link
 * DecodingException}, and the memory it takes is in proportion to the payload's length, whatever lengths the payload
 * claims.
 *
 * @param <T> the generated class of the record
 */
public final class AvroCodec<T extends SpecificRecordBase> {
    static {
        // Avro makes instances of the classes it is told to trust only, and of itself does not trust generated ones.
        ClassSecurityPredicate ours = type -> type.getPackageName().equals(VitalSigns.class.getPackageName());
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), ours));
    }

    private final String name;
    private final byte[] header;
    private final DatumWriter<T> writer;
    private final WriterSchemas<T> writerSchemas;
    private final ThreadLocal<Buffers> buffers = ThreadLocal.withInitial(Buffers::new);

    private AvroCodec(Class<T> type, @Nullable SchemaRegistry registry) {
        Schema schema = SpecificData.get().getSchema(type);
        name = schema.getName();
        header = Framing.singleObjectHeader(SchemaNormalization.parsingFingerprint64(schema));
        writer = new SpecificDatumWriter<>(schema);
        writerSchemas = new WriterSchemas<>(schema, ReleasedSchemas.of(name), registry);
    }

    /** The codec of a record, for single-object encoding only. */
    public static <T extends SpecificRecordBase> AvroCodec<T> of(Class<T> type) {
        return new AvroCodec<>(type, null);
    }

    /** The codec of a record, which also reads Confluent's wire format with the schemas of a registry. */
    public static <T extends SpecificRecordBase> AvroCodec<T> of(Class<T> type, SchemaRegistry registry) {
        return new AvroCodec<>(type, registry);
    }

    /** What each record in single-object encoding begins with: the mark, and the current schema's fingerprint. */
    public byte[] header() {
        return header.clone();
    }

    /**
     * The record in single-object encoding.
     *
     * @throws SerializationException where a required field is not set; the message names it
     */
    public byte[] encode(T value) {
        Buffers own = buffers.get();
        own.out.reset();
        own.out.writeBytes(header);
        own.encoder = EncoderFactory.get().binaryEncoder(own.out, own.encoder);
        try {
            writer.write(value, own.encoder);
            own.encoder.flush();
        } catch (IOException | AvroRuntimeException | NullPointerException | ClassCastException e) {
            throw new SerializationException("this " + name + " cannot be written: " + e.getMessage(), e);
        }
        return own.out.toByteArray();
    }

    /**
     * The record of a payload.
     *
     * @throws UndecodableException where the bytes are no record
     * @throws UnknownSchemaException where they name a writer schema that is not known
     * @throws RegistryUnreachableException where the registry that should know it gives no answer
     */
    public T decode(byte[] payload) {
        if (Framing.isSingleObject(payload)) {
            return read(
                    payload, Framing.SINGLE_OBJECT_HEADER, writerSchemas.byFingerprint(Framing.fingerprint(payload)));
        }
        if (Framing.isConfluent(payload)) {
            return read(payload, Framing.CONFLUENT_HEADER, writerSchemas.byRegistryId(Framing.registryId(payload)));
        }
        throw new UndecodableException("these " + payload.length + " bytes are no " + name
                + ": they begin neither with C3 01 and a fingerprint (Avro single-object encoding)"
                + " nor with 00 and a registry id (Confluent's wire format)");
    }

    // Avro's readers meet bytes that no writer wrote with whatever exception lies nearest (an index out of bounds for
    // an
    // enum's symbol, say), and with a stack overflow where a registry's schema nests in itself.
    private T read(byte[] payload, int offset, DatumReader<T> reader) {
        Buffers own = buffers.get();
        BinaryDecoder decoder =
                DecoderFactory.get().binaryDecoder(payload, offset, payload.length - offset, own.decoder);
        own.decoder = decoder;
        T value;
        boolean atEnd;
        try {
            value = reader.read(null, decoder);
            atEnd = decoder.isEnd();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new UndecodableException("these " + payload.length + " bytes are no " + name + ": " + e, e);
        }
        if (!atEnd) {
            throw new UndecodableException(
                    "these " + payload.length + " bytes go on after the " + name + " that they begin with");
        }
        return value;
    }

    /** What one thread reuses from call to call. */
    private static final class Buffers {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        private @Nullable BinaryEncoder encoder;
        private @Nullable BinaryDecoder decoder;
    }
}
