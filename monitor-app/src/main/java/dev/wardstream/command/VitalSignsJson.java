package dev.wardstream.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.schemas.avro.Consciousness;
import dev.wardstream.schemas.avro.VitalSigns;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** A sample as a JSON object, each field as the schema names it and left out where it is missing. */
final class VitalSignsJson {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private VitalSignsJson() {}

    /** @throws IllegalArgumentException naming the field that is unknown, missing or of another type */
    static VitalSigns read(String text) {
        JsonNode object = parse(text);
        VitalSigns record = new VitalSigns();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            Schema.Field field = VitalSigns.SCHEMA$.getField(entry.getKey());
            if (field == null) {
                throw new IllegalArgumentException("a sample has no field '" + entry.getKey() + "', only "
                        + VitalSigns.SCHEMA$.getFields().stream()
                                .map(Schema.Field::name)
                                .collect(Collectors.joining(", ")));
            }
            record.put(field.pos(), value(field, entry.getValue()));
        }
        for (String required : new String[] {"deviceId", "measuredAt"}) {
            if (!object.hasNonNull(required)) {
                throw new IllegalArgumentException("a sample needs the field '" + required + "'");
            }
        }
        return record;
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no JSON object: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("a sample is a JSON object, such as {\"deviceId\": \"band-7\", …}");
    }

    private static @Nullable Object value(Schema.Field field, JsonNode node) {
        Schema schema = field.schema().isUnion() ? field.schema().getTypes().get(1) : field.schema();
        if (node.isNull() && field.schema().isUnion()) {
            return null;
        }
        @Nullable Object value = switch (schema.getType()) {
            case STRING -> node.isTextual() ? node.textValue() : null;
            case LONG -> node.canConvertToLong() && node.isIntegralNumber() ? node.longValue() : null;
            case DOUBLE -> node.isNumber() ? node.doubleValue() : null;
            case BOOLEAN -> node.isBoolean() ? node.booleanValue() : null;
            case ENUM -> schema.hasEnumSymbol(node.asText()) ? Consciousness.valueOf(node.asText()) : null;
            default -> throw new IllegalStateException("no JSON is known for a field of " + schema);
        };
        if (value == null) {
            throw new IllegalArgumentException(field.name() + " cannot be " + node + ". " + field.doc()
                    + (schema.getType() == Schema.Type.ENUM ? " One of " + schema.getEnumSymbols() : ""));
        }
        return value;
    }
}
