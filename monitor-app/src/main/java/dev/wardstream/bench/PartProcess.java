package dev.wardstream.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.demo.ChildService;
import dev.wardstream.pipeline.Monitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The main class of a part's process; its argument is the file of its settings. It tells its {@link Meters} again and again, and
 * its {@link LastWords} when it is asked to end.
 */
final class PartProcess implements AutoCloseable {
    static final long METERS_EVERY_MS = 500;

    private static final Logger LOG = LoggerFactory.getLogger(PartProcess.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LOOK_MS = 10;

    private final Monitor monitor;
    private final long heapBefore;
    private final Consumer<String> parent;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();

    private PartProcess(Monitor monitor, long heapBefore, Consumer<String> parent) {
        this.monitor = monitor;
        this.heapBefore = heapBefore;
        this.parent = parent;
    }

    public static void main(String[] arguments) {
        ChildService.run(parent -> start(SettingsFile.read(Path.of(arguments[0]), PartSettings.class), parent));
    }

    private static PartProcess start(PartSettings settings, Consumer<String> parent) throws InterruptedException {
        Monitor monitor = Monitor.prepare(Topologies.of(settings), settings.toMonitorSettings());
        PartProcess process = new PartProcess(monitor, liveHeap(), parent);
        // Before it starts: what it does in its first moments is to be seen too.
        process.tellMeters();
        var unused = process.ticker.scheduleAtFixedRate(
                process::tellMeters, METERS_EVERY_MS, METERS_EVERY_MS, TimeUnit.MILLISECONDS);
        monitor.start();
        while (!monitor.reading().isEmpty() && !monitor.hasStopped()) {
            Thread.sleep(LOOK_MS);
        }
        return process;
    }

    /** One that fails must not be the last: whoever runs tasks again and again drops the one that throws. */
    private void tellMeters() {
        try {
            parent.accept(line(Meters.now(monitor.intakeCounts(), monitor.hasStopped())));
        } catch (RuntimeException e) {
            LOG.error("The meters could not be told", e);
        }
    }

    @Override
    public void close() {
        ticker.shutdown();
        parent.accept(line(new LastWords(liveHeap() - heapBefore)));
        monitor.close();
    }

    /** What is still in use after the garbage is collected, bytes. */
    private static long liveHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static String line(Object told) {
        try {
            return told.getClass().getSimpleName() + " " + JSON.writeValueAsString(told);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
