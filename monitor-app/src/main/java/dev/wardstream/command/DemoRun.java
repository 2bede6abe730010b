package dev.wardstream.command;

import dev.wardstream.command.AlertFeed.Seen;
import dev.wardstream.demo.LocalCluster;
import dev.wardstream.pipeline.IntakeCounts;
import dev.wardstream.pipeline.StreamCounts;
import dev.wardstream.pipeline.WardClock;
import dev.wardstream.simulate.Pacer;
import dev.wardstream.simulate.SimulatedWard;
import dev.wardstream.simulate.VitalsPublisher;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** One run of the demo on a cluster that is up. */
final class DemoRun {
    /** How often it is noted how far the ward's clock has got. */
    private static final Duration NOTE = Duration.ofMillis(500);

    private final MonitorConfig config;
    private final LocalCluster cluster;
    private final WardTime wardTime;
    private final PrintWriter out;
    private final StopSignal stop;

    DemoRun(MonitorConfig config, LocalCluster cluster, WardTime wardTime, PrintWriter out, StopSignal stop) {
        this.config = config;
        this.cluster = cluster;
        this.wardTime = wardTime;
        this.out = out;
        this.stop = stop;
    }

    /** Runs until the time is over, or without one until the process is asked to end. */
    Summary run(WardOptions patients, double speed, StartPhases start) throws InterruptedException {
        long wardStart = wardTime.start(System.currentTimeMillis(), speed);
        WardClock.Accelerated clock = new WardClock.Accelerated(wardStart, speed);
        SimulatedWard ward = patients.ward(wardStart, speed);
        Pacer pacer = Pacer.following(
                () -> clock.at(System.currentTimeMillis()), () -> clock.speedAt(System.currentTimeMillis()));
        AlarmTotals totals = new AlarmTotals(System.currentTimeMillis());
        stop.then(pacer::stop);
        try (VitalsPublisher publisher = new VitalsPublisher(config.kafka())) {
            TopicSetup.create(config, ward.vendors());
            publisher.assign(ward);
            start.end("topics", System.nanoTime());
            try (RunningMonitor monitor = RunningMonitor.start(config, clock, out);
                    AlertFeed alerts = AlertFeed.fromNow(config.kafka(), seen -> tell(seen, totals))) {
                monitor.awaitWatching();
                start.end("monitor", System.nanoTime());
                IntakeCounts intakeBefore = monitor.intakeCounts();
                StreamCounts streamBefore = monitor.streamCounts();
                Summary.Archived archivedBefore = Finish.archivedIn(cluster.store());
                out.println("  start   " + start);
                welcome(monitor, wardStart, speed, patients.beds(), patients.length());
                long startedAt = System.nanoTime();
                wardTime.belongsTo(config.bootstrapServers(), speed);
                publish(publisher, ward, pacer, clock, new DemoPace(speed), monitor::takeLongestDelay);
                double seconds = (System.nanoTime() - startedAt) / 1e9;
                Finish.await(config, monitor, alerts, ward.vendors(), left -> {});
                IntakeCounts intake = monitor.intakeCounts().since(intakeBefore);
                return Summary.of(
                        intake,
                        monitor.streamCounts().since(streamBefore),
                        totals,
                        Finish.archivedIn(cluster.store()).since(archivedBefore),
                        intake.received(),
                        seconds);
            }
        }
    }

    private void publish(
            VitalsPublisher publisher,
            SimulatedWard ward,
            Pacer pacer,
            WardClock.Accelerated clock,
            DemoPace pace,
            LongSupplier longestDelay)
            throws InterruptedException {
        ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
        clock.start(System.currentTimeMillis());
        WaitingSamples waiting = new WaitingSamples();
        // What an earlier run left says nothing of this one's pace.
        long unused = longestDelay.getAsLong();
        try {
            ScheduledFuture<?> noting = every(looks, NOTE, () -> wardTime.note(clock.at(System.currentTimeMillis())));
            ScheduledFuture<?> pacing = every(looks, DemoPace.LOOK, () -> {
                long sent = publisher.progress().sent();
                long waited = waiting.waitedMillis(System.currentTimeMillis(), sent, longestDelay.getAsLong());
                keepPace(clock, pace, waited + pacer.lateNanos() / 1e6);
            });
            publisher.publishInOrder(ward, pacer, config.monitor().applicationId());
            noting.cancel(false);
            pacing.cancel(false);
        } finally {
            looks.shutdown();
            clock.stop(System.currentTimeMillis());
            wardTime.note(clock.at(System.currentTimeMillis()));
        }
    }

    private static ScheduledFuture<?> every(ScheduledExecutorService looks, Duration period, Runnable look) {
        return looks.scheduleAtFixedRate(look, 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void keepPace(WardClock.Accelerated clock, DemoPace pace, double behindMillis) {
        long now = System.currentTimeMillis();
        double next = pace.next(behindMillis);
        if (next != clock.speedAt(now)) {
            clock.turn(now, next);
        }
        String word = pace.word();
        if (word != null) {
            out.println(word);
            out.flush();
        }
    }

    private void tell(Seen seen, AlarmTotals totals) {
        totals.count(seen);
        out.println(AlertLine.of(seen.alert(), Ansi.AUTO));
        out.flush();
    }

    private void welcome(RunningMonitor monitor, long wardStart, double speed, int beds, @Nullable Duration length) {
        String end = length == null ? "until Ctrl-C" : "for " + length.toSeconds() + " s";
        String time = Instant.ofEpochMilli(wardStart).truncatedTo(ChronoUnit.SECONDS) + " on the ward";
        out.println("  broker  " + config.bootstrapServers()
                + "        publish a device of your own: monitor-app/docs/vendors.md tells how");
        out.println("  store   " + cluster.store().url() + "  SQL console: select * from alerts; user "
                + cluster.store().user() + ", password " + cluster.store().password());
        out.println("  page    http://" + config.http().host() + ":" + monitor.httpPort() + "/");
        out.println(
                "  health  http://" + config.http().host() + ":" + monitor.httpPort() + "/health, metrics at /metrics");
        out.println("  answer  wardstream alarms, in another terminal: monitor-app/docs/nurses.md tells how");
        out.println(String.format(
                Locale.ROOT,
                "%d simulated patients, %s times faster than real, %s. It is %s. Nobody here is real.%n",
                beds,
                DemoPace.times(speed),
                end,
                time));
        out.flush();
    }
}
