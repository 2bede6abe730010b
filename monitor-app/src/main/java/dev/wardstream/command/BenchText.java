package dev.wardstream.command;

import dev.wardstream.bench.BenchReport;
import dev.wardstream.bench.BenchReport.PartReport;
import dev.wardstream.bench.BenchReport.Shared;
import dev.wardstream.bench.BenchReport.Starts;
import dev.wardstream.bench.Figures;
import dev.wardstream.bench.LiveReport;
import dev.wardstream.bench.Machine;
import dev.wardstream.bench.Part;
import dev.wardstream.bench.Storage;
import dev.wardstream.bench.TopicDigest;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a benchmark came to, for people. */
final class BenchText {
    private static final String UNKNOWN = "?";

    private final BenchReport report;
    private final StringBuilder text = new StringBuilder();

    private BenchText(BenchReport report) {
        this.report = report;
    }

    static String of(BenchReport report) {
        BenchText text = new BenchText(report);
        text.addSetting();
        if (!report.runs().isEmpty()) {
            text.addFigures();
            text.addMonitor();
        }
        text.addShared();
        text.addLive();
        return text.text.toString();
    }

    private void addSetting() {
        BenchReport.Setting setting = report.setting();
        line(
                "%,d patients over %,d s; %d partitions, %d threads, commits every %d ms, %s",
                setting.patients(),
                setting.seconds(),
                setting.partitions(),
                setting.threads(),
                setting.commitMillis(),
                setting.embedded() ? "broker on this machine" : "broker elsewhere");
        line(
                "%d cores, %s, %s; load %s before and %s after",
                report.before().cores(),
                report.before().system(),
                report.before().java(),
                load(report.before()),
                load(report.after()));
        text.append('\n');
    }

    private void addFigures() {
        line(
                "%-14s %11s %9s %8s %8s %9s %8s %9s %9s %9s %7s",
                report.runs().size() == 1 ? "after warm-up" : report.runs().size() + " runs' median",
                "samples/s",
                "CPU: work",
                "GC",
                "broker",
                "together",
                "JIT",
                "records",
                "bytes",
                "commits/s",
                "others");
        report.medians().parts().forEach(this::addPart);
        line(
                "CPU in µs a sample, records and bytes sent a sample; others: cores that all else on this machine kept busy");
        Double bySpeed = report.medians().ratios().bySpeed();
        Double byCpu = report.medians().ratios().byCpu();
        if (bySpeed != null && byCpu != null) {
            line("the monitor beside the two-hop copy: %.2f of its speed, %.2f by CPU time", bySpeed, byCpu);
        }
        text.append('\n');
    }

    private void addPart(String id, PartReport measured) {
        Figures figures = measured.figures();
        Figures.Cpu cpu = figures.cpuMicros();
        line(
                "%-14s %,11.0f %9.1f %8s %8s %9.1f %8s %9.2f %9.0f %9.1f %7s",
                Part.of(id).title(),
                figures.samplesPerSecond(),
                cpu.work(),
                decimal(cpu.gc()),
                decimal(cpu.broker()),
                cpu.together(),
                decimal(cpu.jit()),
                figures.recordsSent(),
                figures.bytesSent(),
                figures.commitsPerSecond(),
                decimal(figures.othersCores()));
    }

    private void addMonitor() {
        PartReport monitor = report.medians().parts().get(Part.MONITOR.id());
        if (monitor != null) {
            line(
                    "heap          %,.1f kB a patient",
                    (double) monitor.heapGrown() / report.setting().patients() / 1_000);
            line(
                    "accounts      %,d received, %,d accepted, %d unaccounted for",
                    monitor.received(), monitor.accepted(), monitor.unaccounted());
            line("start         %.1f s without patients", monitor.startSeconds());
        }
        Starts starts = report.starts();
        if (starts != null) {
            line(
                    "              %.1f s with all patients, %.1f s after a kill; %,d published, %,d received in all",
                    starts.again(), starts.afterKill(), starts.published(), starts.received());
        }
        report.runs().forEach(run -> addDigests(run.digests()));
        report.runs().stream().limit(1).forEach(this::addStorage);
    }

    private void addStorage(BenchReport.Run run) {
        Storage storage = run.storage();
        if (storage == null) {
            return;
        }
        line(
                "%-40s %,13d bytes, %,9.0f a patient",
                "state folder",
                storage.state(),
                (double) storage.state() / report.setting().patients());
        storage.topics()
                .forEach((topic, bytes) ->
                        line("%-40s %,13d bytes, %9.1f a sample", topic, bytes, (double) bytes / run.samples()));
    }

    private void addDigests(Map<String, TopicDigest> digests) {
        digests.forEach((topic, digest) -> line(
                "%-15s %,11d records, %,13d bytes, digest %s; of patients with one vendor %s",
                topic, digest.records(), digest.bytes(), digest.digest(), digest.ofOneVendor()));
    }

    private void addShared() {
        for (Shared shared : report.instances()) {
            line(
                    "%n%d instances: %,.0f samples/s, %.1f µs together; accepted %s; %,d published, %,d received",
                    shared.instances(),
                    shared.figures().samplesPerSecond(),
                    shared.figures().cpuMicros().together(),
                    shared.accepted().stream()
                            .map(count -> String.format(Locale.ROOT, "%,d", count))
                            .collect(Collectors.joining(" + ")),
                    shared.published(),
                    shared.received());
            addDigests(shared.digests());
        }
    }

    private void addLive() {
        for (LiveReport live : report.live()) {
            LiveReport.Latency latency = live.latency();
            line(
                    "%nreal time: %,d beds, %,.0f samples/s; receipt to alert p50 %s, p90 %s, p99 %s, longest %s ms of %,d alerts",
                    live.patients(),
                    live.samplesPerSecond(),
                    number(latency.p50()),
                    number(latency.p90()),
                    number(latency.p99()),
                    number(latency.longest()),
                    latency.alerts());
            live.cores()
                    .forEach((name, cores) -> line(
                            "  %-12s %5.1f %% of a core, of that compiling %s and collecting garbage %s",
                            name, 100 * cores.all(), percent(cores.jit()), percent(cores.gc())));
        }
    }

    private static String load(Machine machine) {
        return machine.load() < 0 ? UNKNOWN : decimal(machine.load());
    }

    private static String decimal(@Nullable Double value) {
        return value == null ? UNKNOWN : String.format(Locale.ROOT, "%.1f", value);
    }

    private static String percent(@Nullable Double share) {
        return share == null ? UNKNOWN : String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    private static String number(@Nullable Long value) {
        return value == null ? UNKNOWN : String.valueOf(value);
    }

    private void line(String format, @Nullable Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
