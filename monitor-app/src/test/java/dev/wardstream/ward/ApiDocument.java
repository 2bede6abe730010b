package dev.wardstream.ward;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The API's description, read as programs read it. */
public final class ApiDocument {
    private static final String AT = "https://wardstream.dev/openapi.json";

    private final String text;
    private final JsonNode tree;
    private final JsonSchemaFactory schemas;

    private ApiDocument(String text) {
        this.text = text;
        try {
            this.tree = new ObjectMapper(new YAMLFactory()).readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String json = tree.toString();
        this.schemas = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(uri -> uri.equals(AT) ? json : null)));
    }

    public static ApiDocument shipped() {
        try (InputStream in = Objects.requireNonNull(ApiDocument.class.getResourceAsStream("/ward/openapi.yaml"))) {
            return new ApiDocument(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return text;
    }

    /** What a reader of such documents finds wrong with it. */
    List<String> faults() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(text, null, options);
        return result.getMessages() == null ? List.of() : result.getMessages();
    }

    /** The values that a schema of words allows. */
    List<String> wordsOf(String schema) {
        List<String> words = new ArrayList<>();
        tree.at("/components/schemas/" + schema + "/enum").forEach(word -> words.add(word.asText()));
        return words;
    }

    /** Every operation, such as {@code GET /api/v1/beds}. */
    public Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        tree.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /**
     * What is wrong with an answer to an operation, in its own words; empty where nothing is.
     *
     * @param operation such as {@code GET /api/v1/beds}
     */
    public List<String> faults(String operation, int status, String contentType, String body) {
        String path = operation.split(" ", -1)[1];
        String method = operation.split(" ", -1)[0].toLowerCase(Locale.ROOT);
        JsonNode responses = tree.path("paths").path(path).path(method).path("responses");
        String code = responses.has(String.valueOf(status)) ? String.valueOf(status) : "default";
        JsonNode response = responses.path(code);
        if (response.has("$ref")) {
            response = tree.at(response.get("$ref").asText().substring(1));
        }
        String type = contentType.split(";", -1)[0];
        JsonNode schema = response.path("content").path(type).path("schema");
        if (schema.isMissingNode()) {
            return List.of(operation + " may not answer " + status + " with " + type);
        }
        return schema.has("$ref") ? faults(schema.get("$ref").asText(), body) : List.of();
    }

    /** What is wrong with a value by the schema of this name. */
    public List<String> faultsBy(String schema, String json) {
        return faults("#/components/schemas/" + schema, json);
    }

    private List<String> faults(String reference, String json) {
        JsonSchema schema = schemas.getSchema(
                SchemaLocation.of(AT + reference),
                SchemaValidatorsConfig.builder().build());
        List<String> faults = new ArrayList<>();
        try {
            for (ValidationMessage fault : schema.validate(new ObjectMapper().readTree(json))) {
                faults.add(fault.getMessage());
            }
        } catch (IOException e) {
            faults.add("no JSON: " + e.getMessage());
        }
        return faults;
    }
}
