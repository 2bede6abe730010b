package dev.wardstream.pipeline;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wardstream.wire.DeviceSamples;
import dev.wardstream.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device sends on while the stream stands; how far alarms are behind is seen from outside of it, on a real broker. */
class DelayWatchIT {
    private static final DeviceSamples CODEC = DeviceSamples.using(null);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    Path folder;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private LiveMonitor live;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private DelayWatch watch;

    @BeforeEach
    void startTheMonitor() throws Exception {
        live = LiveMonitor.start(
                folder, new WardClock.Wall(), List.of(Bedside.history("W-1", Bedside.wearable("alma", 0))));
        watch = DelayWatch.start(live.kafka(), LiveMonitor.APPLICATION, Duration.ofSeconds(2));
    }

    @AfterEach
    void stopTheMonitor() {
        watch.close();
        live.close();
    }

    @Test
    void aStreamThatStandsIsToldAsBehindUntilItHasCaughtUpAndAnIdleOneIsNot() throws Exception {
        send();
        // What can be read of the first sample's scores was committed with its place.
        await().atMost(PATIENCE)
                .until(() -> !live.readAll(Topics.PATIENT_SCORES).isEmpty());
        live.stop();
        long sentAt = System.currentTimeMillis();
        send();

        await().atMost(PATIENCE).until(() -> !watch.illness().isEmpty());
        assertThat(watch.illness())
                .startsWith("alarms are ")
                .contains(" s behind: what was received at ", " still waits on vitals.raw.acme-");
        assertThat(watch.seconds()).isBetween(2.0, (System.currentTimeMillis() - sentAt) / 1_000.0 + 1);

        live.restart();
        await().atMost(PATIENCE).until(() -> watch.illness().isEmpty() && watch.seconds() == 0);
        assertThat(live.monitor().intakeCounts().accepted()).isEqualTo(2);
        // Markers of transactions are what the topics end with now, and nothing commits any more.
        live.stop();
        assertThat(looksAgain(watch)).as("nothing waits").isZero();
    }

    /** What is seen once it was looked several times. */
    private static double looksAgain(DelayWatch watch) {
        long looks = watch.looks();
        await().atMost(PATIENCE).until(() -> watch.looks() >= looks + 5);
        return watch.seconds();
    }

    private void send() throws Exception {
        byte[] sample = CODEC.encode(Bedside.atRest("W-1", System.currentTimeMillis(), 70));
        live.producer()
                .send(new ProducerRecord<>(LiveMonitor.RAW.name(), TestWard.bytes("W-1"), sample))
                .get(10, TimeUnit.SECONDS);
    }
}
