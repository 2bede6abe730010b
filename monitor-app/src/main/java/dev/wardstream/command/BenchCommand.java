package dev.wardstream.command;

import dev.wardstream.bench.AlertSource;
import dev.wardstream.bench.Bench;
import dev.wardstream.bench.BenchReport;
import dev.wardstream.bench.BenchSettings;
import dev.wardstream.bench.LiveReport;
import dev.wardstream.bench.Machine;
import dev.wardstream.bench.Part;
import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.demo.LocalCluster;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Measures what the monitor costs. */
@Command(
        name = "bench",
        description = {
            "Measures what the monitor costs: samples a second and CPU time a sample, beside topologies that copy the same records"
                    + " with the same client settings, and beside Kafka Streams' own windows with DL4J.",
            "It publishes a simulated ward, then runs each part in a JVM of its own. On a busy machine go by CPU time, and by"
                    + " ratios within one run."
        },
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    /** Fewer say more of a cold JVM than of the monitor. */
    private static final int ENOUGH_SAMPLES = 1_000_000;

    @Option(
            names = "--patients",
            paramLabel = "N",
            defaultValue = "10000",
            description = "How many patients, each with one sample a second. Default: ${DEFAULT-VALUE}.")
    private int patients;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How many seconds of the ward. Default: as many as make a million samples.")
    private @Nullable Integer seconds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed gives the same samples. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--parts",
            paramLabel = "PART",
            split = ",",
            converter = PartConverter.class,
            defaultValue = "copy,two-hops,dsl,monitor",
            description = "What is measured. Default: ${DEFAULT-VALUE}.")
    private Set<Part> parts;

    @Option(
            names = "--dsl-time",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "60s",
            description = "How long the DSL's windows with DL4J are measured: all samples would take them hours."
                    + " Default: ${DEFAULT-VALUE}.")
    private Duration dslTime;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "1",
            description = "How often all parts are measured; the medians are told. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(
            names = "--instances",
            paramLabel = "N",
            split = ",",
            description = "Also have so many monitors share the work, such as 1,2,4.")
    private List<Integer> instances = List.of();

    @Option(
            names = "--live",
            paramLabel = "BEDS",
            split = ",",
            defaultValue = "0",
            description =
                    "How many beds there are in real time, such as 1000,10000, while it is measured how long alerts take."
                            + " 0 stands for half of what the monitor was just measured at, --patients at most. Default: ${DEFAULT-VALUE}.")
    private List<Integer> live;

    @Option(
            names = "--live-time",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "60s",
            description = "How long that is measured, after as long a warm-up. Default: ${DEFAULT-VALUE}.")
    private Duration liveTime;

    @Option(
            names = "--real-time",
            paramLabel = "BEDS",
            split = ",",
            description =
                    "Instead of all that, how busy a whole monitor with archive and page keeps itself, the broker and the store"
                            + " while it watches so many beds in real time, such as 12,200.")
    private List<Integer> realTime = List.of();

    @Option(names = "--only-speed", description = "Leave out what a start takes and the beds in real time.")
    private boolean onlySpeed;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to a file, as JSON.")
    private @Nullable Path jsonFile;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".wardstream/bench",
            description = "Where broker, state and logs are kept meanwhile; what it made there is deleted at the end."
                    + " Default: ${DEFAULT-VALUE}.")
    private Path data;

    @Mixin
    private SettingsOptions settings;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        BenchSettings.Work work = work();
        MonitorConfig config = settings.load();
        LocalCluster.wipe(data);
        BenchReport report;
        if (!realTime.isEmpty()) {
            report = inRealTime(config);
        } else {
            report = settings.nameACluster() ? onCluster(config, work) : onOwnBroker(config, work);
        }
        LocalCluster.wipe(data);
        PrintWriter out = spec.commandLine().getOut();
        out.print(BenchText.of(report));
        out.flush();
        if (jsonFile != null) {
            Json.write(jsonFile, report);
        }
        return 0;
    }

    private BenchSettings.Work work() {
        return new BenchSettings.Work(
                patients,
                seconds == null ? 1 + (ENOUGH_SAMPLES - 1) / Math.max(1, patients) : seconds,
                seed,
                runs,
                parts,
                dslTime,
                instances,
                new BenchSettings.Live(onlySpeed ? List.of() : live, liveTime, liveTime),
                !onlySpeed && parts.contains(Part.MONITOR));
    }

    private BenchReport inRealTime(MonitorConfig config) throws InterruptedException {
        if (settings.nameACluster()) {
            throw new IllegalArgumentException(
                    "--real-time measures broker and store too, and so starts its own: leave --bootstrap and --config out");
        }
        Machine before = Machine.now();
        List<LiveReport> measured = new ArrayList<>();
        try (StageBars bars = new StageBars("bench")) {
            RealTimeBench bench = new RealTimeBench(config, data, BenchCommand::listen, bars);
            for (int beds : realTime) {
                measured.add(bench.measure(beds, seed, liveTime, liveTime));
            }
        }
        return BenchReport.ofLive(
                before,
                new BenchReport.Setting(
                        true,
                        config.topics().partitions(),
                        config.monitor().threads(),
                        config.monitor().commitInterval().toMillis(),
                        Collections.max(realTime),
                        Math.toIntExact(liveTime.toSeconds()),
                        seed),
                measured);
    }

    private BenchReport onCluster(MonitorConfig config, BenchSettings.Work work) throws InterruptedException {
        BrokerCheck.require(config);
        return measured(config, config.kafka(), null, work);
    }

    private BenchReport onOwnBroker(MonitorConfig config, BenchSettings.Work work) throws InterruptedException {
        try (EmbeddedBroker broker = LocalCluster.startBroker(data, 0)) {
            return measured(config, Map.of("bootstrap.servers", broker.bootstrapServers()), broker, work);
        }
    }

    private BenchReport measured(
            MonitorConfig config, Map<String, Object> kafka, @Nullable EmbeddedBroker broker, BenchSettings.Work work)
            throws InterruptedException {
        BenchSettings measured = new BenchSettings(
                kafka,
                config.topics().partitions(),
                config.topics().replicationFactor(),
                config.monitor().threads(),
                config.monitor().commitInterval(),
                config.monitor().patientMemory(),
                LocalCluster.stateFolder(data),
                work);
        try (StageBars bars = new StageBars("bench")) {
            return new Bench(measured, broker, BenchCommand::listen, bars).run();
        }
    }

    private static AlertSource.Listening listen(Map<String, Object> kafka, AlertSource.Listener listener) {
        AlertFeed feed = AlertFeed.fromNow(kafka, seen -> listener.heard(seen.causedAt(), seen.seenAt()));
        return feed::close;
    }

    /** The parts by the names they go by. */
    static final class PartConverter implements ITypeConverter<Part> {
        @Override
        public Part convert(String id) {
            try {
                return Part.of(id);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
