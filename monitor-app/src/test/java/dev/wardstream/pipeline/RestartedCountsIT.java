package dev.wardstream.pipeline;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wardstream.vitals.VitalSign;
import dev.wardstream.wire.DeviceSamples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator looks every moment while the monitor starts again: no count begins at zero to jump to what it was. */
class RestartedCountsIT {
    private static final int SAMPLES = 40;
    private static final DeviceSamples CODEC = DeviceSamples.using(null);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    Path folder;

    @Test
    void aMonitorThatStartsAgainTellsNothingUntilItTellsWhatItHasCounted() throws Exception {
        try (LiveMonitor live = LiveMonitor.start(
                folder, new WardClock.Wall(), List.of(Bedside.history("W-1", Bedside.wearable("alma", 0))))) {
            long now = System.currentTimeMillis();
            for (int i = 0; i < SAMPLES; i++) {
                send(live, now - (SAMPLES - i) * 1_000L);
            }
            await().atMost(PATIENCE).until(() -> live.monitor().intakeCounts().received() == SAMPLES);
            StreamCounts before = live.monitor().streamCounts();

            live.beginAgain();

            Set<Long> told = new TreeSet<>();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> {
                if (live.monitor().areCountsRead()) {
                    told.add(live.monitor().intakeCounts().received());
                }
                return live.monitor().reading().isEmpty() && !told.isEmpty();
            });
            assertThat(told).containsExactly((long) SAMPLES);
            assertThat(live.monitor().streamCounts().windows()).isGreaterThanOrEqualTo(before.windows());
        }
    }

    private static void send(LiveMonitor live, long measuredAt) throws Exception {
        byte[] value = CODEC.encode(Bedside.of("W-1", measuredAt, VitalSign.HEART_RATE, 72));
        live.producer()
                .send(new ProducerRecord<>(LiveMonitor.RAW.name(), TestWard.bytes("W-1"), value))
                .get();
    }
}
