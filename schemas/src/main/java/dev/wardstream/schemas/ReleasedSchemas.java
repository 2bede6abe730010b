package dev.wardstream.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.jspecify.annotations.Nullable;

/**
 * Every version of a record's schema that was ever released: {@code released/<Record>/v1.avsc}, {@code v2.avsc} and so on,
 * each complete in itself. A payload of any of them can be read.
 */
final class ReleasedSchemas {
    private ReleasedSchemas() {}

    /** The released versions of a record, oldest first; empty for a record that was never released. */
    static List<Schema> of(String record) {
        List<Schema> versions = new ArrayList<>();
        for (Schema version = read(record, 1); version != null; version = read(record, versions.size() + 1)) {
            versions.add(version);
        }
        return List.copyOf(versions);
    }

    private static @Nullable Schema read(String record, int version) {
        String resource = "/released/" + record + "/v" + version + ".avsc";
        try (InputStream in = ReleasedSchemas.class.getResourceAsStream(resource)) {
            return in == null ? null : new SchemaParser().parse(in).mainSchema();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the released schema " + resource + " from the class path", e);
        }
    }
}
