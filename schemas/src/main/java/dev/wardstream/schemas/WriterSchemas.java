package dev.wardstream.schemas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityResult;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificDatumReader;
import org.jspecify.annotations.Nullable;

/**
 * The writer schemas that one record can be read from, each with a reader that resolves it to the current schema. Resolving
 * is costly and reading is not, so a reader is made once for each writer schema.
 */
final class WriterSchemas<T> {
    private static final int MOST_REGISTRY_READERS = 1_000;

    private final Schema current;
    private final @Nullable SchemaRegistry registry;
    private final Map<Long, DatumReader<T>> byFingerprint = new HashMap<>();
    private final Map<Integer, DatumReader<T>> byRegistryId = new ConcurrentHashMap<>();

    WriterSchemas(Schema current, List<Schema> released, @Nullable SchemaRegistry registry) {
        this.current = current;
        this.registry = registry;
        released.forEach(this::add);
        add(current);
    }

    /** The reader of a released or the current schema, by its CRC-64-AVRO fingerprint. */
    DatumReader<T> byFingerprint(long fingerprint) {
        DatumReader<T> reader = byFingerprint.get(fingerprint);
        if (reader == null) {
            throw new UnknownSchemaException("no released " + current.getName() + " schema has the fingerprint "
                    + String.format("%016x", fingerprint) + "; " + byFingerprint.size()
                    + " known. Use the schemas of wardstream-schemas, or a newer Wardstream.");
        }
        return reader;
    }

    /** The reader of a schema that the registry knows by this id. */
    DatumReader<T> byRegistryId(int id) {
        DatumReader<T> reader = byRegistryId.get(id);
        return reader == null ? ask(id) : reader;
    }

    private DatumReader<T> ask(int id) {
        if (registry == null) {
            throw new UnknownSchemaException(
                    "the payload names schema " + id + " of a schema registry, and none is set: set "
                            + SchemaRegistry.MONITOR_SETTING + " where a monitor reads it, " + SchemaRegistry.URL_CONFIG
                            + " where a Kafka client of your own does, or send Avro single-object encoding");
        }
        Schema writer = registry.byId(id);
        SchemaCompatibilityResult result = SchemaCompatibility.checkReaderWriterCompatibility(current, writer)
                .getResult();
        if (result.getCompatibility() != SchemaCompatibilityType.COMPATIBLE) {
            throw new UnknownSchemaException("schema " + id + " of the registry, " + writer.getFullName()
                    + ", cannot be read as " + current.getName() + ": " + result.getIncompatibilities());
        }
        DatumReader<T> reader = new SpecificDatumReader<>(writer, current);
        if (byRegistryId.size() < MOST_REGISTRY_READERS) {
            byRegistryId.put(id, reader);
        }
        return reader;
    }

    private void add(Schema writer) {
        byFingerprint.put(SchemaNormalization.parsingFingerprint64(writer), new SpecificDatumReader<>(writer, current));
    }
}
