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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The part of InfluxDB 2's API that sets it up, over HTTP and by its reference, for InfluxDB 2 itself is in no package registry:
 * organizations, buckets, mappings for InfluxQL and authorizations, each made by POST, listed by GET.
 */
final class InfluxDb2 implements AutoCloseable {
    static final String ADMIN_TOKEN = "the-operators";

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Path and the name of its list in an answer. */
    private static final Map<String, String> LISTS = Map.of(
            "/api/v2/orgs", "orgs",
            "/api/v2/buckets", "buckets",
            "/api/v2/dbrps", "content",
            "/api/v2/authorizations", "authorizations");

    private final HttpServer server;
    private final Map<String, List<ObjectNode>> held = new ConcurrentHashMap<>();
    private final List<String> changes = new ArrayList<>();
    private volatile int refusal;

    InfluxDb2() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on every answer has this status. */
    void refuseWith(int status) {
        refusal = status;
    }

    List<ObjectNode> held(String path) {
        return held.computeIfAbsent(path, any -> new ArrayList<>());
    }

    /** Method and path of every request that changed something. */
    List<String> changes() {
        return changes;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean known =
                ("Token " + ADMIN_TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (refusal != 0) {
            answer(exchange, refusal, JSON.createObjectNode().put("message", "refused"));
        } else if (!known) {
            answer(exchange, 401, JSON.createObjectNode().put("message", "unauthorized access"));
        } else if (exchange.getRequestMethod().equals("GET")) {
            list(exchange, path);
        } else {
            change(exchange, path);
        }
    }

    private void list(HttpExchange exchange, String path) throws IOException {
        String name = LISTS.get(path);
        if (name == null) {
            answer(exchange, 404, JSON.createObjectNode().put("message", "path not found"));
            return;
        }
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode list = answer.putArray(name);
        held(path).stream().filter(one -> isAskedFor(exchange, path, one)).forEach(list::add);
        answer(exchange, 200, answer);
    }

    /** By the query's {@code name} for buckets and {@code db} for mappings, as InfluxDB does. */
    private static boolean isAskedFor(HttpExchange exchange, String path, ObjectNode one) {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        if (path.endsWith("buckets")) {
            return query.contains("name=" + one.get("name").asText());
        }
        return !path.endsWith("dbrps")
                || query.contains("db=" + one.get("database").asText());
    }

    private void change(HttpExchange exchange, String path) throws IOException {
        changes.add(exchange.getRequestMethod() + " " + path);
        ObjectNode sent = (ObjectNode) JSON.readTree(exchange.getRequestBody());
        if (exchange.getRequestMethod().equals("PATCH")) {
            String folder = path.substring(0, path.lastIndexOf('/'));
            ObjectNode changed = held(folder).get(0);
            changed.setAll(sent);
            answer(exchange, 200, changed);
            return;
        }
        List<ObjectNode> others = held(path);
        sent.put("id", String.format("%016x", 0xabcd00L + held.hashCode() % 1000 + others.size() + 1));
        if (path.endsWith("authorizations")) {
            sent.put("token", "token-" + others.size());
        }
        others.add(sent);
        answer(exchange, 201, sent);
    }

    private static void answer(HttpExchange exchange, int status, @Nullable JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
