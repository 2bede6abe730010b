package dev.wardstream.archive;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** A door before a real store: what is asked goes through, and something can be made to happen before an answer comes back. */
final class StoreDoor implements AutoCloseable {
    /** What the client sets itself. */
    private static final Set<String> OWN_HEADERS = Set.of("host", "connection", "content-length");

    private final URI store;
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final AtomicReference<Runnable> beforeAnswer = new AtomicReference<>();

    private StoreDoor(URI store) throws IOException {
        this.store = store;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.start();
    }

    static StoreDoor before(URI store) throws IOException {
        return new StoreDoor(store);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Waits until the store has answered once more; then, while the asker still waits for the answer, does this. */
    void beforeNextAnswer(Runnable action) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        beforeAnswer.set(() -> {
            action.run();
            done.countDown();
        });
        done.await();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (InputStream asked = exchange.getRequestBody()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(store.resolve(exchange.getRequestURI()))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(asked.readAllBytes()));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            Runnable first = beforeAnswer.getAndSet(null);
            if (first != null) {
                first.run();
            }
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the store was asked", e);
        } finally {
            exchange.close();
        }
    }
}
