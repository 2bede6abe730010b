package dev.wardstream.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The part of InfluxDB 2's API that sets it up, over HTTP, for InfluxDB 2 itself is in no package registry: organizations,
 * buckets, mappings for InfluxQL and authorizations. It does what real servers were seen to do:
 *
 * <ul>
 *   <li>2.7.12 and 2.9.1: a bucket's name that is unknown is answered by 404, not by an empty list.
 *   <li>2.7.12 and 2.9.1: a retention of less than an hour, or than the bucket's shards, is a 500.
 *   <li>2.7.12 and 2.9.1: a mapping outlives its bucket, and no second one may have its database and policy.
 *   <li>2.7.12 and 2.9.1: a bucket that has no mapping is listed with one that is only supposed, under the bucket's own id.
 *   <li>2.7.12: whoever lists authorizations sees their tokens. 2.9.1: hashes them; only who makes one sees its token.
 *   <li>2.9.1 (its source): tokens are told apart by no query; a write of nothing by who may write is let through.
 * </ul>
 */
final class InfluxDb2 implements AutoCloseable {
    static final String ADMIN_TOKEN = "the-operators";

    static final String ORGS = "/api/v2/orgs";
    static final String BUCKETS = "/api/v2/buckets";
    static final String MAPPINGS = "/api/v2/dbrps";
    static final String AUTHORIZATIONS = "/api/v2/authorizations";

    private static final long A_WEEK = 7 * 24 * 3_600;
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Path and the name of its list in an answer. */
    private static final Map<String, String> LISTS =
            Map.of(ORGS, "orgs", BUCKETS, "buckets", MAPPINGS, "content", AUTHORIZATIONS, "authorizations");

    /** Versions that were tried. */
    enum Version {
        V2_7_12,
        V2_9_1;

        boolean hashesTokens() {
            return this == V2_9_1;
        }
    }

    private final Version version;
    private final HttpServer server;
    private final Map<String, List<ObjectNode>> held = new HashMap<>();
    /** Their authorizations' ids, by token. */
    private final Map<String, String> tokens = new HashMap<>();

    private final List<String> changes = new ArrayList<>();
    private volatile int refusal;
    private volatile String refusedPath = "";
    private int made;

