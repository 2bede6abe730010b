package dev.wardstream.command;

import dev.wardstream.demo.LocalCluster;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything in one command. */
@Command(
        name = "demo",
        description =
                "Starts a broker, a store, the monitor and simulated patients, some of whom deteriorate, and prints each alarm."
                        + " Ends at Ctrl-C and leaves nothing running.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private WardOptions patients;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many times faster than real time. Default: ${DEFAULT-VALUE}.")
    private double speed;

    @Option(names = "--summary", paramLabel = "FILE", description = "Write the closing summary to a file, as JSON.")
    private @Nullable Path summaryFile;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".wardstream/demo",
            description = "Where data is kept between runs. Default: ${DEFAULT-VALUE}.")
    private Path data;

    @Mixin
    private LocalOptions local;

    @Mixin
    private HttpOptions http;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        StartPhases start = new StartPhases(System.nanoTime());
        MonitorConfig settings = MonitorConfig.load(null, System.getenv()).withHttpPort(http.port());
        settings.http().access().requireSafe();
        PrintWriter out = spec.commandLine().getOut();
        out.println(Ansi.AUTO.string("@|bold Wardstream|@ starts a broker and a store …"));
        out.flush();
        WardTime wardTime = new WardTime(data);
        if (local.isFresh()) {
            wardTime.forget();
        }
        try (StopSignal stop = new StopSignal();
                LocalCluster cluster = local.start(data)) {
            start.end("broker and store", System.nanoTime());
            MonitorConfig config = settings.local(cluster, data);
            Summary summary = new DemoRun(config, cluster, wardTime, out, stop).run(patients, speed, start);
            out.println();
            out.print(summary.text());
            out.flush();
            if (summaryFile != null) {
                Json.write(summaryFile, summary);
            }
        }
        return 0;
    }
}
