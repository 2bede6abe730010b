package dev.wardstream.command;

import dev.wardstream.demo.ChildService;
import dev.wardstream.pipeline.WardClock;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;

/** The main class of a whole monitor in a process of its own, which a benchmark watches; its argument is the file of its settings. */
final class MonitorProcess {
    private MonitorProcess() {}

    public static void main(String[] arguments) {
        ChildService.run(parent -> start(MonitorConfig.load(Path.of(arguments[0]), Map.of())));
    }

    private static RunningMonitor start(MonitorConfig config) throws InterruptedException {
        RunningMonitor monitor =
                RunningMonitor.start(config, new WardClock.Wall(), new PrintWriter(Writer.nullWriter()));
        try {
            monitor.awaitWatching();
            return monitor;
        } catch (IllegalStateException e) {
            monitor.close();
            throw e;
        }
    }
}