    InfluxDb2(Version version) throws IOException {
        this.version = version;
        LISTS.keySet().forEach(path -> held.put(path, new ArrayList<>()));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on every answer of paths that begin so has this status. */
    void refuse(String path, int status) {
        refusedPath = path;
        refusal = status;
    }

    List<ObjectNode> held(String path) {
        return held.getOrDefault(path, List.of());
    }

    /** What there is, a line each, without ids: what an operator would want to know. */
    List<String> contents() {
        return Stream.of(
                        held(ORGS).stream().map(one -> "organization " + text(one, "name")),
                        held(BUCKETS).stream()
                                .map(one -> "bucket " + text(one, "name") + " for "
                                        + one.at("/retentionRules/0/everySeconds")
                                                        .asLong()
                                                / 3_600 + " h"),
                        held(MAPPINGS).stream()
                                .map(one -> "mapping of " + text(one, "database") + " to " + bucketOf(one, "bucketID")),
                        held(AUTHORIZATIONS).stream()
                                .map(one -> "token that "
                                        + one.at("/permissions/0/action").asText() + "s "
                                        + bucketOf(one.at("/permissions/0/resource"), "id")))
                .flatMap(lines -> lines)
                .toList();
    }

    /** Whether this token may do that to the bucket of this name. */
    boolean admits(String token, String action, String bucket) {
        return isAllowed(token, action, one -> text(one, "name").equals(bucket));
    }

    /** Method and path of every request that changed something. */
    List<String> changes() {
        return changes;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String token = given.startsWith("Token ") ? given.substring(6) : "";
        if (refusal != 0 && path.startsWith(refusedPath)) {
            refuse(exchange, refusal, "refused");
        } else if (path.equals("/api/v2/write") || path.equals("/query")) {
            use(exchange, path, token);
        } else if (!token.equals(ADMIN_TOKEN)) {
            refuse(exchange, 401, "unauthorized access");
        } else if (LISTS.containsKey(path)) {
            collection(exchange, path);
        } else {
            item(exchange, path.substring(0, path.lastIndexOf('/')), path.substring(path.lastIndexOf('/') + 1));
        }
    }

    private void use(HttpExchange exchange, String path, String token) throws IOException {
        exchange.getRequestBody().readAllBytes();
        if (!tokens.containsKey(token) || !isActive(token)) {
            refuse(exchange, 401, "unauthorized access");
        } else if (path.equals("/query")) {
            String database = asked(exchange, "db");
            boolean mayRead = held(MAPPINGS).stream()
                    .filter(one -> text(one, "database").equals(database))
                    .anyMatch(mapping ->
                            isAllowed(token, "read", one -> text(one, "id").equals(text(mapping, "bucketID"))));
            ObjectNode answer = JSON.createObjectNode();
            ObjectNode result = answer.putArray("results").addObject().put("statement_id", 0);
            if (!mayRead) {
                result.put("error", "database not found: " + database);
            }
            answer(exchange, 200, answer);
        } else if (held(BUCKETS).stream().noneMatch(one -> text(one, "name").equals(asked(exchange, "bucket")))) {
            refuse(exchange, 404, "bucket \"" + asked(exchange, "bucket") + "\" not found");
        } else if (!admits(token, "write", asked(exchange, "bucket"))) {
            refuse(exchange, 403, "insufficient permissions for write");
        } else {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        }
    }

    private boolean isActive(String token) {
        return held(AUTHORIZATIONS).stream()
                .anyMatch(one -> text(one, "id").equals(tokens.get(token))
                        && !text(one, "status").equals("inactive"));
    }

    private boolean isAllowed(String token, String action, Predicate<ObjectNode> bucket) {
        return held(AUTHORIZATIONS).stream()
                .filter(one -> text(one, "id").equals(tokens.get(token)))
                .flatMap(one -> Stream.of(one.at("/permissions/0")))
                .filter(permission -> text(permission, "action").equals(action))
                .anyMatch(permission -> held(BUCKETS).stream()
                        .filter(bucket)
                        .anyMatch(one -> text(one, "id")
                                .equals(permission.at("/resource/id").asText())));
    }

    private void collection(HttpExchange exchange, String path) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            make(exchange, path);
            return;
        }
        String name = asked(exchange, "name");
        List<ObjectNode> found = new ArrayList<>(held(path));
        if (path.equals(BUCKETS) && !name.isEmpty()) {
            found.removeIf(one -> !text(one, "name").equals(name));
            if (found.isEmpty()) {
                refuse(exchange, 404, "bucket \"" + name + "\" not found");
                return;
            }
        } else if (path.equals(MAPPINGS)) {
            found.addAll(supposed());
            found.removeIf(one -> !text(one, "database").equals(asked(exchange, "db")));
        }
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode list = answer.putArray(LISTS.get(path));
        found.forEach(one -> list.add(shown(one)));
        answer(exchange, 200, answer);
    }

    private List<ObjectNode> supposed() {
        return held(BUCKETS).stream()
                .filter(bucket -> held(MAPPINGS).stream()
                        .noneMatch(one -> text(one, "database").equals(text(bucket, "name"))))
                .map(bucket -> JSON.createObjectNode()
                        .put("id", text(bucket, "id"))
                        .put("bucketID", text(bucket, "id"))
                        .put("database", text(bucket, "name"))
                        .put("retention_policy", "autogen")
                        .put("default", true)
                        .put("virtual", true))
                .toList();
    }

    /** As whoever lists it sees it. */
    private ObjectNode shown(ObjectNode one) {
        ObjectNode shown = one.deepCopy();
        if (version.hashesTokens() && one.has("token")) {
            shown.put("token", "");
        }
        return shown;
    }

    private void make(HttpExchange exchange, String path) throws IOException {
        ObjectNode sent = (ObjectNode) JSON.readTree(exchange.getRequestBody());
        long retention = sent.at("/retentionRules/0/everySeconds").asLong();
        if (retention > 0 && retention < 3_600) {
            refuse(exchange, 500, "retention policy duration must be at least 1h0m0s");
            return;
        }
        boolean isTwin = held(MAPPINGS).stream()
                .anyMatch(one -> path.equals(MAPPINGS)
                        && text(one, "database").equals(text(sent, "database"))
                        && text(one, "retention_policy").equals(text(sent, "retention_policy")));
        if (isTwin) {
            refuse(exchange, 409, "another DBRP mapping with same orgID, db, and rp exists");
            return;
        }
        changes.add("POST " + path);
        sent.put("id", String.format("%016x", 0xabcd00L + ++made));
        if (path.equals(AUTHORIZATIONS)) {
            String token = "token-" + tokens.size();
            sent.put("token", token);
            tokens.put(token, text(sent, "id"));
        }
        held(path).add(sent);
        answer(exchange, 201, sent);
    }

    private void item(HttpExchange exchange, String folder, String id) throws IOException {
        ObjectNode one = held(folder).stream()
                .filter(each -> text(each, "id").equals(id))
                .findFirst()
                .orElse(null);
        if (one == null) {
            refuse(exchange, 404, "not found");
            return;
        }
        switch (exchange.getRequestMethod()) {
            case "DELETE" -> {
                changes.add("DELETE " + folder);
                held(folder).remove(one);
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            }
            case "PATCH" -> change(exchange, folder, one);
            default -> answer(exchange, 200, shown(one));
        }
    }

    private void change(HttpExchange exchange, String folder, ObjectNode one) throws IOException {
        ObjectNode sent = (ObjectNode) JSON.readTree(exchange.getRequestBody());
        long retention = sent.at("/retentionRules/0/everySeconds").asLong();
        boolean keepsShards = !sent.at("/retentionRules/0").has("shardGroupDurationSeconds");
        if (retention > 0 && retention < A_WEEK && keepsShards) {
            refuse(exchange, 500, "retention policy duration must be greater than the shard duration");
            return;
        }
        changes.add("PATCH " + folder);
        one.setAll(sent);
        answer(exchange, 200, shown(one));
    }

    private String bucketOf(JsonNode one, String field) {
        return held(BUCKETS).stream()
                .filter(bucket -> text(bucket, "id").equals(text(one, field)))
                .map(bucket -> text(bucket, "name"))
                .findFirst()
                .orElse("a bucket that is gone");
    }

    private static String asked(HttpExchange exchange, String name) {
        for (String part :
                String.valueOf(exchange.getRequestURI().getRawQuery()).split("&", -1)) {
            if (part.startsWith(name + "=")) {
                return URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private static String text(JsonNode one, String field) {
        return one.path(field).asText();
    }

    private static void refuse(HttpExchange exchange, int status, String message) throws IOException {
        answer(exchange, status, JSON.createObjectNode().put("message", message));
    }

    private static void answer(HttpExchange exchange, int status, @Nullable JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
