package dev.wardstream.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What any web page may send to the demo's store from a nurse's browser, and anybody else from this machine. */
class StoreDoorIT {
    private static final String DROP = "/exec?query=" + URLEncoder.encode("drop table vitals", StandardCharsets.UTF_8);
    private static final String LOOK =
            "/exec?query=" + URLEncoder.encode("select count() from vitals", StandardCharsets.UTF_8);
    private static final String LINE = "vitals,patient=p-1 heartRate=80 1795000000000000000\n";

    @TempDir
    private static Path folder;

    private static EmbeddedStore store;

    @BeforeAll
    static void start() {
        store = EmbeddedStore.start(new EmbeddedStore.Settings(folder.resolve("store"), 0));
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @Test
    void whoHasNeitherPasswordNorTokenDoesNothing() throws IOException {
        for (String path : List.of(DROP, LOOK, "/exp?query=vitals", "/chk?j=vitals")) {
            assertThat(status("GET " + path, host(), "", "")).as(path).isEqualTo(401);
            assertThat(status("GET " + path, host(), "Authorization: Token none-needed", ""))
                    .as(path)
                    .isEqualTo(401);
            assertThat(status("GET " + path, host(), basic("guessed"), ""))
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(status("POST /api/v2/write", host(), "", LINE)).isEqualTo(401);
        assertThat(status("POST /write", host(), "", LINE)).isEqualTo(401);
        assertThat(status("POST /imp?name=stolen", host(), "", "x")).isEqualTo(401);
        assertThat(status("PUT /settings?version=0", host(), "", "{}")).isEqualTo(401);
        assertNothingHappened();
    }

    @Test
    void theConsoleAsksForThePasswordAndKnowsNone() throws IOException {
        assertThat(answer("GET /settings", host(), "", ""))
                .contains("\"acl.enabled\":true")
                .doesNotContain(store.password(), store.token());
        assertThat(status("GET /index.html", host(), "", "")).isEqualTo(200);
    }

    @Test
    void whoHasThePasswordLooksAndChangesNothing() throws IOException {
        String password = basic(store.password());

        assertThat(status("GET /index.html", host(), password, "")).isEqualTo(200);
        assertThat(answer("GET " + LOOK, host(), password, ""))
                .startsWith("HTTP/1.1 200 ")
                .contains("\"dataset\":[[0]]");
        assertThat(answer("GET " + DROP, host(), password, ""))
                .doesNotContain("HTTP/1.1 200 ")
                .contains("denied");
        assertThat(status("POST /api/v2/write", host(), password, LINE)).isNotEqualTo(204);
        assertNothingHappened();
    }

    @Test
    void anotherSitesPageIsRefusedThoughTheBrowserKnowsThePassword() throws IOException {
        for (String from : List.of(
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: http://127.0.0.1:8080")) {
            for (String who : List.of(basic(store.password()), "Authorization: Token " + store.token())) {
                assertThat(status("GET " + DROP, host(), who + "\r\n" + from, ""))
                        .as(from)
                        .isEqualTo(401);
            }
        }
        // A name of theirs that leads to this machine.
        assertThat(status("GET " + LOOK, "Host: rebound.example:" + store.url().getPort(), basic(store.password()), ""))
                .isEqualTo(401);
        assertThat(status("GET " + LOOK, host(), basic(store.password()) + "\r\nSec-Fetch-Site: same-origin", ""))
                .isEqualTo(200);
        assertNothingHappened();
    }

    @Test
    void aConnectionThatWasLetInOnceIsAskedAgain() throws IOException {
        try (Socket socket = connected()) {
            send(socket, request("GET " + LOOK, host(), "Authorization: Token " + store.token(), "", "keep-alive"));
            assertThat(untilItEnds(socket.getInputStream(), "\r\n00\r\n")).startsWith("HTTP/1.1 200 ");
            send(socket, request("GET " + DROP, host(), "", "", "close"));
            assertThat(untilItEnds(socket.getInputStream(), "")).contains("HTTP/1.1 401 ");
        }
        assertNothingHappened();
    }

    @Test
    void theKeysAreForTheirOwnerAloneAndOfThisStore() throws IOException {
        assertThat(store.token()).hasSizeGreaterThan(20).isNotEqualTo(store.password());
        Path directory = folder.resolve("store");
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("keys"))))
                    .isEqualTo("rw-------");
        }
        assertThat(StoreKeys.of(folder.resolve("another")).password()).isNotEqualTo(store.password());
    }

    private static void assertNothingHappened() {
        assertThat(store.query("SELECT count() FROM vitals")).hasToString("[[0]]");
        assertThat(store.query("SELECT table_name FROM tables() ORDER BY table_name"))
                .hasToString(
                        "[[\"alerts\"],[\"budget\"],[\"limits\"],[\"schema\"],[\"scores\"],[\"standing\"],[\"vitals\"]]");
    }

    private static String host() {
        return "Host: 127.0.0.1:" + store.url().getPort();
    }

    private static String basic(String password) {
        byte[] both = ("wardstream:" + password).getBytes(StandardCharsets.UTF_8);
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(both);
    }

    private static int status(String what, String host, String headers, String body) throws IOException {
        return Integer.parseInt(answer(what, host, headers, body).split(" ", 3)[1]);
    }

    private static String answer(String what, String host, String headers, String body) throws IOException {
        return exchange(request(what, host, headers, body, "close"));
    }

    private static String request(String what, String host, String headers, String body, String connection) {
        return what + " HTTP/1.1\r\n" + host + "\r\nConnection: " + connection + "\r\n"
                + (headers.isEmpty() ? "" : headers + "\r\n")
                + (body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n")
                + "\r\n" + body;
    }

    private static String exchange(String requests) throws IOException {
        try (Socket socket = connected()) {
            send(socket, requests);
            return untilItEnds(socket.getInputStream(), "");
        }
    }

    private static Socket connected() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), store.url().getPort());
        socket.setSoTimeout(2_000);
        return socket;
    }

    private static void send(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    }

    /** Until this comes, or the store closes the connection or says no more. */
    private static String untilItEnds(InputStream in, String end) throws IOException {
        StringBuilder answer = new StringBuilder();
        byte[] buffer = new byte[8_192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                answer.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                if (!end.isEmpty() && answer.indexOf(end) >= 0) {
                    break;
                }
            }
        } catch (java.net.SocketTimeoutException e) {
            assertThat(answer).as("an answer").isNotEmpty();
        }
        return answer.toString();
    }
}
