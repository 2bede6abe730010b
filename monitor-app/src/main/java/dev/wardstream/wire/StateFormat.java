package dev.wardstream.wire;

import dev.wardstream.schemas.DecodingException;
import dev.wardstream.schemas.RecordUpgrade;
import dev.wardstream.schemas.avro.PatientState;
import dev.wardstream.schemas.avro.WindowStep;
import dev.wardstream.state.StateReader;
import dev.wardstream.state.StateWriter;
import dev.wardstream.state.Symbols;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * How a record of a patient's state is written and read: in the current schema field by field, and what an older one wrote is brought
 * to the current one before. Safe for use by several threads; its writers are not.
 */
public final class StateFormat {
    /** The schema's enums that have another name here. */
    private static final Map<String, String> OTHER_NAMES = Map.of("Vital", "VitalSign", "AlertEvent", "Event");

    /** All that is kept of a patient. */
    public static final StateFormat PATIENT = new StateFormat(PatientState.getClassSchema());
    /** One step of a patient's windows, which stands beside. */
    public static final StateFormat WINDOW_STEP = new StateFormat(WindowStep.getClassSchema());

    private final List<Schema> released;
    private final RecordUpgrade upgrade;
    private final Symbols symbols;
    private final byte[] header;

    private StateFormat(Schema current) {
        this(current, RecordUpgrade.released(current));
    }

    StateFormat(Schema current, List<Schema> released) {
        this.released = released;
        upgrade = new RecordUpgrade(current, released);
        symbols = symbolsOf(current);
        header = RecordUpgrade.headerOf(current);
    }

    /** A writer of this record, for one thread. */
    public StateWriter writer() {
        return new StateWriter(symbols, header);
    }

    /**
     * A reader of bytes that this format's {@linkplain #writer() writer} made, here or in any version since the first released schema.
     *
     * @throws IllegalArgumentException where they are no such record
     */
    public StateReader reader(byte[] bytes) {
        try {
            return new StateReader(symbols, upgrade.toCurrent(bytes), header.length);
        } catch (DecodingException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Whether the bytes are framed as such a record; what an earlier version kept is not. */
    public static boolean isFramed(byte[] bytes) {
        return RecordUpgrade.isFramed(bytes);
    }

    /** The schemas that were released, oldest first. */
    List<Schema> released() {
        return released;
    }

    static Symbols symbolsOf(Schema schema) {
        Map<String, List<String>> symbols = new HashMap<>();
        collect(schema, symbols);
        return new Symbols(symbols);
    }

    private static void collect(Schema schema, Map<String, List<String>> symbols) {
        switch (schema.getType()) {
            case ENUM ->
                symbols.put(OTHER_NAMES.getOrDefault(schema.getName(), schema.getName()), schema.getEnumSymbols());
            case ARRAY -> collect(schema.getElementType(), symbols);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, symbols));
            case RECORD -> schema.getFields().forEach(field -> collect(field.schema(), symbols));
            default -> {}
        }
    }
}
