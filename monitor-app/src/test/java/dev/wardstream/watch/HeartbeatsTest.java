package dev.wardstream.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wardstream.vitals.Health;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An instance whose heartbeats nobody takes; {@code WatchIT} tells the rest. */
class HeartbeatsTest {
    private static final HeartbeatSettings OFTEN =
            new HeartbeatSettings(Duration.ofMillis(200), Duration.ofMinutes(3), "ward-a");

    @Test
    void heartbeatsThatNobodyTakesAreToldAndTriedAgain() throws IOException {
        AtomicInteger tried = new AtomicInteger();
        try (Heartbeats heartbeats = Heartbeats.start(Map.of("bootstrap.servers", nobody()), "ward-a", OFTEN, () -> {
            tried.incrementAndGet();
            return new Health(List.of());
        })) {
            assertThat(heartbeats.illness()).isEmpty();
            await().untilAsserted(() -> assertThat(heartbeats.illness()).contains("no heartbeat is taken since"));
            int sofar = tried.get();
            await().until(() -> tried.get() > sofar);
        }
    }

    @Test
    void aPartThatCannotSayHowItIsDoesNotEndTheHeartbeats() throws IOException {
        AtomicInteger tried = new AtomicInteger();
        try (Heartbeats heartbeats = Heartbeats.start(Map.of("bootstrap.servers", nobody()), "ward-a", OFTEN, () -> {
            tried.incrementAndGet();
            throw new IllegalStateException("a part is broken");
        })) {
            await().until(() -> tried.get() > 2);
            assertThat(heartbeats.illness()).contains("a part is broken");
        }
    }

    private static String nobody() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "127.0.0.1:" + free.getLocalPort();
        }
    }
}
