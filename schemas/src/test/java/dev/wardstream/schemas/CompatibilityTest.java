package dev.wardstream.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.schemas.avro.VitalSigns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaParser;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vendors upgrade when they can, and a monitor keeps its patients: what any released schema wrote must stay readable (BACKWARD_TRANSITIVE). */
class CompatibilityTest {
    static final List<Schema> CURRENT = Stream.concat(Records.ALL.stream(), Records.STATE.stream())
            .map(SpecificData.get()::getSchema)
            .toList();

    private static final SchemaValidator BACKWARD_TRANSITIVE =
            new SchemaValidatorBuilder().canReadStrategy().validateAll();

    @ParameterizedTest
    @FieldSource("CURRENT")
    void everyReleasedVersionIsReadByAllLaterOnes(Schema current) {
        List<Schema> history = new ArrayList<>(ReleasedSchemas.of(current.getName()));
        history.add(current);
        for (int later = 1; later < history.size(); later++) {
            Schema reader = history.get(later);
            List<Schema> older = history.subList(0, later);
            assertThatCode(() -> BACKWARD_TRANSITIVE.validate(reader, older))
                    .as("version " + (later + 1) + " of " + current.getName() + " reads all before it")
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @FieldSource("CURRENT")
    void theCurrentSchemaIsOnFile(Schema current) throws IOException {
        List<Schema> released = ReleasedSchemas.of(current.getName());
        boolean onFile = !released.isEmpty() && fingerprint(released.get(released.size() - 1)) == fingerprint(current);
        String name = current.getName() + "/v" + (released.size() + 1) + ".avsc";
        if (!onFile) {
            Path candidate = Path.of("target", "release-candidates", name);
            Files.createDirectories(Path.of("target", "release-candidates", current.getName()));
            Files.writeString(candidate, complete(current) + "\n");
        }
        assertThat(onFile)
                .as(
                        "the schema of %s has changed since its last version on file: copy schemas/target/release-candidates/%s"
                                + " to schemas/src/released/%s",
                        current.getName(), name, name)
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // a new field without a default
                "\"fields\": [{\"name\": \"deviceId\", \"type\": \"string\"}, {\"name\": \"measuredAt\", \"type\": \"long\"},"
                        + " {\"name\": \"vendor\", \"type\": \"string\"}]",
                // a changed type
                "\"fields\": [{\"name\": \"deviceId\", \"type\": \"string\"}, {\"name\": \"measuredAt\", \"type\": \"string\"}]",
                // a vital that may no longer be missing
                "\"fields\": [{\"name\": \"deviceId\", \"type\": \"string\"}, {\"name\": \"heartRate\", \"type\": \"double\"}]"
            })
    void aSchemaThatCannotReadAnOlderOneIsFound(String fields) {
        Schema careless = new SchemaParser()
                .parse(
                        "{\"type\": \"record\", \"name\": \"VitalSigns\", \"namespace\": \"dev.wardstream.schemas.avro\", "
                                + fields + "}")
                .mainSchema();

        assertThatThrownBy(() -> BACKWARD_TRANSITIVE.validate(careless, ReleasedSchemas.of("VitalSigns")))
                .isInstanceOf(SchemaValidationException.class);
    }

    @Test
    void everyFieldSaysWhatItIsAndEveryMeasureItsUnit() {
        CURRENT.stream().flatMap(CompatibilityTest::fieldsWithin).distinct().forEach(field -> {
            assertThat(field.doc()).as(field.toString()).isNotBlank();
            if (isMeasure(field.schema())) {
                assertThat(field.doc())
                        .as(field.toString())
                        .matches("(?s).*(unit:|in its unit|in the vital's unit|same unit|unit of the vital).*");
            }
        });
    }

    @Test
    void everyVitalIsOptional() {
        VitalSigns onlyRequired = VitalSigns.newBuilder()
                .setDeviceId("monitor-7")
                .setMeasuredAt(1L)
                .build();

        AvroCodec<VitalSigns> codec = AvroCodec.of(VitalSigns.class);
        assertThat(codec.decode(codec.encode(onlyRequired))).isEqualTo(onlyRequired);
        assertThat(onlyRequired.getHeartRate()).isNull();
    }

    /** The schema with all it refers to, without the hint for Java which class its strings become. */
    private static String complete(Schema schema) {
        return schema.toString(true)
                .replaceAll("\\{\\s*\"type\" : \"string\",\\s*\"avro.java.string\" : \"String\"\\s*}", "\"string\"");
    }

    private static boolean isMeasure(Schema schema) {
        return schema.getType() == Schema.Type.UNION
                ? schema.getTypes().stream().anyMatch(CompatibilityTest::isMeasure)
                : schema.getType() == Schema.Type.DOUBLE
                        || schema.getType() == Schema.Type.LONG
                        || schema.getType() == Schema.Type.INT;
    }

    private static Stream<Schema.Field> fieldsWithin(Schema schema) {
        return switch (schema.getType()) {
            case RECORD ->
                schema.getFields().stream()
                        .flatMap(field -> Stream.concat(Stream.of(field), fieldsWithin(field.schema())));
            case ARRAY -> fieldsWithin(schema.getElementType());
            case UNION -> schema.getTypes().stream().flatMap(CompatibilityTest::fieldsWithin);
            default -> Stream.of();
        };
    }

    private static long fingerprint(Schema schema) {
        return SchemaNormalization.parsingFingerprint64(schema);
    }
}
