package dev.wardstream.watch;

import static dev.wardstream.Patience.PATIENCE;
import static dev.wardstream.Patience.PATIENCE_SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wardstream.FreePort;
import dev.wardstream.vitals.Health;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An instance whose heartbeats nobody takes; {@code WatchIT} tells the rest. */
@Timeout(PATIENCE_SECONDS) // Closing waits for nobody.
class HeartbeatsTest {
    private static final HeartbeatSettings OFTEN =
            new HeartbeatSettings(Duration.ofMillis(200), Duration.ofMinutes(3), "ward-a");

    @Test
    void heartbeatsThatNobodyTakesAreToldAndTriedAgain() {
        AtomicInteger tried = new AtomicInteger();
        try (Heartbeats heartbeats = Heartbeats.start(Map.of("bootstrap.servers", nobody()), "ward-a", OFTEN, () -> {
            tried.incrementAndGet();
            return new Health(List.of());
        })) {
            assertThat(heartbeats.illness()).isEmpty();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(heartbeats.illness()).contains("no heartbeat is taken since"));
            int sofar = tried.get();
            await().atMost(PATIENCE).until(() -> tried.get() > sofar);
        }
    }

    @Test
    void aPartThatCannotSayHowItIsDoesNotEndTheHeartbeats() {
        AtomicInteger tried = new AtomicInteger();
        try (Heartbeats heartbeats = Heartbeats.start(Map.of("bootstrap.servers", nobody()), "ward-a", OFTEN, () -> {
            tried.incrementAndGet();
            throw new IllegalStateException("a part is broken");
        })) {
            await().atMost(PATIENCE).until(() -> tried.get() > 2);
            assertThat(heartbeats.illness()).contains("a part is broken");
        }
    }

    private static String nobody() {
        return "127.0.0.1:" + FreePort.next();
    }
}
