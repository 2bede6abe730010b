package dev.wardstream.command;

import dev.wardstream.access.Access;
import dev.wardstream.archive.Archive;
import dev.wardstream.archive.ArchiveCounts;
import dev.wardstream.archive.ArchiveSettings;
import dev.wardstream.archive.WardNow;
import dev.wardstream.deploy.ModelFolder;
import dev.wardstream.handover.HandoverMails;
import dev.wardstream.handover.HandoverReader;
import dev.wardstream.handover.HandoverSettings;
import dev.wardstream.notify.MailSettings;
import dev.wardstream.notify.Notify;
import dev.wardstream.notify.PageMail;
import dev.wardstream.pipeline.IntakeCounts;
import dev.wardstream.pipeline.Monitor;
import dev.wardstream.pipeline.MonitorSettings;
import dev.wardstream.pipeline.MonitorTopology;
import dev.wardstream.pipeline.StreamCounts;
import dev.wardstream.pipeline.StreamMetrics;
import dev.wardstream.pipeline.WardClock;
import dev.wardstream.schemas.SchemaRegistry;
import dev.wardstream.score.Model;
import dev.wardstream.score.News2Settings;
import dev.wardstream.vitals.Health;
import dev.wardstream.vitals.Startup;
import dev.wardstream.ward.Directory;
import dev.wardstream.ward.LiveWard;
import dev.wardstream.ward.Timepiece;
import dev.wardstream.ward.WardPage;
import dev.wardstream.ward.WardServer;
import dev.wardstream.watch.Heartbeats;
import dev.wardstream.wire.DeviceSamples;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The monitor with all that belongs to it, running: the stream, the archive, the calls, the heartbeats, the HTTP port. */
final class RunningMonitor implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(50);

    private final StreamMetrics measured;
    private final MonitorParts parts;
    private final Heartbeats heartbeats;
    private final Access access;
    private final WardServer server;

    private RunningMonitor(
            StreamMetrics measured, MonitorParts parts, Heartbeats heartbeats, Access access, WardServer server) {
        this.measured = measured;
        this.parts = parts;
        this.heartbeats = heartbeats;
        this.access = access;
        this.server = server;
    }

    /** Starts all parts but the calls, the ward page and the risk models: what is replayed happened long ago. The topics must be there. */
    static RunningMonitor start(MonitorConfig config, WardClock clock) {
        return start(config.forReplay(), clock, new PrintWriter(Writer.nullWriter()), false);
    }

    /**
     * Starts all parts. The topics must be there.
     *
     * @param out where calls by console go
     */
    static RunningMonitor start(MonitorConfig config, WardClock clock, PrintWriter out) {
        return start(config, clock, out, true);
    }

    private static RunningMonitor start(MonitorConfig config, WardClock clock, PrintWriter out, boolean withWard) {
        PrometheusMeterRegistry metrics = Metrics.registry();
        StreamMetrics measured = new StreamMetrics(metrics);
        MonitorParts parts = parts(config, clock, out, measured, withWard);
        @Nullable Heartbeats heartbeats = null;
        @Nullable Access access = null;
        @Nullable WardServer server = null;
        try {
            heartbeats = heartbeats(config, parts);
            access = Access.start(config.http().access(), config.kafka());
            server = server(config.http(), parts, heartbeats, access, metrics);
            // Last, so that what it still reads is told meanwhile.
            parts.start(config.http().urlAt(server.port()));
            return new RunningMonitor(measured, parts, heartbeats, access, server);
        } catch (RuntimeException e) {
            if (server != null) {
                stop(parts, server);
            }
            if (heartbeats != null) {
                heartbeats.fallSilent();
            }
            if (access != null) {
                access.close();
            }
            parts.close();
            throw e;
        }
    }

    private static MonitorParts parts(
            MonitorConfig config, WardClock clock, PrintWriter out, StreamMetrics measured, boolean withWard) {
        Startup startup = new Startup(config.watch().startWithin(), System::nanoTime);
        LongUnaryOperator wardTime = clock.runs() ? clock::at : LongUnaryOperator.identity();
        House house = new House(
                new WaitingDevices(config.kafka(), wardTime), config.ward().glucose());
        MonitorSettings settings = settings(config, clock);
        MonitorTopology topology = topology(config, clock, measured)
                .within(house)
                .live(settings, config.monitor().patientMemory());
        Monitor monitor = Monitor.prepare(topology.build(), settings);
        @Nullable Archive archive = null;
        @Nullable Notify notify = null;
        @Nullable LiveWard ward = null;
        try {
            archive = config.archive().enabled()
                    ? Archive.start(
                            archiveSettings(config.archive()),
                            config.kafka(),
                            config.alarm(),
                            new WardNow(clock.runs() ? clock::at : null))
                    : null;
            notify = config.calls().enabled() ? prepared(config, wardTime, out) : null;
            house.has(notify);
            ward = withWard ? ward(config, clock, new LiveWard.Starting(startup, monitor::readingSaid), house) : null;
            house.has(ward);
            // What is replayed happened long before a model could come into force.
            Supplier<@Nullable ModelFolder> folder =
                    () -> withWard ? ModelDesk.watch(config, topology.models(), clock, measured) : null;
            return new MonitorParts(
                    startup,
                    monitor,
                    topology.models()::illness,
                    topology.topicTimes()::illness,
                    folder,
                    () -> withWard ? mails(config, clock) : null,
                    archive,
                    notify,
                    ward);
        } catch (RuntimeException e) {
            if (ward != null) {
                ward.close();
            }
            if (notify != null) {
                notify.close();
            }
            if (archive != null) {
                archive.close();
            }
            monitor.close();
            throw e;
        }
    }

    private static LiveWard ward(
            MonitorConfig config, WardClock clock, LiveWard.Starting starting, Directory directory) {
        return LiveWard.start(
                config.ward(),
                config.handover(),
                config.alarm(),
                config.kafka(),
                timepiece(clock),
                starting,
                directory);
    }

    private static Timepiece timepiece(WardClock clock) {
        return new Timepiece(clock.runs() ? clock::at : null, clock::speedAt);
    }

    /** Null where nobody is sent what shifts hand over. */
    private static @Nullable HandoverMails mails(MonitorConfig config, WardClock clock) {
        HandoverSettings.Mail mail = config.handover().mail();
        MailSettings server = config.calls().mail();
        if (mail == null || server == null || !clock.runs()) {
            return null;
        }
        return HandoverMails.start(
                config.handover(),
                mail,
                config.kafka(),
                new HandoverReader(config.kafka(), timepiece(clock).isWall()),
                new PageMail(server),
                () -> clock.at(System.currentTimeMillis()));
    }

    private static Notify prepared(MonitorConfig config, LongUnaryOperator wardTime, PrintWriter out) {
        return Notify.prepare(
                config.calls().settings(config.monitor().stateDirectory()), config.kafka(), wardTime, out);
    }

    private static Heartbeats heartbeats(MonitorConfig config, MonitorParts parts) {
        return Heartbeats.start(
                config.kafka(),
                config.watch().nameFor(config.monitor().applicationId()),
                config.watch(),
                () -> new Health(parts.health()));
    }

    private static WardServer server(
            MonitorConfig.Http http,
            MonitorParts parts,
            Heartbeats heartbeats,
            Access access,
            PrometheusMeterRegistry metrics) {
        Notify notify = parts.calls();
        parts.bindTo(metrics);
        Supplier<Health> health = () -> health(parts, heartbeats, access);
        Metrics.bindHealth(metrics, health);
        return WardServer.start(http.host(), http.port(), access, health, metrics, routes -> {
            if (notify != null) {
                notify.routes(routes);
            }
            LiveWard ward = parts.ward();
            if (ward != null) {
                ward.addTo(routes, access, () -> health(parts, heartbeats, access));
                WardPage.addTo(routes);
            }
        });
    }

    Health health() {
        return health(parts, heartbeats, access);
    }

    private static Health health(MonitorParts parts, Heartbeats heartbeats, Access access) {
        List<Health.Part> all = new ArrayList<>(parts.health());
        all.add(MonitorParts.part("heartbeat", heartbeats.illness()));
        all.add(MonitorParts.part("access", access.illness()));
        return new Health(all);
    }

    /** Whether the stream has stopped by itself: its threads failed again and again. */
    boolean hasStopped() {
        return parts.monitor().hasStopped();
    }

    /** Whether beds are watched: the stream processes, and who is to be called can be. */
    boolean isWatching() {
        return parts.areWatching();
    }

    /** What each part still reads or waits for before it works for the first time, by its name; empty once all do. */
    Map<String, String> reading() {
        return parts.reading();
    }

    /**
     * Waits until beds are watched.
     *
     * @throws IllegalStateException if that takes longer than a start may, or the stream gave up
     */
    void awaitWatching() throws InterruptedException {
        while (!isWatching()) {
            if (hasStopped() || parts.isStartOverdue()) {
                throw new IllegalStateException("the monitor does not watch: " + health());
            }
            Thread.sleep(LOOK.toMillis());
        }
    }

    /** How long after its receipt a sample was judged at the latest since this was asked last, milliseconds. */
    long takeLongestDelay() {
        return measured.takeLongestDelay();
    }

    IntakeCounts intakeCounts() {
        return parts.monitor().intakeCounts();
    }

    StreamCounts streamCounts() {
        return parts.monitor().streamCounts();
    }

    /** What the archive wrote since it started, null where there is none. */
    @Nullable ArchiveCounts archiveCounts() {
        Archive archive = parts.archive();
        return archive == null ? null : archive.counts();
    }

    @Nullable Archive archive() {
        return parts.archive();
    }

    /** Whether anybody on this machine may do all by the HTTP port. */
    boolean isOpen() {
        return access.isOpen();
    }

    int httpPort() {
        return server.port();
    }

    private static void stop(MonitorParts parts, WardServer server) {
        @Nullable LiveWard ward = parts.ward();
        if (ward != null) {
            ward.endStreams();
        }
        server.close();
    }

    @Override
    public void close() {
        stop(parts, server);
        access.close();
        // Only who was asked to stop says so: an outside watcher is to alarm on one that stopped by itself.
        if (hasStopped()) {
            heartbeats.fallSilent();
        } else {
            heartbeats.close();
        }
        parts.close();
    }

    private static MonitorTopology topology(MonitorConfig config, WardClock clock, StreamMetrics metrics) {
        @Nullable SchemaRegistry registry = config.schemaRegistry() == null
                ? null
                : SchemaRegistry.at(config.schemaRegistry().toString(), SchemaRegistry.MONITOR_SETTING);
        List<Model> models = config.models().served();
        metrics.expect(models, config.topics().vendors());
        return new MonitorTopology(
                config.intake(),
                DeviceSamples.using(registry),
                models,
                News2Settings.defaults(),
                config.alarm(),
                clock,
                metrics);
    }

    private static MonitorSettings settings(MonitorConfig config, WardClock clock) {
        return new MonitorSettings(
                config.kafka(),
                config.monitor().applicationId(),
                config.monitor().threads(),
                config.monitor().commitInterval(),
                plainInterval(config, clock),
                config.monitor().stateDirectory(),
                config.topics().replicationFactor(),
                clock.isRealTime() ? config.monitor().slowAfter() : null);
    }

    /**
     * As an alert's where alarms come so soon that no sample is known to be plain, and where samples are sent by this program: it looks
     * at how long they wait, and sends no faster.
     */
    private static Duration plainInterval(MonitorConfig config, WardClock clock) {
        Duration plain = config.monitor().plainInterval();
        boolean isForeseen = config.alarm().leastDelay().compareTo(plain.multipliedBy(2)) >= 0;
        return clock instanceof WardClock.Wall && isForeseen
                ? plain
                : config.monitor().commitInterval();
    }

    private static ArchiveSettings archiveSettings(MonitorConfig.Archive archive) {
        return ArchiveSettings.of(archive.url(), archive.token(), archive.org(), archive.bucket());
    }
}
