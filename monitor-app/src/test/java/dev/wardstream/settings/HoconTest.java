package dev.wardstream.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that somebody else may write makes us fetch nothing, read nothing, and tells nothing of what is in it. */
class HoconTest {
    private static final String TOKEN = "s3cret-t0ken";

    private final AtomicInteger requests = new AtomicInteger();

    @TempDir
    private Path folder;

    private HttpServer server;

    @BeforeEach
    void aServerThatMustHearNothing() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            byte[] body = "stolen = yes".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void noKindOfIncludeIsFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.conf"), "stolen = " + TOKEN);
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/" + TOKEN + ".conf";

        Stream.of(
                        "url(\"" + url + "\")",
                        "file(\"" + secret + "\")",
                        "classpath(\"wardstream.conf\")",
                        "\"" + secret + "\"",
                        "\"" + url + "\"",
                        "required(url(\"" + url + "\"))",
                        "required(file(\"" + secret + "\"))",
                        "required(classpath(\"wardstream.conf\"))",
                        "required(\"" + secret + "\")")
                .flatMap(what -> Stream.of("a = 1\ninclude " + what, "a = 1\nb { include " + what + " }"))
                .forEach(text -> assertThatThrownBy(() -> Hocon.parse(text, "rota.conf"))
                        .as(text)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasNoCause()
                        .hasMessage(
                                "rota.conf: 2: an include is not allowed here, of whatever kind: write what it would"
                                        + " bring"));
        assertThat(requests).hasValue(0);
    }

    @Test
    void nothingComesFromTheEnvironmentOrGrowsFromItself() {
        assertThatThrownBy(() -> Hocon.parse("# ${a}\nb = ${?PATH}", "rota.conf"))
                .hasMessage("rota.conf: 2: a substitution, ${...}, is not allowed here: write what it stands for");
        StringBuilder bomb = new StringBuilder("a0 = laugh\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a%d = ${a%d}${a%d}%n".formatted(i, i - 1, i - 1));
        }
        assertThatThrownBy(() -> Hocon.parse(bomb.toString(), "rota.conf")).hasMessageContaining("rota.conf: 2:");
    }

    @Test
    void whatIsNestedWithoutAnEndIsRefusedAndEndsNoThread() {
        assertThatThrownBy(() -> Hocon.parse("a = " + "[".repeat(500_000), "rota.conf"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rota.conf");
    }

    @Test
    void whatCannotBeReadIsToldByItsLineAlone() {
        Stream.of(
                        "token = \"" + TOKEN,
                        "token = " + TOKEN + " \" }",
                        "a { " + TOKEN + "\n",
                        "{ token = " + TOKEN + " ] }")
                .forEach(text -> assertThatThrownBy(() -> Hocon.parse("a = 1\n" + text, "rota.conf"))
                        .as(text)
                        .hasNoCause()
                        .message()
                        .startsWith("rota.conf: ")
                        .contains("no HOCON")
                        .doesNotContain(TOKEN));
    }

    @Test
    void aFileIsReadToABoundAndNothingThatIsNoFile() throws IOException {
        Path large = Files.write(folder.resolve("large.conf"), new byte[1024 * 1024 + 1]);

        assertThatThrownBy(() -> SmallFile.read(large)).hasMessageContaining("larger than 1048576 bytes");
        assertThatThrownBy(() -> SmallFile.read(folder)).hasMessageContaining("is no file");
        assertThatThrownBy(() -> SmallFile.read(Path.of("/dev/zero"))).isInstanceOf(IOException.class);
    }
}
