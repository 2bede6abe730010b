package dev.wardstream.vitals;

import org.jspecify.annotations.Nullable;

/** What one row of a window holds over time: a vital sign, or a fact that is charted beside them. */
public sealed interface Signal permits VitalSign, Charted {
    /** Its name in schemas, stores and model files. */
    String field();

    /** The short label that charts use. */
    String label();

    /** What a sample tells of it, as a number; NaN where it tells nothing. */
    double in(Sample sample);

    /** The signal of a field, or null where none has that name. */
    static @Nullable Signal ofField(String field) {
        for (Charted charted : Charted.values()) {
            if (charted.field().equals(field)) {
                return charted;
            }
        }
        return VitalSign.ofField(field);
    }
}
