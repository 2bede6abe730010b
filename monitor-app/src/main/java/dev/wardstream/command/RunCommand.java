package dev.wardstream.command;

import dev.wardstream.pipeline.WardClock;
import dev.wardstream.vitals.VendorId;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the monitor on a cluster. */
@Command(
        name = "run",
        description =
                "Runs the monitor on a Kafka cluster: stream, archive, calls and HTTP port. Start more instances to share the work.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    /** How soon it is noticed that the stream has stopped by itself. */
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** How soon it is told that beds are watched. */
    private static final Duration LOOK_AT_START = Duration.ofMillis(100);

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private HttpOptions http;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        MonitorConfig config = settings.load().withHttpPort(http.port());
        config.http().access().requireSafe();
        PrintWriter out = spec.commandLine().getOut();
        try (StopSignal stop = new StopSignal()) {
            TopicSetup.create(config, config.topics().vendors());
            out.println("starting on " + config.bootstrapServers());
            config.intake().vendors().byVendor().keySet().stream()
                    .sorted(Comparator.comparing(VendorId::value))
                    .forEach(vendor -> out.println("records of " + vendor + " are read by the vendor's profile"));
            out.flush();
            long startedAt = System.nanoTime();
            try (RunningMonitor monitor = RunningMonitor.start(config, clock(config), out)) {
                StartNews news = new StartNews(watching(config, monitor));
                while (!stop.await(news.isOver() ? LOOK : LOOK_AT_START)) {
                    if (monitor.hasStopped()) {
                        throw new IllegalStateException("the monitor has stopped: " + monitor.health());
                    }
                    Duration elapsed = Duration.ofNanos(System.nanoTime() - startedAt);
                    news.lines(monitor.isWatching(), monitor.reading(), elapsed).forEach(out::println);
                    out.flush();
                }
            }
        }
        return 0;
    }

    private static String watching(MonitorConfig config, RunningMonitor monitor) {
        return "monitoring on " + config.bootstrapServers() + "; http://"
                + config.http().host() + ":" + monitor.httpPort() + "/health tells how it is"
                + (monitor.isOpen()
                        ? "; nobody signs in (http.users is not set): anybody on this machine may use it"
                        : "");
    }

    private static WardClock clock(MonitorConfig config) {
        return switch (config.monitor().clock()) {
            case wall -> new WardClock.Wall();
            case event -> new WardClock.EventTime();
        };
    }
}
