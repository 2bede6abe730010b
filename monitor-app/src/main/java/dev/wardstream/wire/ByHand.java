package dev.wardstream.wire;

import java.util.List;
import org.apache.avro.Schema;

/** The binary encoding of a value's record, in its current schema, without the record between. */
final class ByHand {
    private ByHand() {}

    /** Reads a value as plainly as it was written. */
    @FunctionalInterface
    interface Reader<D> {
        /** @throws IllegalArgumentException where it is to be left to Avro's reader, which also says what is wrong */
        D read(BinaryIn in);
    }

    /** Writes a value as Avro's writer would write its record. */
    @FunctionalInterface
    interface Writer<D> {
        void write(D value, BinaryOut out);
    }

    /** @throws IllegalStateException where the schema has other fields than what is read or written by hand knows, in this order */
    static void requireFields(Schema schema, String... known) {
        List<String> fields =
                schema.getFields().stream().map(Schema.Field::name).toList();
        if (!fields.equals(List.of(known))) {
            throw new IllegalStateException("the schema " + schema.getName() + " has the fields " + fields
                    + ", by hand are written " + List.of(known) + ": follow the schema");
        }
    }
}
