package dev.wardstream.access;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody opens connections and keeps them: one address gets so many, and the others are served. */
class ConnectionsTest {
    private static final int MOST = 20;
    private static final String BEGUN = "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\n";

    private final List<Socket> kept = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void close() throws IOException {
        for (Socket socket : kept) {
            socket.close();
        }
    }

    @Test
    void whatAnAddressOpensBeyondItsShareIsClosedAndAnotherIsServed() throws Exception {
        try (Port port = port(List.of())) {
            for (int i = 0; i < MOST; i++) {
                kept.add(begun("127.0.0.1", port, BEGUN));
            }
            Awaitility.await().atMost(PATIENCE).until(() -> status("127.0.0.1", port) == 0);

            assertThat(status("127.0.0.2", port)).isEqualTo(200);
            close();
            Awaitility.await().atMost(PATIENCE).until(() -> status("127.0.0.1", port) == 200);
        }
    }

    @Test
    void behindAProxyTheRequestsOfOneClientAreCountedAndTheProxysConnectionsAreNot() throws Exception {
        try (Port port = port(List.of("127.0.0.1"))) {
            String begun = BEGUN
                    + "X-Forwarded-For: 192.0.2.66\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{";
            for (int i = 0; i < MOST; i++) {
                kept.add(begun("127.0.0.1", port, begun));
            }
            Caller stranger = port.caller().with("X-Forwarded-For", "192.0.2.66");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> stranger.get("/health").status() == 429);

            assertThat(stranger.get("/health").json().path("detail").asText())
                    .isEqualTo("This address has too many requests open: try again later.");
            Caller nurse = port.caller().with("X-Forwarded-For", "192.0.2.9");
            assertThat(nurse.get("/health").status()).isEqualTo(200);
            close();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> stranger.get("/health").status() == 200);
        }
    }

    private Port port(List<String> proxies) throws Exception {
        return Port.withUsers(
                folder, NetworkSettings.of(proxies, "X-Forwarded-For", List.of(), MOST), MetricsToken.NONE);
    }

    private static Socket begun(String from, Port port, String request) throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), port.number(), Objects.requireNonNull(Networks.literal(from)), 0);
        socket.setSoTimeout(60_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** 0 where the connection was just closed. */
    private static int status(String from, Port port) throws IOException {
        try (Socket socket =
                begun(from, port, "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")) {
            return Caller.read(socket).status();
        } catch (IOException e) {
            return 0;
        }
    }
}
