package dev.wardstream.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.access.NetworkSettings.Forwarded;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom proxies at 10.0.0.0/24 and fd00:7::1 say they ask for, and what clients make up. */
class ForwardingTest {
    private static final String PROXY = "10.0.0.7";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            192.0.2.9                                  | 192.0.2.9
            192.0.2.9:4711                             | 192.0.2.9
            2001:db8::9                                | 2001:db8:0:0:0:0:0:9
            [2001:db8::9]:4711                         | 2001:db8:0:0:0:0:0:9
            192.0.2.9, 10.0.0.8                        | 192.0.2.9
            6.6.6.6, 192.0.2.9                         | 192.0.2.9
            6.6.6.6, 192.0.2.9, 10.0.0.8, fd00:7::1    | 192.0.2.9
            10.0.0.9, 10.0.0.8                         | 10.0.0.9
            192.0.2.9, unknown                         | 10.0.0.7
            192.0.2.9, evil.example                    | 10.0.0.7
            192.0.2.9, 10.0.0.8.evil.example, 10.0.0.8 | 10.0.0.8
            192.0.2.9, 010.1.1.1                       | 10.0.0.7
            192.0.2.9, 3232235777                      | 10.0.0.7
            192.0.2.9,                                 | 10.0.0.7
            """)
    void theListIsReadFromTheRightUpToTheFirstThatIsNoProxy(String header, String client) {
        assertThat(client(PROXY, Forwarded.X_FORWARDED_FOR, header)).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            for=192.0.2.9                                            | 192.0.2.9
            For="192.0.2.9:4711";proto=https;by=10.0.0.7             | 192.0.2.9
            for="[2001:db8::9]:4711"                                 | 2001:db8:0:0:0:0:0:9
            for=192.0.2.9, for=10.0.0.8;host="a, for=6.6.6.6"        | 192.0.2.9
            for=6.6.6.6, for=192.0.2.9                               | 192.0.2.9
            for=6.6.6.6;x=", for=192.0.2.9                           | 192.0.2.9
            for=6.6.6.6;x=", for="[2001:db8::9]"                     | 2001:db8:0:0:0:0:0:9
            for="6.6.6.6, for=192.0.2.9                              | 192.0.2.9
            for=6.6.6.6, for=10.0.0.8;host="b\\", for=6.6.6.6;x=\\"" | 6.6.6.6
            for=192.0.2.9, for=unknown                               | 10.0.0.7
            for=192.0.2.9, for=_hidden                               | 10.0.0.7
            for=6.6.6.6;for=192.0.2.9                                | 10.0.0.7
            by=10.0.0.7                                              | 10.0.0.7
            192.0.2.9                                                | 10.0.0.7
            """)
    void aQuoteThatAClientLeavesOpenHidesNothingThatTheProxyAdded(String header, String client) {
        assertThat(client(PROXY, Forwarded.FORWARDED, header)).isEqualTo(client);
    }

    @Test
    void linesOfTheHeaderAreOneListAndOnlyItsEndIsRead() {
        assertThat(client(PROXY, Forwarded.X_FORWARDED_FOR, "6.6.6.6", "192.0.2.9"))
                .isEqualTo("192.0.2.9");
        assertThat(client(PROXY, Forwarded.X_FORWARDED_FOR, "1.1.1.1,".repeat(2_000) + "192.0.2.9"))
                .isEqualTo("192.0.2.9");
        assertThat(client(PROXY, Forwarded.FORWARDED, "for=\"" + "\\a".repeat(8_000), "for=192.0.2.9"))
                .isEqualTo("192.0.2.9");
        assertThat(client(PROXY, Forwarded.X_FORWARDED_FOR)).isEqualTo(PROXY);
    }

    @Test
    void whoIsNoProxyIsNotAskedForAnother() {
        assertThat(client("192.0.2.66", Forwarded.X_FORWARDED_FOR, "192.0.2.9")).isEqualTo("192.0.2.66");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.example",
                "10.0.0.0/33",
                "10.0.0.7/24",
                "0.0.0.0/0",
                "::/0",
                "10.0.0",
                "10.0.0.1-10.0.0.9",
                "10.0.0.7:80",
                "fd00::/129",
                "10.0.0.7/",
                "[fd00:7::1]"
            })
    void whatIsNoAddressOrNetworkIsRefusedByTheNameOfItsSetting(String listed) {
        assertThatThrownBy(() -> NetworkSettings.of(List.of(listed), "X-Forwarded-For", List.of(), 400))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("http.trustedProxies must hold addresses such as 10.0.0.7 and networks such as 10.0.0.0/24"
                        + " or fd00:7::/64: '" + listed + "'");
    }

    private static String client(String peer, Forwarded header, String... lines) {
        Networks trusted = new Networks("http.trustedProxies", List.of("10.0.0.0/24", "fd00:7::1"));
        return Forwarding.client(Objects.requireNonNull(Networks.literal(peer)), trusted, header, List.of(lines))
                .getHostAddress();
    }
}
