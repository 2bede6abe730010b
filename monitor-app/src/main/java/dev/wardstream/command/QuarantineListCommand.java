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
        description =
                "Lists what was refused and not sent again since, oldest first, with its reason: what waits for somebody to mend it.",
        mixinStandardHelpOptions = true)
final class QuarantineListCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions settings;

    @Mixin
    private QuarantineOptions which;

    @Option(names = "--all", description = "List also what a replay has sent again.")
    private boolean all;

    @Option(names = "--json", description = "One JSON object a record.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        AtomicLong listed = new AtomicLong();
        AtomicLong sentAgain = new AtomicLong();
        Map<String, Long> reasons = new TreeMap<>();
        Map<String, Object> kafka = settings.loadAnswering().kafka();
        SentAgain replays = SentAgain.of(kafka);
        try (QuarantineReader reader = QuarantineReader.ofAll(kafka)) {
            reader.read(record -> {
                boolean again = replays.has(record);
                if (which.mean(record) && again) {
                    sentAgain.incrementAndGet();
                }
                if (which.mean(record) && (all || !again)) {
                    out.println(json ? Json.line(record) : record.line() + (again ? "  (sent again)" : ""));
                    reasons.merge(record.reason(), 1L, Long::sum);
                    listed.incrementAndGet();
                }
                return listed.get() < which.limit();
            });
        }
        if (!json) {
            out.println((listed.get() == 1 ? "1 record" : listed + " records")
                    + (reasons.isEmpty() ? "" : ": " + reasons)
                    + (all || sentAgain.get() == 0 ? "" : "; " + sentAgain + " more were sent again (--all)"));
        }
        out.flush();
        return 0;
    }
}
