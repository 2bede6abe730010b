package dev.wardstream.bench;

import dev.wardstream.demo.ChildProcess;
import dev.wardstream.train.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/**
 * Simulated devices in real time before a monitor that runs: an open loop, in which nobody waits for anybody. The devices are a process
 * of their own.
 */
public final class LiveRun {
    private static final Duration TIME_TO_START = Duration.ofMinutes(2);
    /** The devices are not to fall silent before the last look at them. */
    private static final Duration TO_SPARE = Duration.ofMinutes(1);

    private static final int DIGITS = 3;
    private static final int LOOK_MS = 250;
    private static final int MOST_LATE_MS = 5_000;

    private final Map<String, Object> kafka;
    private final Path folder;
    private final AlertSource alerts;
    private final Progress progress;

    /** @param folder where the devices' log is kept */
    public LiveRun(Map<String, Object> kafka, Path folder, AlertSource alerts, Progress progress) {
        this.kafka = kafka;
        this.folder = folder;
        this.alerts = alerts;
        this.progress = progress;
    }

    /**
     * Measures a ward.
     *
     * @param warmUp how long the devices send before anything counts
     * @param pids what else is watched than the devices: process ids by name
     * @throws IllegalStateException where the devices cannot keep their pace: then it was no open loop
     */
    public LiveReport measure(int patients, long seed, Duration warmUp, Duration time, Map<String, Long> pids)
            throws InterruptedException {
        Map<String, ProcessCpu> watched = new LinkedHashMap<>();
        pids.forEach((name, pid) -> watched.put(name, new ProcessCpu(pid)));
        String title = String.format(Locale.ROOT, "%,d beds in real time", patients);
        Devices devices = new Devices(patients, seed, warmUp.plus(time).plus(TO_SPARE));
        try (ChildProcess process = devices.process) {
            watched.put("devices", new ProcessCpu(process.pid()));
            process.awaitAnswer();
            await(title + ", warm-up", warmUp, devices);
            SynchronizedHistogram millis = new SynchronizedHistogram(TimeUnit.HOURS.toMillis(1), DIGITS);
            long from = System.currentTimeMillis();
            Moment before = moment(watched, devices);
            try (AlertSource.Listening listening = listen(millis, from)) {
                await(title, time, devices);
            }
            return report(patients, before, moment(watched, devices), millis);
        }
    }

    private static LiveReport report(int patients, Moment before, Moment after, Histogram millis) {
        double seconds = after.at - before.at;
        Map<String, LiveReport.Cores> cores = new LinkedHashMap<>();
        after.used.forEach((name, used) -> cores.put(
                name,
                LiveReport.Cores.between(before.used.getOrDefault(name, ProcessCpu.Used.NOTHING), used, seconds)));
        return new LiveReport(
                patients, (after.samples - before.samples) / seconds, seconds, LiveReport.Latency.of(millis), cores);
    }

    /** An alert of what was received before does not count. */
    private AlertSource.Listening listen(Histogram millis, long from) {
        return alerts.listen(kafka, (causedAt, seenAt) -> {
            if (causedAt >= from) {
                millis.recordValue(Math.max(0, Math.min(seenAt - causedAt, millis.getHighestTrackableValue())));
            }
        });
    }

    private void await(String title, Duration time, Devices devices) throws InterruptedException {
        long startedAt = System.nanoTime();
        long millis = 0;
        while (millis < time.toMillis()) {
            progress.at(title, millis / 1_000, time.toSeconds());
            Thread.sleep(LOOK_MS);
            millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt);
            devices.requirePace();
        }
        progress.at(title, time.toSeconds(), time.toSeconds());
    }

    private static Moment moment(Map<String, ProcessCpu> watched, Devices devices) {
        Map<String, ProcessCpu.Used> used = new LinkedHashMap<>();
        watched.forEach((name, cpu) -> used.put(name, cpu.used()));
        return new Moment(System.nanoTime() / 1e9, used, devices.sent.samples());
    }

    /** @param at seconds on a monotonic clock */
    private record Moment(double at, Map<String, ProcessCpu.Used> used, long samples) {}

    /** The devices' process. */
    private final class Devices {
        private final ChildProcess process;
        private volatile DevicesProcess.Sent sent = DevicesProcess.Sent.NOTHING;

        Devices(int patients, long seed, Duration length) {
            DevicesSettings settings =
                    new DevicesSettings(SettingsFile.text(kafka), patients, length.toSeconds(), seed);
            process = ChildProcess.launch(
                    new ChildProcess.Spec(
                            "the process of the devices",
                            DevicesProcess.class,
                            List.of("-XX:+UseSerialGC"),
                            List.of(SettingsFile.write(settings, folder).toString()),
                            folder.resolve("devices.log"),
                            TIME_TO_START),
                    line -> sent = DevicesProcess.Sent.ofLine(line));
        }

        void requirePace() {
            if (!process.isAlive()) {
                throw new IllegalStateException("the devices have stopped by themselves; their log is in " + folder);
            }
            if (sent.lateMillis() > MOST_LATE_MS) {
                throw new IllegalStateException("the devices are " + sent.lateMillis()
                        + " ms late: this machine cannot send so many samples a second beside the monitor");
            }
        }
    }
}
