package dev.wardstream.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.wardstream.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A real HTTP endpoint on this machine that takes messages; it can be switched off and on again on the same port. */
public final class Pager implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile int status = 204;
    private volatile Map<String, String> headers = Map.of();
    private volatile Runnable onMessage = () -> {};
    private @Nullable HttpServer server;
    private final int port = FreePort.next();

    /** A message as it came. */
    public record Received(Headers headers, String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The keys of its calls. */
        List<String> keys() {
            return json().get("calls").findValuesAsText("key");
        }
    }

    public Pager() {
        on();
    }

    void on() {
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            opened.setExecutor(threads);
            opened.createContext("/", this::take);
            opened.start();
            server = opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void off() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    /** What it answers from now on. */
    void answers(int code, Map<String, String> with) {
        status = code;
        headers = with;
    }

    /** What is done when a message has come and is not answered yet. */
    void onMessage(Runnable action) {
        onMessage = action;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port + "/calls");
    }

    public List<Received> received() {
        return received;
    }

    /** The keys of all calls received, in order, doubles included. */
    List<String> keys() {
        return received.stream().flatMap(one -> one.keys().stream()).toList();
    }

    @Override
    public void close() {
        off();
        threads.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(exchange.getRequestHeaders(), body));
            onMessage.run();
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, -1);
        }
    }
}
