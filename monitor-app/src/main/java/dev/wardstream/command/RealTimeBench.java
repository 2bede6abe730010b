package dev.wardstream.command;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import dev.wardstream.bench.AlertSource;
import dev.wardstream.bench.LiveReport;
import dev.wardstream.bench.LiveRun;
import dev.wardstream.demo.ChildProcess;
import dev.wardstream.demo.LocalCluster;
import dev.wardstream.settings.OwnerOnly;
import dev.wardstream.simulate.SimulatedWard;
import dev.wardstream.train.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a whole monitor costs that watches a ward in real time: stream, archive and page, beside the broker and the store. */
final class RealTimeBench {
    private static final Duration TIME_TO_START = Duration.ofMinutes(5);

    private final MonitorConfig config;
    private final Path folder;
    private final AlertSource alerts;
    private final Progress progress;

    /** @param folder where broker, store, state and logs are kept; what is in it is deleted before each measurement */
    RealTimeBench(MonitorConfig config, Path folder, AlertSource alerts, Progress progress) {
        this.config = config;
        this.folder = folder;
        this.alerts = alerts;
        this.progress = progress;
    }

    LiveReport measure(int beds, long seed, Duration warmUp, Duration time) throws InterruptedException {
        LocalCluster.wipe(folder);
        Path state = LocalCluster.stateFolder(folder);
        try (LocalCluster cluster = LocalCluster.start(folder, 0, 0)) {
            MonitorConfig local = config.local(cluster, folder);
            TopicSetup.create(
                    local,
                    SimulatedWard.of(beds, seed, System.currentTimeMillis()).vendors());
            try (ChildProcess monitor = ChildProcess.launch(
                    new ChildProcess.Spec(
                            "the monitor",
                            MonitorProcess.class,
                            List.of(),
                            List.of(write(local, state).toString()),
                            state.resolve("process.log"),
                            TIME_TO_START),
                    line -> {})) {
                monitor.awaitAnswer();
                Map<String, Long> pids = new LinkedHashMap<>();
                pids.put("monitor", monitor.pid());
                pids.put("broker", cluster.broker().pid());
                pids.put("store", cluster.store().pid());
                return new LiveRun(local.kafka(), state.resolve("devices"), alerts, progress)
                        .measure(beds, seed, warmUp, time, pids);
            }
        }
    }

    /** In a file that only its owner may read: the store's token is in it. */
    private static Path write(MonitorConfig local, Path folder) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("kafka.\"bootstrap.servers\"", local.bootstrapServers());
        settings.put("topics.partitions", local.topics().partitions());
        settings.put("monitor.threads", local.monitor().threads());
        settings.put("monitor.commitInterval", local.monitor().commitInterval().toMillis() + " ms");
        settings.put("monitor.plainInterval", local.monitor().plainInterval().toMillis() + " ms");
        settings.put("monitor.stateDirectory", folder.resolve("monitor").toString());
        settings.put("archive.url", local.archive().url().toString());
        settings.put("archive.token", local.archive().token());
        settings.put("archive.org", local.archive().org());
        settings.put("archive.bucket", local.archive().bucket());
        settings.put("http.port", 0);
        try {
            Path file = OwnerOnly.newFile(OwnerOnly.folder(folder), "monitor");
            return Files.writeString(
                    file, ConfigFactory.parseMap(settings).root().render(ConfigRenderOptions.concise()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }
}
