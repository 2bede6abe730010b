package dev.wardstream.wire;

import dev.wardstream.schemas.AvroCodec;
import dev.wardstream.schemas.DecodingException;
import dev.wardstream.schemas.SchemaRegistry;
import dev.wardstream.schemas.avro.VitalSigns;
import dev.wardstream.vitals.DeviceSample;
import org.jspecify.annotations.Nullable;

/** What device vendors publish, as bytes and as samples. Safe for use by several threads. */
public final class DeviceSamples {
    private final RecordSerde<DeviceSample, VitalSigns> serde;

    private DeviceSamples(AvroCodec<VitalSigns> codec) {
        serde = SampleRecords.ofDevices(codec);
    }

    /** Reads Avro single-object encoding, and Confluent's wire format where a registry is given. */
    public static DeviceSamples using(@Nullable SchemaRegistry registry) {
        return new DeviceSamples(
                registry == null ? AvroCodec.of(VitalSigns.class) : AvroCodec.of(VitalSigns.class, registry));
    }

    /**
     * The sample of a payload. Its values are as the device sent them: nothing is judged here.
     *
     * @throws DecodingException where the bytes are no {@code VitalSigns} record, by the reason
     * @throws InvalidRecordException where the device id breaks the rule for ids
     */
    public DeviceSample decode(byte[] payload) {
        return serde.decode(payload);
    }

    /** The sample in single-object encoding, as a vendor's client would send it. */
    public byte[] encode(DeviceSample sample) {
        return serde.encode(sample);
    }
}
