package dev.wardstream.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.schemas.avro.Alert;
import dev.wardstream.schemas.avro.VitalSigns;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

/** What a vendor writes into a client's properties. */
class AvroSerdeTest {
    @Test
    void aVendorNamesTheClassesAndNothingElse() throws Exception {
        VitalSigns sent = new RandomRecords(1).next(VitalSigns.class);
        try (Serializer<VitalSigns> serializer = named("dev.wardstream.schemas.VitalSignsSerializer");
                Deserializer<VitalSigns> deserializer = named("dev.wardstream.schemas.VitalSignsDeserializer")) {
            serializer.configure(Map.of(), false);
            deserializer.configure(Map.of(), false);

            assertThat(deserializer.deserialize("t", serializer.serialize("t", sent)))
                    .isEqualTo(sent);
        }
    }

    @Test
    void theGenericDeserializerIsToldItsRecord() {
        Alert sent = new RandomRecords(2).next(Alert.class);
        try (AvroSerializer<Alert> serializer = new AvroSerializer<>();
                AvroDeserializer<Alert> deserializer = new AvroDeserializer<>()) {
            deserializer.configure(Map.of(AvroDeserializer.TYPE_CONFIG, Alert.class.getName()), false);

            assertThat(deserializer.deserialize("alerts", serializer.serialize("alerts", sent)))
                    .isEqualTo(sent);
        }
    }

    @Test
    void aMissingOrWrongRecordClassIsNamed() {
        try (AvroDeserializer<Alert> deserializer = new AvroDeserializer<>()) {
            assertThatThrownBy(() -> deserializer.configure(Map.of(), false))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining(AvroDeserializer.TYPE_CONFIG);
            assertThatThrownBy(() ->
                            deserializer.configure(Map.of(AvroDeserializer.TYPE_CONFIG, "java.lang.String"), false))
                    .isInstanceOf(ConfigException.class);
        }
    }

    @Test
    void aTombstoneStaysATombstone() {
        try (AvroSerializer<Alert> serializer = new AvroSerializer<>();
                AvroDeserializer<Alert> deserializer = new AvroDeserializer<>(Alert.class)) {
            assertThat(serializer.serialize("alerts", null)).isNull();
            assertThat(deserializer.deserialize("alerts", null)).isNull();
        }
    }

    /** As Kafka does it: by name, and cast to whatever the caller takes it for. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T> T named(String className) throws ClassNotFoundException {
        return (T) Utils.newInstance(className, Object.class);
    }
}
