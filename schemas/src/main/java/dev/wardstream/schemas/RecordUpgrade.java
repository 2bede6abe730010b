package dev.wardstream.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Brings a record that any released schema wrote to the current one, as bytes: fields and symbols are matched by name, as Avro
 * resolves them. For a reader that knows the current schema only, because it reads field by field. Safe for use by several threads.
 */
public final class RecordUpgrade {
    private final Schema current;
    private final byte[] header;
    private final long fingerprint;
    private final Map<Long, Schema> older = new HashMap<>();

    /** @param released every version that may have written what is to be read */
    public RecordUpgrade(Schema current, List<Schema> released) {
        this.current = current;
        this.fingerprint = SchemaNormalization.parsingFingerprint64(current);
        this.header = headerOf(current);
        released.forEach(version -> older.put(SchemaNormalization.parsingFingerprint64(version), version));
    }

    /** The released versions of a schema, oldest first. */
    public static List<Schema> released(Schema current) {
        return ReleasedSchemas.of(current.getName());
    }

    /** What stands before a record of a schema: the mark of Avro's single-object encoding and the schema's fingerprint. */
    public static byte[] headerOf(Schema schema) {
        return Framing.singleObjectHeader(SchemaNormalization.parsingFingerprint64(schema));
    }

    /** Whether these bytes are framed as a single object. */
    public static boolean isFramed(byte[] payload) {
        return Framing.isSingleObject(payload);
    }

    /**
     * The record in the current schema; the payload itself where it is.
     *
     * @throws UndecodableException where the bytes are no such record
     * @throws UnknownSchemaException where no released schema wrote them
     */
    public byte[] toCurrent(byte[] payload) {
        if (!Framing.isSingleObject(payload)) {
            throw new UndecodableException("these " + payload.length + " bytes are no " + current.getName()
                    + ": they begin with no fingerprint");
        }
        long writer = Framing.fingerprint(payload);
        if (writer == fingerprint) {
            return payload;
        }
        Schema schema = older.get(writer);
        if (schema == null) {
            throw new UnknownSchemaException("no released " + current.getName() + " schema has the fingerprint "
                    + String.format("%016x", writer) + ": a newer Wardstream wrote it. Go back to that version.");
        }
        try {
            Object record = new GenericDatumReader<>(schema, current)
                    .read(
                            null,
                            DecoderFactory.get()
                                    .binaryDecoder(
                                            payload,
                                            Framing.SINGLE_OBJECT_HEADER,
                                            payload.length - Framing.SINGLE_OBJECT_HEADER,
                                            null));
            ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + 64);
            out.writeBytes(header);
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
            new GenericDatumWriter<>(current).write(record, encoder);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
            throw new UndecodableException(
                    "these " + payload.length + " bytes are no " + current.getName() + ": " + e, e);
        }
    }
}
