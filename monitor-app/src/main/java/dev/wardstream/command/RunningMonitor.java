package dev.wardstream.command;

import dev.wardstream.archive.Archive;
import dev.wardstream.archive.ArchiveCounts;
import dev.wardstream.archive.ArchiveHealth;
import dev.wardstream.archive.ArchiveSettings;
import dev.wardstream.pipeline.IntakeCounts;
import dev.wardstream.pipeline.Monitor;
import dev.wardstream.pipeline.MonitorSettings;
import dev.wardstream.pipeline.MonitorTopology;
import dev.wardstream.pipeline.StreamCounts;
import dev.wardstream.pipeline.StreamMetrics;
import dev.wardstream.pipeline.WardClock;
import dev.wardstream.schemas.SchemaRegistry;
import dev.wardstream.score.Models;
import dev.wardstream.score.News2Settings;
import dev.wardstream.ward.Health;
import dev.wardstream.ward.WardServer;
import dev.wardstream.wire.DeviceSamples;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The monitor with all that belongs to it, running: the stream, the archive, the HTTP port. */
final class RunningMonitor implements AutoCloseable {
    private final Monitor monitor;
    private final @Nullable Archive archive;
    private final WardServer server;

    private RunningMonitor(Monitor monitor, @Nullable Archive archive, WardServer server) {
        this.monitor = monitor;
        this.archive = archive;
        this.server = server;
    }

    /** Starts all parts. The topics must be there. */
    static RunningMonitor start(MonitorConfig config, WardClock clock) {
        @Nullable Archive archive =
                config.archive().enabled() ? Archive.start(archiveSettings(config.archive()), config.kafka()) : null;
        @Nullable Monitor monitor = null;
        try {
            PrometheusMeterRegistry metrics = Metrics.registry();
            StreamMetrics stream = new StreamMetrics(metrics);
            stream.expect(
                    Models.shipped().stream().map(model -> model.ref().id()).toList(),
                    config.topics().vendors());
            monitor = Monitor.start(topology(config, clock, stream).build(), settings(config));
            return new RunningMonitor(monitor, archive, server(config.http(), monitor, archive, metrics));
        } catch (RuntimeException e) {
            close(monitor, archive);
            throw e;
        }
    }

    private static WardServer server(
            MonitorConfig.Http http, Monitor monitor, @Nullable Archive archive, PrometheusMeterRegistry metrics) {
        new PipelineMetrics(monitor::intakeCounts, monitor::streamCounts).bindTo(metrics);
        monitor.bindTo(metrics);
        if (archive != null) {
            new ArchiveMetrics(archive).bindTo(metrics);
            archive.bindTo(metrics);
        }
        Metrics.bindHealth(metrics, () -> health(monitor, archive));
        return WardServer.start(http.host(), http.port(), () -> health(monitor, archive), metrics);
    }

    Health health() {
        return health(monitor, archive);
    }

    /** Whether the stream has stopped by itself: its threads failed again and again. */
    boolean hasStopped() {
        return monitor.hasStopped();
    }

    /** Waits until the stream is processed. */
    void awaitRunning() throws InterruptedException {
        monitor.awaitRunning(Duration.ofMinutes(2));
    }

    IntakeCounts intakeCounts() {
        return monitor.intakeCounts();
    }

    StreamCounts streamCounts() {
        return monitor.streamCounts();
    }

    /** What the archive wrote since it started, null where there is none. */
    @Nullable ArchiveCounts archiveCounts() {
        return archive == null ? null : archive.counts();
    }

    @Nullable Archive archive() {
        return archive;
    }

    int httpPort() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        close(monitor, archive);
    }

    private static void close(@Nullable Monitor monitor, @Nullable Archive archive) {
        if (monitor != null) {
            monitor.close();
        }
        if (archive != null) {
            archive.close();
        }
    }

    private static MonitorTopology topology(MonitorConfig config, WardClock clock, StreamMetrics metrics) {
        @Nullable SchemaRegistry registry = config.schemaRegistry() == null
                ? null
                : SchemaRegistry.at(config.schemaRegistry().toString());
        return new MonitorTopology(
                config.intake(),
                DeviceSamples.using(registry),
                Models.shipped(),
                News2Settings.defaults(),
                config.alarm(),
                clock,
                metrics);
    }

    private static MonitorSettings settings(MonitorConfig config) {
        return new MonitorSettings(
                config.kafka(),
                config.monitor().applicationId(),
                config.monitor().threads(),
                config.monitor().commitInterval(),
                config.monitor().stateDirectory(),
                config.topics().replicationFactor());
    }

    private static ArchiveSettings archiveSettings(MonitorConfig.Archive archive) {
        return ArchiveSettings.of(archive.url(), archive.token(), archive.org(), archive.bucket());
    }

    private static Health health(Monitor monitor, @Nullable Archive archive) {
        List<Health.Part> parts = new ArrayList<>();
        String illness = monitor.illness();
        parts.add(illness.isEmpty() ? Health.Part.well("monitor") : Health.Part.ill("monitor", illness));
        if (archive != null) {
            parts.add(
                    archive.health() instanceof ArchiveHealth.Degraded degraded
                            ? Health.Part.ill("archive", told(degraded))
                            : Health.Part.well("archive"));
        }
        return new Health(parts);
    }

    private static String told(ArchiveHealth.Degraded archive) {
        String waiting = archive.waiting() == 0 ? "" : ", " + archive.waiting() + " records wait, none is lost";
        return archive.cause() + " (since " + archive.since() + waiting + ")";
    }
}
