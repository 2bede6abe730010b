package dev.wardstream.command;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wardstream.FreePort;
import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.demo.EmbeddedStore;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night of the outside watcher: monitor, store and brokers go and come back, and each is told, also to a pager. */
class WatchIT {
    /** Long enough for a machine that does much else to send a heartbeat, which is due every second. */
    private static final String SILENCE = "10s";

    @TempDir
    private Path folder;

    private EmbeddedBroker broker;
    private EmbeddedStore store;

    @BeforeEach
    void brokerAndStore() {
        broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("broker"), FreePort.next()));
        store = EmbeddedStore.start(new EmbeddedStore.Settings(folder.resolve("store"), FreePort.next()));
    }

    @AfterEach
    void theEnd() {
        store.close();
        broker.close();
    }

    @Test
    void whatGoesAndComesBackIsTold() throws Exception {
        try (Program watcher = watcher()) {
            watcher.awaitLine("TROUBLE +NO_MONITOR +the monitor: no heartbeat is on the topic; to do: ");
            try (Program monitor = monitor()) {
                watcher.awaitLine("over +NO_MONITOR");
                monitor.awaitLine("monitoring on");
                assertThat(once().exitCode()).isZero();

                monitor.kill();
                watcher.awaitLine("TROUBLE +SILENT +icu-1: nothing was heard of it since ");
                Terminal.Answer seen = once();
                assertThat(seen.exitCode()).isEqualTo(1);
                assertThat(seen.output()).contains("SILENT", "icu-1");
            }
            try (Program monitor = monitor()) {
                watcher.awaitLine("over +SILENT +icu-1");
                storeGoesAndComesBack(watcher);
                brokerGoesAndComesBack(watcher);
                int expected = monitor.interrupt();
                watcher.awaitLine("told +STOPPED +icu-1");
                assertThat(monitor.exitCode()).isEqualTo(expected);
            }
            watcher.interrupt();
            watcher.exitCode();
            assertThat(told())
                    .as(watcher.output())
                    .containsSubsequence(
                            "BEGAN NO_MONITOR",
                            "OVER NO_MONITOR",
                            "BEGAN SILENT icu-1",
                            "OVER SILENT icu-1",
                            "BEGAN PART_ILL icu-1 archive",
                            "OVER PART_ILL icu-1 archive",
                            "BEGAN NO_BROKER",
                            "OVER NO_BROKER",
                            "TOLD STOPPED icu-1");
        }
    }

    /** The monitor may take no time at all to start, so that its start, which is an ordinary one, is one that takes too long. */
    @Test
    void aStartThatTakesTooLongIsTroubleUntilItEnds() throws Exception {
        try (Program watcher = watcher()) {
            watcher.awaitLine("TROUBLE +NO_MONITOR");
            try (Program monitor =
                    monitor(Map.of("WARDSTREAM_WATCH_START_WITHIN", "0s", "WARDSTREAM_WATCH_HEARTBEAT", "300ms"))) {
                watcher.awaitLine("TROUBLE +PART_ILL +monitor of icu-1: still starting after .*"
                        + "a start may take 0 s \\(watch.startWithin\\)");
                watcher.awaitLine("over +PART_ILL +monitor of icu-1");
                monitor.awaitLine("monitoring on");
            }
        }
    }

    private void storeGoesAndComesBack(Program watcher) throws Exception {
        int port = store.url().getPort();
        store.kill();
        TopicContents.add(Topics.PATIENT_VITALS, "patient-1", sample(), broker.bootstrapServers());
        watcher.awaitLine("TROUBLE +PART_ILL +archive of icu-1: .*" + port);
        store = EmbeddedStore.start(new EmbeddedStore.Settings(folder.resolve("store"), port));
        watcher.awaitLine("over +PART_ILL +archive of icu-1");
    }

    private void brokerGoesAndComesBack(Program watcher) {
        int port = broker.port();
        broker.kill();
        watcher.awaitLine("TROUBLE +NO_BROKER +the brokers: 127.0.0.1:" + port + " does not answer");
        assertThat(once().exitCode()).isEqualTo(1);
        broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("broker"), port));
        watcher.awaitLine("over +NO_BROKER");
    }

    private static PatientSample sample() {
        long now = System.currentTimeMillis();
        return new PatientSample(
                new PatientId("patient-1"),
                new DeviceId("band-1"),
                DeviceKind.WEARABLE,
                new Location("ward-1", "bed-1"),
                Sample.of(now, Readings.of(VitalSign.HEART_RATE, 72)),
                now);
    }

    private Program watcher() throws IOException {
        return Program.start(
                folder.resolve("outside"),
                "watch",
                "--bootstrap",
                broker.bootstrapServers(),
                "--silence",
                SILENCE,
                "--exec",
                "echo $WARDSTREAM_STATE $WARDSTREAM_TROUBLE $WARDSTREAM_INSTANCE $WARDSTREAM_PART >> told.txt");
    }

    private Program monitor() throws IOException {
        return monitor(Map.of());
    }

    private Program monitor(Map<String, String> more) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "WARDSTREAM_ARCHIVE_URL", store.url().toString(),
                "WARDSTREAM_ARCHIVE_TOKEN", store.token(),
                "WARDSTREAM_HTTP_PORT", "0",
                "WARDSTREAM_WATCH_INSTANCE", "icu-1",
                "WARDSTREAM_WATCH_HEARTBEAT", "1s"));
        settings.putAll(more);
        return Program.start(folder.resolve("ward"), settings, "run", "--bootstrap", broker.bootstrapServers());
    }

    private Terminal.Answer once() {
        return Terminal.run("watch", "--once", "--bootstrap", broker.bootstrapServers(), "--silence", SILENCE);
    }

    private List<String> told() throws IOException {
        Path file = folder.resolve("outside").resolve("told.txt");
        await().atMost(PATIENCE).until(() -> Files.exists(file));
        return Files.readAllLines(file).stream().map(String::strip).toList();
    }
}
