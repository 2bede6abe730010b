package dev.wardstream.schemas;

import dev.wardstream.schemas.avro.VitalSigns;

/** Reads {@link VitalSigns}: the {@code value.deserializer} of who wants to see what a device vendor sends. */
public final class VitalSignsDeserializer extends AvroDeserializer<VitalSigns> {
    public VitalSignsDeserializer() {
        super(VitalSigns.class);
    }
}
