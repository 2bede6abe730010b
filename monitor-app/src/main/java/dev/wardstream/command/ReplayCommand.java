package dev.wardstream.command;

import dev.wardstream.command.SpeedConverter.Speed;
import dev.wardstream.demo.LocalCluster;
import dev.wardstream.recordings.CsvOptions;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.recordings.Recordings;
import dev.wardstream.simulate.RecordedPatients;
import dev.wardstream.train.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Publishes recorded patients and waits for what the monitor makes of them. */
@Command(
        name = "replay",
        description =
                "Publishes recorded patients through the same topics as devices do, on the recording's own time, and waits until"
                        + " the monitor has finished with them. The same recording gives the same alerts. A replay that was"
                        + " interrupted goes on where it stopped.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "SET",
            converter = SetConverter.class,
            description = "What is recorded: mimic3-demo, stress-predict, cinc2012 or csv.")
    private RecordingSet set;

    @Parameters(index = "1", paramLabel = "DIR", description = "The folder that holds it.")
    private Path folder;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            defaultValue = "max",
            converter = SpeedConverter.class,
            description = "How many times faster than it was recorded. Default: ${DEFAULT-VALUE}.")
    private Speed speed;

    @Option(
            names = "--alerts",
            paramLabel = "FILE",
            description = "Write the alert events, one JSON object a line, by patient and time.")
    private @Nullable Path alertsFile;

    @Option(names = "--summary", paramLabel = "FILE", description = "Write the closing summary to a file, as JSON.")
    private @Nullable Path summaryFile;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the embedded broker and store keep their data. Default: .wardstream/replay-SET.")
    private @Nullable Path data;

    @Mixin
    private CsvArguments csv;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private LocalOptions local;

    @Mixin
    private HttpOptions http;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, IOException {
        StartPhases start = new StartPhases(System.nanoTime());
        RecordedPatients patients = read();
        start.end("reading", System.nanoTime());
        MonitorConfig config = settings.load().withHttpPort(http.port());
        config.http().access().requireSafe();
        try (StopSignal stop = new StopSignal()) {
            ReplayRun.Result result = settings.nameACluster()
                    ? onCluster(config, patients, stop, start)
                    : onOwnCluster(config, patients, stop, start);
            PrintWriter out = spec.commandLine().getOut();
            out.print(result.summary().text());
            out.flush();
            write(result);
        }
        return 0;
    }

    private ReplayRun.Result onCluster(
            MonitorConfig config, RecordedPatients patients, StopSignal stop, StartPhases start)
            throws InterruptedException {
        TopicSetup.requireNoMonitor(config);
        return new ReplayRun(config, patients, null, stop).run(speed, start);
    }

    private ReplayRun.Result onOwnCluster(
            MonitorConfig config, RecordedPatients patients, StopSignal stop, StartPhases start)
            throws InterruptedException, IOException {
        Path own = data == null ? Path.of(".wardstream", "replay-" + set.id()) : data;
        ReplayFolder remembered = new ReplayFolder(own);
        if (local.isFresh()) {
            remembered.forget();
        }
        remembered.claim(patients);
        try (LocalCluster cluster = local.start(own)) {
            start.end("broker and store", System.nanoTime());
            return new ReplayRun(config.local(cluster, own), patients, cluster.store(), stop).run(speed, start);
        }
    }

    private RecordedPatients read() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(folder + " is no folder; " + set.id() + " comes from " + set.source());
        }
        CsvOptions told = csv.of(List.of(set));
        PrintWriter out = spec.commandLine().getOut();
        try (Recordings recordings = set.open(folder, told)) {
            RecordedPatients patients = RecordedPatients.of(
                    set.id(), ProgressBar.wrap(recordings, Bars.builder("reading", Progress.UNKNOWN)));
            if (patients.patients() == 0) {
                throw new IllegalArgumentException(
                        folder + " holds no row of a patient, so there is nothing to replay");
            }
            recordings.notes().forEach(out::println);
            out.flush();
            return patients;
        }
    }

    private void write(ReplayRun.Result result) throws IOException {
        if (alertsFile != null) {
            List<String> lines = result.alerts().stream()
                    .sorted(AlertRow.BY_PATIENT_AND_TIME)
                    .map(AlertRow::of)
                    .map(Json::line)
                    .toList();
            Files.write(alertsFile, lines);
        }
        if (summaryFile != null) {
            Json.write(summaryFile, result.summary());
        }
    }

    /** The sets by the names they go by. */
    static final class SetConverter implements ITypeConverter<RecordingSet> {
        @Override
        public RecordingSet convert(String name) {
            return Arrays.stream(RecordingSet.values())
                    .filter(set -> set.id().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("there is no set '" + name + "', only "
                            + Arrays.stream(RecordingSet.values())
                                    .map(RecordingSet::id)
                                    .collect(Collectors.joining(", "))));
        }
    }
}
