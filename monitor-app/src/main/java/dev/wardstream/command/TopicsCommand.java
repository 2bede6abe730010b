package dev.wardstream.command;

import dev.wardstream.wire.TopicReport;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Creates the topics. */
@Command(
        name = "topics",
        description = "Creates the topics as designed, and says how those that exist differ. Safe to run again.",
        mixinStandardHelpOptions = true)
final class TopicsCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions settings;

    @Option(
            names = "--vendor",
            paramLabel = "NAME",
            description = "A vendor whose topic vitals.raw.NAME is created, beside those in the settings.")
    private List<String> vendors = new ArrayList<>();

    @Option(names = "--json", description = "Report as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        MonitorConfig config = settings.load();
        List<String> all = new ArrayList<>(config.topics().vendors());
        all.addAll(vendors);
        TopicReport report = TopicSetup.create(config, all);
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? report.json() + "\n" : report.text());
        out.flush();
        return 0;
    }
}
