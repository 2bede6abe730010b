package dev.wardstream.schemas;

import dev.wardstream.schemas.avro.VitalSigns;

/** Writes {@link VitalSigns}: the {@code value.serializer} of a device vendor's producer. */
public final class VitalSignsSerializer extends AvroSerializer<VitalSigns> {}
