package dev.wardstream.schemas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.jspecify.annotations.Nullable;

/**
 * Looks up writer schemas in a registry that speaks Confluent's REST API: Confluent's own, Karapace, or Apicurio by its
 * compatible path. An id names the same schema for ever, so an answer is kept; that an id is unknown, or that the registry
 * gave no answer, holds for a few seconds only, so that a flood of bad payloads does not become a flood of requests.
 */
public final class SchemaRegistry {
    /** The setting of Kafka clients that names the registry's address. */
    public static final String URL_CONFIG = "wardstream.schema.registry.url";

    /** The same setting of the monitor's. */
    public static final String MONITOR_SETTING = "intake.schemaRegistry";

    private static final List<String> PATHS = List.of("/schemas/ids/", "/apis/ccompat/v7/schemas/ids/");
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    /** Confluent's error code, which tells an id that is unknown from a path that is wrong. */
    private static final int NO_SUCH_SCHEMA = 40403;

    private static final int LONGEST_ANSWER = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final String setting;
    private final @Nullable String credentials;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final AnswerCache answers = new AnswerCache();

    private SchemaRegistry(URI base, String setting, @Nullable String credentials) {
        this.base = base;
        this.setting = setting;
        this.credentials = credentials;
    }

    /**
     * A registry by its address, such as {@code http://registry:8081}; one that asks for a name and password takes them as
     * {@code https://name:password@registry}.
     *
     * @throws IllegalArgumentException where this is no http or https address
     */
    public static SchemaRegistry at(String url) {
        return at(url, URL_CONFIG);
    }

    /**
     * The same for a program that has another setting for the address.
     *
     * @param setting what errors call it
     * @throws IllegalArgumentException where this is no http or https address
     */
    public static SchemaRegistry at(String url, String setting) {
        URI uri = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
        boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!isHttp || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    setting + " must be an address such as http://registry:8081, is not: " + withoutUser(url));
        }
        String user = uri.getUserInfo();
        String credentials = user == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
        return new SchemaRegistry(URI.create(withoutUser(uri.toString())), setting, credentials);
    }

    /**
     * The schema of an id.
     *
     * @throws UnknownSchemaException where the registry knows no Avro schema by it
     * @throws RegistryUnreachableException where the registry gives no answer
     */
    Schema byId(int id) {
        return answers.get(id, this::ask);
    }

    private Schema ask(int id) {
        boolean refused = false;
        for (String path : PATHS) {
            HttpResponse<InputStream> response = send(URI.create(base + path + Integer.toUnsignedString(id)));
            JsonNode answer = read(response);
            if (response.statusCode() == 200) {
                return schemaOf(id, answer);
            }
            if (response.statusCode() != 404) {
                throw unreachable("answered with status " + response.statusCode(), null);
            }
            refused |= answer.path("error_code").asInt() == NO_SUCH_SCHEMA;
        }
        if (!refused) {
            throw unreachable("has none of the paths " + PATHS + ": is it a schema registry's address?", null);
        }
        throw new UnknownSchemaException("the schema registry at " + base + " (" + setting + ") knows no schema " + id);
    }

    /** The answer's JSON; missing where a refusal is no JSON, as a plain web server's is not. */
    private JsonNode read(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            return JSON.readTree(body.readNBytes(LONGEST_ANSWER));
        } catch (JsonProcessingException e) {
            if (response.statusCode() == 200) {
                throw unreachable("answered with something that is not JSON", e);
            }
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw unreachable("broke off its answer", e);
        }
    }

    private HttpResponse<InputStream> send(URI uri) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(TIMEOUT).header("Accept", "application/json");
        if (credentials != null) {
            request.header("Authorization", credentials);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw unreachable("gives no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("was not waited for: interrupted", e);
        }
    }

    private static Schema schemaOf(int id, JsonNode answer) {
        String kind = answer.path("schemaType").asText("AVRO");
        if (!kind.equals("AVRO") || !answer.path("references").isEmpty()) {
            throw new UnknownSchemaException("schema " + id + " of the registry is no Avro schema complete in itself ("
                    + (kind.equals("AVRO") ? "it has references" : kind) + ")");
        }
        try {
            return new SchemaParser().parse(answer.path("schema").asText()).mainSchema();
        } catch (AvroRuntimeException e) {
            throw new UnknownSchemaException(
                    "schema " + id + " of the registry is no valid Avro schema: " + e.getMessage());
        }
    }

    private RegistryUnreachableException unreachable(String how, @Nullable Throwable cause) {
        String why = cause == null ? "" : " (" + cause + ")";
        return new RegistryUnreachableException(
                "the schema registry at " + base + " (" + setting + ") " + how + why, cause);
    }

    private static String withoutUser(String url) {
        return url.replaceFirst("//[^/@]*@", "//");
    }
}
