package dev.wardstream.pipeline;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wardstream.vitals.VitalSign;
import dev.wardstream.wire.DeviceSamples;
import dev.wardstream.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker, a ward whose plain samples wait longer for their commit than anybody would for an alarm. */
class ToldAtOnceIT {
    private static final DeviceSamples CODEC = DeviceSamples.using(null);
    private static final Duration LONGER_THAN_PATIENCE = PATIENCE.plusMinutes(5);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    Path folder;

    @Test
    void aRacingHeartIsToldThoughPlainSamplesWaitForMinutes() throws Exception {
        try (LiveMonitor live = start(LONGER_THAN_PATIENCE)) {
            await().atMost(PATIENCE).pollInterval(1, TimeUnit.SECONDS).until(() -> {
                send(live, 165);
                return !live.readAll(Topics.ALERTS).isEmpty();
            });
        }
    }

    @Test
    void plainSamplesAreCommittedByThemselves() throws Exception {
        try (LiveMonitor live = start(Duration.ofSeconds(1))) {
            for (int sent = 1; sent <= 3; sent++) {
                send(live, 70);
                int all = sent;
                await().atMost(PATIENCE)
                        .untilAsserted(() ->
                                assertThat(live.readAll(Topics.PATIENT_VITALS)).hasSize(all));
            }
        }
    }

    private LiveMonitor start(Duration plainInterval) throws Exception {
        return LiveMonitor.start(
                folder,
                new WardClock.Wall(),
                List.of(Bedside.history("W-1", Bedside.wearable("alma", 0))),
                plainInterval);
    }

    private static void send(LiveMonitor live, double heartRate) throws Exception {
        byte[] sample = CODEC.encode(Bedside.of("W-1", System.currentTimeMillis(), VitalSign.HEART_RATE, heartRate));
        live.producer()
                .send(new ProducerRecord<>(LiveMonitor.RAW.name(), TestWard.bytes("W-1"), sample))
                .get(10, TimeUnit.SECONDS);
    }
}
