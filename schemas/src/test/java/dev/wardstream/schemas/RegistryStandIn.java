package dev.wardstream.schemas;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** A schema registry that answers over real HTTP what it was told to, and else as Confluent's does for an unknown id. */
final class RegistryStandIn {
    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile @Nullable String lastAuthorization;

    RegistryStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void serve(String prefix, int id, Schema schema) {
        String body = new ObjectMapper()
                .createObjectNode()
                .put("schema", schema.toString())
                .toString();
        answer(prefix + "/schemas/ids/" + id, 200, body);
    }

    /** What a path answers; {@code /} stands for every path that has no answer of its own. */
    void answer(String path, int status, String body) {
        answers.put(path, new Answer(status, body));
    }

    int requests() {
        return requests.get();
    }

    @Nullable String lastAuthorization() {
        return lastAuthorization;
    }

    void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        lastAuthorization = exchange.getRequestHeaders().getFirst("Authorization");
        Answer unknown = answers.getOrDefault(
                "/", new Answer(404, "{\"error_code\": 40403, \"message\": \"Schema not found\"}"));
        Answer answer = answers.getOrDefault(exchange.getRequestURI().getPath(), unknown);
        byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private record Answer(int status, String body) {}
}
