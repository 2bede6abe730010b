package dev.wardstream.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks by somebody who has not signed in: refused, with nothing leaked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangerTest {
    private static final List<String> INSIDE =
            List.of(Port.SECRET, "jetty", "javalin", "java.", "dev.wardstream", "Exception", "\tat ");

    private Port port;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        port = Port.withUsers(folder);
    }

    @AfterAll
    void close() {
        port.close();
    }

    @Test
    void withoutASessionNothingIsSeen() {
        for (String path : List.of("/", "/api/v1/beds", "/api/v1/patients/p-1", "/api/v1/models", "/api/v1/session")) {
            Answer answer = port.caller().get(path);
            assertThat(answer.status()).as(path).isEqualTo(401);
            assertProblem(answer);
        }
        assertThat(port.caller().post("/api/v1/patients/p-1/commands", "{}").status())
                .isEqualTo(401);
        assertThat(port.commands()).isZero();
    }

    @Test
    void aBrowserIsLedToThePageThatSignsIn() {
        Answer answer = port.caller().with("Accept", "text/html,*/*").get("/");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/signin");
        assertThat(answer.body()).isEqualTo("Redirected");
    }

    @Test
    void healthIsForAnyoneAndMetricsAreNot() {
        Answer metrics = port.caller().get("/metrics");

        assertThat(port.caller().get("/health").status()).isEqualTo(200);
        assertThat(metrics.status()).isEqualTo(401);
        assertProblem(metrics);
    }

    @Test
    void aGuessedIdIsRefusedAsOneThatThereIs() {
        Answer there = port.caller().get("/api/v1/patients/patient-7");
        Answer guessed = port.caller().get("/api/v1/patients/patient-8");

        assertThat(guessed.body()).isEqualTo(there.body());
        assertThat(guessed.status()).isEqualTo(there.status()).isEqualTo(401);
    }

    @Test
    void aGuessedSessionIsNone() {
        for (String token : List.of("", "0", "null", "' or 1=1", Tokens.next(), "A".repeat(43), "A".repeat(8_000))) {
            assertThat(port.caller()
                            .with("Cookie", "wardstream=" + token)
                            .get("/api/v1/beds")
                            .status())
                    .as(token)
                    .isIn(400, 401);
        }
    }

    @Test
    void aRouteThatNamesNoRoleIsForNobody() {
        assertThat(port.caller().get("/forgotten").status()).isEqualTo(403);
        assertThat(port.signedIn("engineer-1").get("/forgotten").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../etc/passwd",
                "/page/../../../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/page/%2e%2e%2f%2e%2e%2fwardstream.conf",
                "/..%5c..%5cwardstream.conf",
                "/page/..;/..;/wardstream.conf",
                "/%252e%252e/wardstream.conf",
                "//etc/passwd",
                "/api/v1/../v1/beds",
                "/api/v1/beds;x=y",
                "/api/v1/%62eds",
                "/api//v1/beds",
                "/API/V1/BEDS",
                "/api/v1/beds/",
                "/api/v1/beds%00",
                "/api/v1/beds%0d%0aX-Broken:%201",
                "/api/v1/session/../beds",
                "/health/../api/v1/beds",
                "/health;/../api/v1/beds",
                "/wardstream.conf",
                "/dev/wardstream/Main.class",
                "/WEB-INF/web.xml"
            })
    void noPathLeadsAroundTheGuard(String path) {
        Answer answer = port.caller().get(path);

        assertThat(answer.status()).as(answer.body()).isIn(400, 401, 404);
        assertProblem(answer);
        assertThat(answer.headers()).doesNotContainKey("x-broken");
        assertThat(answer.body()).doesNotContain("root:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HEAD",
                "POST",
                "PUT",
                "PATCH",
                "DELETE",
                "OPTIONS",
                "TRACE",
                "QUERY",
                "CONNECT",
                "PROPFIND",
                "get",
                "GETS"
            })
    void noVerbLeadsAroundTheGuard(String verb) {
        for (String path : List.of("/api/v1/beds", "/api/v1/patients/p-1/commands", "/")) {
            Answer answer = port.caller()
                    .with("X-Http-Method-Override", "GET")
                    .with("X-Probe", "probe-7")
                    .send(verb, path, "");
            assertThat(answer.status()).as(verb + " " + path).isBetween(400, 501);
            assertThat(answer.status()).as(verb + " " + path).isNotEqualTo(500);
            assertNothingOfTheInside(answer);
            assertThat(answer.body()).doesNotContain("probe-7");
        }
        assertThat(port.commands()).isZero();
    }

    @Test
    void whatIsNotAllowedIsAnsweredWithWhatIs() {
        Answer answer = port.signedIn("nurse-3").send("PUT", "/api/v1/session", "");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("GET", "POST", "DELETE");
        assertProblem(answer);
    }

    @Test
    void whatFailsInsideTellsNothingOfTheInside() {
        Answer answer = port.caller().get("/broken");

        assertThat(answer.status()).isEqualTo(500);
        assertProblem(answer);
    }

    @Test
    void requestsThatAreNoneAreRefusedInAWord() {
        String host = "Host: 127.0.0.1:" + port.number() + "\r\n";
        for (String request : List.of(
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\n" + host + host + "\r\n",
                "GET / HTTP/9.9\r\n" + host + "\r\n",
                "GET /\0 HTTP/1.1\r\n" + host + "\r\n",
                "\r\n\r\nhello\r\n\r\n",
                "GET / HTTP/1.1\r\n" + host + "X Y: z\r\n\r\n",
                "GET / HTTP/1.1\r\n" + host + " folded: z\r\n\r\n",
                "POST /api/v1/session HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n",
                "POST /api/v1/session HTTP/1.1\r\n" + host + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
                "POST /api/v1/session HTTP/1.1\r\n" + host
                        + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n\r\n",
                "POST /api/v1/session HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n")) {
            Answer answer = port.caller().raw(request);
            assertThat(answer.status()).as(request).isIn(400, 401, 415, 505);
            assertNothingOfTheInside(answer);
        }
    }

    @Test
    void everyAnswerTellsBrowsersToLoadRunAndFrameNothingOfOthers() {
        for (Answer answer : List.of(
                port.caller().get("/health"),
                port.caller().get("/nothing"),
                port.caller().get("/api/v1/beds"),
                port.caller().get("/broken"),
                port.caller().raw("hello\r\n\r\n"),
                port.caller().with("X-Long", "x".repeat(20_000)).get("/"))) {
            assertThat(answer.header("Content-Security-Policy"))
                    .as(answer.toString())
                    .contains("default-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Permissions-Policy")).contains("camera=()");
            assertThat(answer.headers()).doesNotContainKeys("server", "x-powered-by", "access-control-allow-origin");
        }
    }

    private static void assertProblem(Answer answer) {
        assertThat(answer.header("Content-Type")).as(answer.toString()).startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(answer.status());
        assertThat(answer.json().path("title").asText()).isNotEmpty();
        assertThat(answer.json().path("detail").asText()).isNotEmpty();
        assertNothingOfTheInside(answer);
    }

    private static void assertNothingOfTheInside(Answer answer) {
        for (String word : INSIDE) {
            assertThat(answer.toString().toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain(word.toLowerCase(java.util.Locale.ROOT));
        }
    }
}
