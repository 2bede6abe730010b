package dev.wardstream.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** On loopback without users whoever is on this machine may do all; pages from elsewhere may not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenModeTest {
    private Port port;

    @BeforeAll
    void open() {
        port = Port.open();
    }

    @AfterAll
    void close() {
        port.close();
    }

    @Test
    void whoeverIsOnThisMachineSeesAndDoesAllWithoutSigningIn() {
        Answer session = port.caller().get("/api/v1/session");

        assertThat(session.status()).isEqualTo(200);
        assertThat(session.json().path("user").asText()).isEqualTo("demo");
        assertThat(session.json().path("role").asText()).isEqualTo("ENGINEER");
        assertThat(session.json().path("open").asBoolean()).isTrue();
        assertThat(port.caller().get("/api/v1/models").body()).contains(Port.SECRET);
        assertThat(port.caller()
                        .in(session)
                        .post("/api/v1/patients/p-1/commands", "{}")
                        .status())
                .isEqualTo(200);
        assertThat(port.access().isOpen()).isTrue();
    }

    @Test
    void aPageElsewhereThatLetItsNamePointToThisMachineGetsNothing() {
        for (String host :
                new String[] {"evil.example", "evil.example:" + port.number(), "127.0.0.1.evil.example", "[::2]"}) {
            Answer answer = port.caller().with("Host", host).get("/api/v1/beds");
            assertThat(answer.status()).as(host).isEqualTo(421);
            assertThat(answer.body()).doesNotContain(Port.SECRET);
            assertThat(port.caller().with("Host", host).get("/metrics").status())
                    .isEqualTo(421);
            assertThat(port.caller().with("Host", host).get("/nothing").status())
                    .isEqualTo(421);
        }
        for (String host : new String[] {"localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:8080"}) {
            assertThat(port.caller().with("Host", host).get("/api/v1/beds").status())
                    .as(host)
                    .isEqualTo(200);
        }
    }

    @Test
    void aPageElsewhereCannotSendCommands() {
        int before = port.commands();
        Caller ours = port.caller().in(port.caller().get("/api/v1/session"));
        String path = "/api/v1/patients/p-1/commands";

        assertThat(port.caller().post(path, "{}").status()).isEqualTo(403);
        assertThat(ours.with(Guard.CSRF, "guessed").post(path, "{}").status()).isEqualTo(403);
        assertThat(ours.with("Origin", "https://evil.example").post(path, "{}").status())
                .isEqualTo(403);
        assertThat(ours.with("Origin", "null").post(path, "{}").status()).isEqualTo(403);
        assertThat(port.commands()).isEqualTo(before);
        assertThat(ours.with("Origin", "http://127.0.0.1:" + port.number())
                        .post(path, "{}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void noOtherMachineReachesIt() throws Exception {
        for (InetAddress address : ofThisMachine()) {
            assertThatThrownBy(() -> new Socket(address, port.number()).close())
                    .as(address.toString())
                    .isInstanceOf(IOException.class);
        }
    }

    private static List<InetAddress> ofThisMachine() throws Exception {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address instanceof Inet4Address)
                .toList();
    }
}
