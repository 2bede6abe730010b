package dev.wardstream.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Too much, too slow, too often: refused or cut off, and the others go on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FloodTest {
    private static final int SLOW_CLIENTS = 100;

    private final ScheduledExecutorService drips = Executors.newSingleThreadScheduledExecutor();
    private Port port;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        port = Port.withUsers(folder);
    }

    @AfterAll
    void close() {
        drips.shutdownNow();
        port.close();
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhetherItSaysSoOrNot() {
        String body = "x".repeat(HttpLimits.LARGEST_BODY + 1);
        Answer told = port.caller().post(SessionRoutes.PATH, body);
        Answer untold = port.caller()
                .raw("POST /api/v1/session HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + Integer.toHexString(body.length())
                        + "\r\n" + body + "\r\n0\r\n\r\n");

        assertThat(told.status()).isEqualTo(413);
        assertThat(told.json().path("detail").asText()).isEqualTo("The request is too large.");
        assertThat(untold.status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n186a0\r\n"})
    void whoIsStillSendingTooMuchReadsThatItIs(String framing) throws Exception {
        try (Socket socket = begin("POST /api/v1/session HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + "Content-Type: application/json\r\nConnection: close\r\n" + framing)) {
            for (int part = 0; part < 10; part++) {
                Thread.sleep(20);
                socket.getOutputStream().write("x".repeat(10_000).getBytes(StandardCharsets.US_ASCII));
            }
            socket.getOutputStream().write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(Caller.read(socket).status()).isEqualTo(413);
        }
    }

    @Test
    void aBodyThatSaysItIsHugeIsRefusedBeforeItCame() {
        Answer answer = port.caller()
                .raw("POST /api/v1/session HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 9000000000\r\nConnection: close\r\n\r\n{");

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void headersThatAreTooLongOrTooManyAreRefused() {
        String long1 = "x".repeat(HttpLimits.LARGEST_HEADERS);

        assertThat(port.caller().with("X-Long", long1).get("/health").status()).isEqualTo(431);
        assertThat(port.caller().get("/health?" + long1).status()).isIn(414, 431);
        Caller many = port.caller();
        for (int i = 0; i < 2_000; i++) {
            many = many.with("X-" + i, "some text");
        }
        assertThat(many.get("/health").status()).isEqualTo(431);
    }

    @Test
    void whoDripsHeadersOrABodyOrStallsIsCutOffWhileTheOthersAreServed() throws Exception {
        String head = "Host: 127.0.0.1\r\nContent-Type: application/json\r\n";
        Socket stalled = begin(
                "POST /api/v1/session HTTP/1.1\r\n" + head + "Content-Length: 60000\r\n\r\n" + "x".repeat(50_000));
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < SLOW_CLIENTS; i++) {
            slow.add(begin(
                    i % 2 == 0
                            ? "GET /health HTTP/1.1\r\n" + head
                            : "POST /api/v1/session HTTP/1.1\r\n" + head + "Content-Length: 60000\r\n\r\n"));
        }
        var unused = drips.scheduleAtFixedRate(() -> slow.forEach(FloodTest::drip), 500, 500, TimeUnit.MILLISECONDS);

        assertThat(port.signedIn("nurse-3").get("/api/v1/beds").body()).isEqualTo(Port.SECRET);
        for (Socket socket : slow) {
            assertThat(Caller.read(socket).status()).isIn(0, 400, 408);
            socket.close();
        }
        assertThat(Caller.read(stalled).status()).isEqualTo(408);
        stalled.close();
        assertThat(port.caller().get("/health").status()).isEqualTo(200);
    }

    private Socket begin(String request) throws IOException {
        Socket socket = port.caller().open();
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void drip(Socket socket) {
        try {
            socket.getOutputStream().write('x');
        } catch (IOException e) {
            // cut off, as it should be
        }
    }

    @Test
    void whoGuessesAtAPasswordIsHeldUpAndAudited(@TempDir Path folder) throws Exception {
        try (Port own = Port.withUsers(folder)) {
            Answer held = own.caller().signIn("nurse-3", "guess");
            // More than the burst where guessing is so slow that a minute goes by.
            for (int guess = 1; held.status() == 401 && guess < 3 * Attempts.PER_USER.burst(); guess++) {
                held = own.caller().signIn("nurse-3", "guess " + guess);
            }

            assertThat(held.status()).isEqualTo(429);
            assertThat(Long.parseLong(held.header("Retry-After"))).isBetween(1L, 60L);
            assertThat(own.caller().signIn("wall-1", Port.PASSWORD).status())
                    .as("another user")
                    .isEqualTo(200);
            assertThat(own.audit())
                    .filteredOn(entry -> entry.getDetail().equals("too many attempts"))
                    .isNotEmpty()
                    .allSatisfy(entry -> {
                        assertThat(entry.getActor()).isEqualTo("nurse-3");
                        assertThat(entry.getOrigin()).isEqualTo("127.0.0.1");
                        assertThat(entry.getRefused()).isTrue();
                    });
        }
    }
}
