package dev.wardstream.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.schemas.avro.Alert;
import dev.wardstream.schemas.avro.VitalSigns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemaRegistryTest {
    private static final String CONFLUENT = "";
    private static final String APICURIO = "/apis/ccompat/v7";

    private final RegistryStandIn registry = new RegistryStandIn();

    @AfterEach
    void stop() {
        registry.stop();
    }

    @Test
    void aVendorsRecordInConfluentsFormatIsReadByItsRegisteredSchema() {
        registry.serve(CONFLUENT, 7, VitalSigns.SCHEMA$);
        VitalSigns sent = new RandomRecords(1).next(VitalSigns.class);

        assertThat(codec().decode(confluent(7, sent))).isEqualTo(sent);
    }

    @Test
    void apicuriosPathIsFoundToo() {
        registry.serve(APICURIO, 300, VitalSigns.SCHEMA$);
        VitalSigns sent = new RandomRecords(2).next(VitalSigns.class);

        assertThat(codec().decode(confluent(300, sent))).isEqualTo(sent);
    }

    @Test
    void aVendorsOwnNarrowerSchemaIsResolvedToOurs() throws IOException {
        Schema narrow = new SchemaParser()
                .parse(
                        "{\"type\": \"record\", \"name\": \"VitalSigns\", \"namespace\": \"dev.wardstream.schemas.avro\","
                                + " \"fields\": [{\"name\": \"deviceId\", \"type\": \"string\"},"
                                + " {\"name\": \"firmware\", \"type\": \"string\"},"
                                + " {\"name\": \"measuredAt\", \"type\": \"long\"}, {\"name\": \"heartRate\", \"type\": \"float\"}]}")
                .mainSchema();
        registry.serve(CONFLUENT, 8, narrow);
        GenericRecord sent = new GenericData.Record(narrow);
        sent.put("deviceId", "patch-1");
        sent.put("firmware", "2.1");
        sent.put("measuredAt", 1_000L);
        sent.put("heartRate", 72f);

        VitalSigns read = codec().decode(confluent(8, sent));

        assertThat(read.getDeviceId()).isEqualTo("patch-1");
        assertThat(read.getMeasuredAt()).isEqualTo(1_000L);
        assertThat(read.getHeartRate()).isEqualTo(72.0);
        assertThat(read.getSpo2()).isNull();
    }

    @Test
    void theRegistryIsAskedOnceForAnId() {
        registry.serve(CONFLUENT, 9, VitalSigns.SCHEMA$);
        AvroCodec<VitalSigns> codec = codec();
        RandomRecords random = new RandomRecords(3);
        for (int i = 0; i < 100; i++) {
            codec.decode(confluent(9, random.next(VitalSigns.class)));
        }

        assertThat(registry.requests()).isEqualTo(1);
    }

    @Test
    void anIdTheRegistryDoesNotKnowIsAnUnknownSchemaAndNotAskedForAgainAtOnce() {
        AvroCodec<VitalSigns> codec = codec();
        byte[] payload = confluent(10, new RandomRecords(4).next(VitalSigns.class));
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> codec.decode(payload)).isInstanceOf(UnknownSchemaException.class);
        }

        assertThat(registry.requests()).as("one for each of the two paths").isEqualTo(2);
    }

    @Test
    void aSchemaThatIsNoVitalSignsIsAnUnknownSchema() {
        registry.serve(CONFLUENT, 11, Alert.SCHEMA$);
        byte[] payload = confluent(11, new RandomRecords(5).next(Alert.class));

        assertThatThrownBy(() -> codec().decode(payload))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("cannot be read as VitalSigns");
    }

    @Test
    void aProtobufSchemaOrRubbishIsAnUnknownSchema() {
        registry.answer("/schemas/ids/12", 200, "{\"schemaType\": \"PROTOBUF\", \"schema\": \"message A {}\"}");
        registry.answer("/schemas/ids/13", 200, "{\"schema\": \"no schema\"}");
        registry.answer("/schemas/ids/14", 200, "{}");

        for (int id = 12; id <= 14; id++) {
            byte[] payload = confluent(id, new RandomRecords(6).next(VitalSigns.class));
            assertThatThrownBy(() -> codec().decode(payload)).isInstanceOf(UnknownSchemaException.class);
        }
    }

    @Test
    void aRegistryThatIsDownIsToldFromAnUnknownIdAndHeals() {
        SchemaRegistry client = SchemaRegistry.at(registry.url());
        registry.answer("/schemas/ids/15", 503, "starting");
        assertThatThrownBy(() -> client.byId(15))
                .isInstanceOf(RegistryUnreachableException.class)
                .hasMessageContaining("503");

        registry.serve(CONFLUENT, 15, VitalSigns.SCHEMA$);
        Awaitility.await()
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(client.byId(15)).isEqualTo(VitalSigns.SCHEMA$));
    }

    @Test
    void aRegistryThatCannotBeConnectedToIsUnreachable() {
        String url = registry.url();
        registry.stop();

        assertThatThrownBy(() -> SchemaRegistry.at(url).byId(16))
                .isInstanceOf(RegistryUnreachableException.class)
                .hasMessageContaining(url);
    }

    @Test
    void aWebServerThatIsNoRegistryIsUnreachableAndNotAnUnknownId() {
        registry.answer("/", 404, "<html>Not Found</html>");

        assertThatThrownBy(() -> SchemaRegistry.at(registry.url()).byId(17))
                .isInstanceOf(RegistryUnreachableException.class)
                .hasMessageContaining("is it a schema registry's address?");
    }

    @Test
    void aPasswordGoesToTheRegistryAndIntoNoMessage() {
        String url = registry.url().replace("//", "//ward:secret@");
        registry.serve(CONFLUENT, 18, VitalSigns.SCHEMA$);
        SchemaRegistry client = SchemaRegistry.at(url);

        client.byId(18);

        assertThat(registry.lastAuthorization()).isEqualTo("Basic d2FyZDpzZWNyZXQ=");
        assertThatThrownBy(() -> client.byId(19)).hasMessageNotContaining("secret");
    }

    @Test
    void anAddressThatIsNoneIsRefusedAtOnce() {
        assertThatThrownBy(() -> SchemaRegistry.at("registry:8081"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(SchemaRegistry.URL_CONFIG);
    }

    private AvroCodec<VitalSigns> codec() {
        return AvroCodec.of(VitalSigns.class, SchemaRegistry.at(registry.url()));
    }

    private static byte[] confluent(int id, GenericRecord record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0);
        out.writeBytes(ByteBuffer.allocate(4).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        try {
            new GenericDatumWriter<GenericRecord>(record.getSchema(), SpecificData.get()).write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
