package dev.wardstream.bench;

import dev.wardstream.bench.BenchReport.PartReport;
import dev.wardstream.bench.BenchReport.Run;
import dev.wardstream.bench.BenchReport.Shared;
import dev.wardstream.bench.BenchReport.Starts;
import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.train.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** The whole benchmark: run by run, then what it takes to start, to share the work, and a ward in real time. */
public final class Bench {
    private final BenchSettings settings;
    private final BenchSettings.Work work;
    private final @Nullable EmbeddedBroker broker;
    private final AlertSource alerts;
    private final Progress progress;

    /** @param broker the one on this machine; null where the cluster is another */
    public Bench(BenchSettings settings, @Nullable EmbeddedBroker broker, AlertSource alerts, Progress progress) {
        this.settings = settings;
        this.work = settings.work();
        this.broker = broker;
        this.alerts = alerts;
        this.progress = progress;
    }

    /**
     * Measures all that was asked for, on topics that it makes and deletes again.
     *
     * @throws IllegalStateException where the cluster has topics of Wardstream already, or a part stops by itself
     */
    public BenchReport run() throws InterruptedException {
        Machine before = Machine.now();
        List<Run> runs = new ArrayList<>();
        List<Shared> shared = new ArrayList<>();
        List<LiveReport> live = new ArrayList<>();
        @Nullable Starts starts = null;
        try (Admin admin = Admin.create(settings.kafka())) {
            for (int i = 1; i <= work.runs(); i++) {
                try (Stretch stretch = stretch(admin, work.runs() == 1 ? "run" : "run-" + i)) {
                    Run run = run(stretch);
                    runs.add(run);
                    if (i == work.runs() && work.restart()) {
                        starts = new Restarts(stretch, progress).measure(run.samples());
                    }
                }
            }
            for (int count : work.instances()) {
                try (Stretch stretch = stretch(admin, "instances-" + count)) {
                    shared.add(shared(stretch, count));
                }
            }
            Medians medians = Medians.of(runs);
            for (int beds : work.live().beds()) {
                try (Stretch stretch = stretch(admin, "live-" + beds)) {
                    live.add(live(stretch, beds == 0 ? half(medians) : beds));
                }
            }
            return new BenchReport(before, Machine.now(), setting(), runs, medians, starts, shared, live);
        }
    }

    private Stretch stretch(Admin admin, String name) throws InterruptedException {
        return Stretch.begin(settings, broker, admin, name);
    }

    private Run run(Stretch stretch) throws InterruptedException {
        long samples = stretch.publish(progress);
        Map<String, PartReport> parts = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            if (work.parts().contains(part)) {
                try (PartRun run = new PartRun(stretch, part, 1, progress)) {
                    run.awaitStart();
                    parts.put(part.id(), run.finish(samples));
                }
            }
        }
        return new Run(
                samples,
                parts,
                Ratios.of(parts),
                work.parts().contains(Part.MONITOR) ? stretch.digests() : Map.of(),
                work.parts().contains(Part.MONITOR) ? stretch.storage() : null);
    }

    /** The monitors are there before the first sample: who comes later takes work over when it has the state, minutes later. */
    private Shared shared(Stretch stretch, int count) throws InterruptedException {
        try (PartRun run = new PartRun(stretch, Part.MONITOR, count, progress)) {
            run.awaitStart();
            long samples = stretch.publish(progress);
            PartReport all = run.finish(samples);
            return new Shared(count, all.figures(), samples, all.received(), run.accepted(), stretch.digests());
        }
    }

    private LiveReport live(Stretch stretch, int beds) throws InterruptedException {
        PartSettings monitor = stretch.settingsOf(Part.MONITOR, 1, true);
        try (Instance instance = Instance.launch(monitor, () -> {})) {
            instance.awaitStart();
            Map<String, Long> pids = new LinkedHashMap<>(Map.of("monitor", instance.pid()));
            if (broker != null) {
                pids.put("broker", broker.pid());
            }
            BenchSettings.Live how = work.live();
            return new LiveRun(settings.kafka(), stretch.folder().resolve("devices"), alerts, progress)
                    .measure(beds, work.seed(), how.warmUp(), how.time(), pids);
        }
    }

    private int half(Medians medians) {
        PartReport monitor = medians.parts().get(Part.MONITOR.id());
        double rate =
                monitor == null ? 2.0 * work.patients() : monitor.figures().samplesPerSecond();
        return (int) Math.max(1, Math.min(work.patients(), rate / 2));
    }

    private BenchReport.Setting setting() {
        return new BenchReport.Setting(
                broker != null,
                settings.partitions(),
                settings.threads(),
                settings.commitInterval().toMillis(),
                work.patients(),
                work.seconds(),
                work.seed());
    }
}
