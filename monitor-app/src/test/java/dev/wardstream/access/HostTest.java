package dev.wardstream.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A port that others reach answers for its own names only, once http.publicUrl tells them. */
class HostTest {
    private static final URI PUBLIC = URI.create("https://ward.example/monitor");

    @TempDir
    private Path folder;

    @Test
    void aPageElsewhereThatLetsItsNamePointToThePortGetsNothing() throws Exception {
        NetworkSettings network = NetworkSettings.of(List.of(), "X-Forwarded-For", List.of("Monitor"), 400);
        try (Port port = Port.of(Port.settings("0.0.0.0", Port.users(folder), PUBLIC, network, MetricsToken.NONE))) {
            for (String host : new String[] {
                "evil.example",
                "ward.example.evil.example",
                "evil.example:" + port.number(),
                "1.2.3.4.evil.example",
                "[evil]"
            }) {
                for (String path : new String[] {"/health", "/api/v1/session", "/nothing"}) {
                    Answer answer = port.caller().with("Host", host).get(path);
                    assertThat(answer.status()).as(host + path).isIn(400, 421);
                    assertThat(answer.body()).doesNotContain("parts");
                }
            }
            assertThat(port.caller().with("Host", "evil.example").get("/health").body())
                    .contains(
                            "This port answers for its own names only; http.publicUrl and http.otherHosts name others.");
            for (String host : new String[] {
                "ward.example", "WARD.example:443", "monitor:8080", "localhost", "192.0.2.7:8080", "[2001:db8::7]:8080"
            }) {
                assertThat(port.caller().with("Host", host).get("/health").status())
                        .as(host)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void whereNoNameIsKnownNoneIsRefused() throws Exception {
        try (Port port = Port.of(
                Port.settings("0.0.0.0", Port.users(folder), null, NetworkSettings.plain(), MetricsToken.NONE))) {
            assertThat(port.caller().with("Host", "ward-server").get("/health").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aNameWithSchemeOrPortIsNone() {
        for (String wrong : new String[] {"http://monitor", "monitor:8080", "a b", "-x"}) {
            assertThatThrownBy(() -> NetworkSettings.of(List.of(), "X-Forwarded-For", List.of(wrong), 400))
                    .hasMessage("http.otherHosts must hold names without scheme and port, such as monitor: '" + wrong
                            + "'");
        }
    }
}
