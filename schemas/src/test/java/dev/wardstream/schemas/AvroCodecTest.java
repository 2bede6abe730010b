package dev.wardstream.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.schemas.avro.Alert;
import dev.wardstream.schemas.avro.VitalSigns;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class AvroCodecTest {
    static final List<Class<? extends SpecificRecordBase>> RECORDS = Records.ALL;

    private final AvroCodec<VitalSigns> codec = AvroCodec.of(VitalSigns.class);

    @ParameterizedTest
    @FieldSource("RECORDS")
    <T extends SpecificRecordBase> void whatIsWrittenIsRead(Class<T> type) {
        AvroCodec<T> codec = AvroCodec.of(type);
        RandomRecords random = new RandomRecords(42);
        for (int i = 0; i < 1_000; i++) {
            T written = random.next(type);
            assertThat(codec.decode(codec.encode(written))).isEqualTo(written);
        }
    }

    @Test
    void theFramingIsAvrosOwnSoThatAnyAvroLibraryCanWriteIt() throws Exception {
        VitalSigns written = new RandomRecords(1).next(VitalSigns.class);

        ByteBuffer avrosOwn = VitalSigns.getEncoder().encode(written);

        assertThat(ByteBuffer.wrap(codec.encode(written))).isEqualTo(avrosOwn);
        assertThat(VitalSigns.getDecoder().decode(codec.encode(written))).isEqualTo(written);
    }

    @Test
    void anEmptyPayloadOrPlainTextIsUndecodable() {
        assertThatThrownBy(() -> codec.decode(new byte[0])).isInstanceOf(UndecodableException.class);
        assertThatThrownBy(() -> codec.decode("{\"heartRate\": 72}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("single-object encoding");
    }

    @Test
    void aPayloadCutShortAnywhereIsUndecodable() {
        byte[] whole = codec.encode(new RandomRecords(3).next(VitalSigns.class));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> codec.decode(cut)).isInstanceOf(UndecodableException.class);
        }
    }

    @Test
    void bytesAfterTheRecordAreUndecodable() {
        byte[] whole = codec.encode(new RandomRecords(4).next(VitalSigns.class));

        assertThatThrownBy(() -> codec.decode(Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("go on after");
    }

    @Test
    void anotherRecordOnTheTopicIsAnUnknownSchema() {
        byte[] alert = AvroCodec.of(Alert.class).encode(new RandomRecords(5).next(Alert.class));

        assertThatThrownBy(() -> codec.decode(alert)).isInstanceOf(UnknownSchemaException.class);
    }

    @Test
    void confluentFramingWithoutARegistryNamesTheSettingThatIsMissing() {
        byte[] framed = {0, 0, 0, 0, 7, 2, 'a', 2, 0, 0};

        assertThatThrownBy(() -> codec.decode(framed))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("7")
                .hasMessageContaining(SchemaRegistry.URL_CONFIG);
    }

    @Test
    void aRecordWithoutItsDeviceIsNotWrittenAndTheFieldIsNamed() {
        assertThatThrownBy(() -> codec.encode(new VitalSigns()))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("deviceId");

        VitalSigns next = new RandomRecords(6).next(VitalSigns.class);
        assertThat(codec.decode(codec.encode(next)))
                .as("and the next one is whole")
                .isEqualTo(next);
    }

    @Test
    void aFewBytesThatClaimGigabytesTakeNoMemory() {
        byte[] claimsLongText = framed(0xFE, 0xFF, 0xFF, 0xFF, 0x0F);
        for (int i = 0; i < 1_000; i++) {
            assertThatThrownBy(() -> codec.decode(claimsLongText)).isInstanceOf(UndecodableException.class);
        }
    }

    private static byte[] framed(int... body) {
        byte[] header = Framing.singleObjectHeader(SchemaNormalization.parsingFingerprint64(VitalSigns.SCHEMA$));
        byte[] payload = Arrays.copyOf(header, header.length + body.length);
        for (int i = 0; i < body.length; i++) {
            payload[header.length + i] = (byte) body[i];
        }
        return payload;
    }
}
