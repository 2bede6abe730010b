package dev.wardstream.command;

import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the quarantine. */
@Command(
        name = "list",
        description = "Lists what was refused, oldest first, with its reason.",
        mixinStandardHelpOptions = true)
final class QuarantineListCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions settings;

    @Mixin
    private QuarantineOptions which;

    @Option(names = "--json", description = "One JSON object a record.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        AtomicLong listed = new AtomicLong();
        Map<String, Long> reasons = new TreeMap<>();
        try (QuarantineReader reader =
                QuarantineReader.ofAll(settings.loadAnswering().kafka())) {
            reader.read(record -> {
                if (which.mean(record)) {
                    out.println(json ? Json.line(record) : record.line());
                    reasons.merge(record.reason(), 1L, Long::sum);
                    listed.incrementAndGet();
                }
                return listed.get() < which.limit();
            });
        }
        if (!json) {
            out.println(listed + " records" + (reasons.isEmpty() ? "" : ": " + reasons));
        }
        out.flush();
        return 0;
    }
}
