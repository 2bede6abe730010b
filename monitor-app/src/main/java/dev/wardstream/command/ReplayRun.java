package dev.wardstream.command;

import dev.wardstream.alarm.Alert;
import dev.wardstream.archive.ArchiveCounts;
import dev.wardstream.command.AlertFeed.Seen;
import dev.wardstream.command.SpeedConverter.Speed;
import dev.wardstream.demo.EmbeddedStore;
import dev.wardstream.pipeline.IntakeCounts;
import dev.wardstream.pipeline.WardClock;
import dev.wardstream.simulate.Pacer;
import dev.wardstream.simulate.RecordedPatients;
import dev.wardstream.simulate.VitalsPublisher;
import dev.wardstream.vitals.Assignment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One replay, on a cluster that is up. */
final class ReplayRun {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayRun.class);

    private final MonitorConfig config;
    private final RecordedPatients patients;
    private final @Nullable EmbeddedStore store;
    private final StopSignal stop;

    /** What came of a replay. */
    record Result(List<Alert> alerts, Summary summary) {}

    /** @param store the embedded store, null where another one is written to */
    ReplayRun(MonitorConfig config, RecordedPatients patients, @Nullable EmbeddedStore store, StopSignal stop) {
        this.config = config;
        this.patients = patients;
        this.store = store;
        this.stop = stop;
    }

    Result run(Speed speed, StartPhases start) throws InterruptedException {
        List<Alert> alerts = Collections.synchronizedList(new ArrayList<>());
        AlarmTotals totals = new AlarmTotals(System.currentTimeMillis());
        Set<String> ours = patients.assignments().stream()
                .flatMap(assignments -> assignments.history().stream())
                .map(Assignment::patient)
                .map(patient -> patient.value())
                .collect(Collectors.toSet());
        Pacer pacer = speed.pacer();
        long startedAt = System.nanoTime();
        stop.then(pacer::stop);
        try (VitalsPublisher publisher = new VitalsPublisher(config.kafka())) {
            TopicSetup.create(config, patients.vendors());
            publisher.assign(patients);
            start.end("topics", System.nanoTime());
            try (RunningMonitor monitor = RunningMonitor.start(config, new WardClock.EventTime());
                    AlertFeed feed =
                            AlertFeed.fromBeginning(config.kafka(), seen -> keep(seen, ours, alerts, totals))) {
                monitor.awaitWatching();
                start.end("monitor", System.nanoTime());
                LOG.info("The start took {}", start);
                IntakeCounts before = monitor.intakeCounts();
                publish(publisher, pacer);
                finish(monitor, feed);
                double seconds = (System.nanoTime() - startedAt) / 1e9;
                IntakeCounts intake = monitor.intakeCounts();
                Summary summary = Summary.of(
                        intake,
                        monitor.streamCounts(),
                        totals,
                        archived(monitor),
                        intake.since(before).received(),
                        seconds);
                return new Result(List.copyOf(alerts), summary);
            }
        }
    }

    private static void keep(Seen seen, Set<String> ours, List<Alert> alerts, AlarmTotals totals) {
        if (ours.contains(seen.alert().patient().value())) {
            alerts.add(seen.alert());
            totals.count(seen);
        }
    }

    private void publish(VitalsPublisher publisher, Pacer pacer) throws InterruptedException {
        ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor();
        try (Admin admin = Admin.create(config.kafka());
                ProgressBar bar = Bars.of("publishing", patients.samples())) {
            Resumed rest = Resumed.of(patients, admin);
            long before = rest.before();
            ScheduledFuture<?> watching = watcher.scheduleAtFixedRate(
                    () -> bar.stepTo(before + publisher.progress().published()), 0, 200, TimeUnit.MILLISECONDS);
            publisher.publish(rest.rest(), pacer);
            watching.cancel(false);
            bar.stepTo(before + publisher.progress().published());
        } finally {
            watcher.shutdown();
        }
    }

    private void finish(RunningMonitor monitor, AlertFeed feed) throws InterruptedException {
        try (ProgressBar bar = Bars.of("monitoring", -1)) {
            Finish.await(config, monitor, feed, patients.vendors(), left -> {
                bar.maxHint(Math.max(bar.getMax(), left));
                bar.stepTo(bar.getMax() - left);
            });
        }
    }

    private Summary.Archived archived(RunningMonitor monitor) {
        if (store != null) {
            return Finish.archivedIn(store);
        }
        ArchiveCounts counts = monitor.archiveCounts();
        return counts == null
                ? new Summary.Archived(0, 0, 0)
                : new Summary.Archived(counts.vitals(), counts.scores(), counts.alerts());
    }
}
