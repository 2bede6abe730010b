package dev.wardstream.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.schemas.avro.AuditEntry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Behind a proxy on this machine, which says who asks; and somebody who only says so. */
class ProxyTest {
    private static final String NURSE = "192.0.2.9";
    private static final String STRANGER = "192.0.2.66";
    private static final int MORE_THAN_MAY = 2 * Attempts.PER_ADDRESS.burst();

    @TempDir
    private Path folder;

    @Test
    void oneClientThatIsHeldUpHoldsUpNoOtherAndTheAuditHoldsWhoItWas() throws Exception {
        try (Port port = behind("127.0.0.1", "X-Forwarded-For")) {
            Answer held = guessed(from(port, STRANGER));

            assertThat(held.status()).isEqualTo(429);
            assertThat(held.json().path("detail").asText()).startsWith("Too many attempts: try again in ");
            assertThat(from(port, NURSE).signIn("nurse-3", Port.PASSWORD).status())
                    .isEqualTo(200);
            assertThat(port.audit())
                    .filteredOn(AuditEntry::getRefused)
                    .isNotEmpty()
                    .allSatisfy(entry -> assertThat(entry.getOrigin()).isEqualTo(STRANGER));
            assertThat(port.audit())
                    .filteredOn(entry -> !entry.getRefused())
                    .extracting(AuditEntry::getOrigin)
                    .containsExactly(NURSE);
        }
    }

    @Test
    void whatAClientMakesUpLeftOfTheProxysWordChangesNothing() throws Exception {
        try (Port port = behind("127.0.0.1", "X-Forwarded-For")) {
            Answer held = guessed(guess -> from(port, "10.66.0." + guess + ", " + STRANGER));

            assertThat(held.status()).isEqualTo(429);
            assertThat(port.audit()).extracting(AuditEntry::getOrigin).containsOnly(STRANGER);
        }
    }

    @Test
    void theHeaderThatTheProxyDoesNotWriteIsTheClientsOwnAndIgnored() throws Exception {
        try (Port port = behind("127.0.0.1", "Forwarded")) {
            Caller caller = port.caller().with("Forwarded", "for=" + STRANGER);
            Answer held = guessed(guess -> caller.with("X-Forwarded-For", "10.66.0." + guess));

            assertThat(held.status()).isEqualTo(429);
            assertThat(port.audit()).extracting(AuditEntry::getOrigin).containsOnly(STRANGER);
        }
    }

    @Test
    void fromWhoIsNoTrustedProxyTheHeaderIsIgnored() throws Exception {
        try (Port port = behind("10.9.9.9", "X-Forwarded-For")) {
            Answer held = guessed(guess -> from(port, "10.66.0." + guess));

            assertThat(held.status()).isEqualTo(429);
            assertThat(port.audit()).extracting(AuditEntry::getOrigin).containsOnly("127.0.0.1");
        }
    }

    @Test
    void aHostOrSchemeThatIsForwardedOpensNothing() throws Exception {
        try (Port port = behind("127.0.0.1", "X-Forwarded-For")) {
            Caller caller = from(port, STRANGER)
                    .with("X-Forwarded-Host", "evil.example")
                    .with("X-Forwarded-Proto", "https");
            Answer in = caller.signIn("nurse-3", Port.PASSWORD);

            assertThat(in.header("Set-Cookie")).startsWith("wardstream=").doesNotContain("Secure");
            assertThat(caller.with("Host", "evil.example").get("/health").status())
                    .isEqualTo(421);
            assertThat(caller.in(in)
                            .with("Origin", "https://evil.example")
                            .post("/api/v1/patients/p-1/commands", "{}")
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void behindHttpsTheCookieIsForHttpsWhateverTheProxySays() throws Exception {
        NetworkSettings network = NetworkSettings.of(List.of("127.0.0.1"), "X-Forwarded-For", List.of(), 400);
        AccessSettings settings = Port.settings(
                "127.0.0.1", Port.users(folder), URI.create("https://ward.example"), network, MetricsToken.NONE);
        try (Port port = Port.of(settings)) {
            Answer in = from(port, NURSE).with("X-Forwarded-Proto", "http").signIn("nurse-3", Port.PASSWORD);

            assertThat(in.header("Set-Cookie")).startsWith("__Host-wardstream=").contains("; Secure");
        }
    }

    @Test
    void aProxyWithoutUsersIsRefusedAtTheStart() {
        AccessSettings open = AccessSettings.open();
        AccessSettings behindProxy = new AccessSettings(
                "127.0.0.1",
                null,
                null,
                open.idle(),
                open.atMost(),
                Duration.ofDays(30),
                NetworkSettings.of(List.of("127.0.0.1"), "X-Forwarded-For", List.of(), 400),
                MetricsToken.NONE);

        assertThatThrownBy(behindProxy::requireSafe)
                .hasMessageStartingWith(
                        "http.trustedProxies names a proxy, by which others reach this port, and http.users"
                                + " names no file");
    }

    private interface Guesser {
        Caller at(int guess);
    }

    private static Answer guessed(Caller caller) {
        return guessed(guess -> caller);
    }

    /** At names that are no user's, until it is held up. */
    private static Answer guessed(Guesser guesser) {
        Answer held = guesser.at(0).signIn("name-0", "guess");
        for (int guess = 1; held.status() == 401 && guess < MORE_THAN_MAY; guess++) {
            held = guesser.at(guess).signIn("name-" + guess, "guess");
        }
        return held;
    }

    private Port behind(String proxy, String header) throws Exception {
        return Port.withUsers(folder, NetworkSettings.of(List.of(proxy), header, List.of(), 400), MetricsToken.NONE);
    }

    private static Caller from(Port port, String address) {
        return port.caller().with("X-Forwarded-For", address);
    }
}
