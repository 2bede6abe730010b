package dev.wardstream.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.demo.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One process of a part, with what it tells and what it uses. */
final class Instance implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIME_TO_START = Duration.ofMinutes(5);
    /** Threads that come and go would take with them what they have used. */
    private static final List<String> JVM_OPTIONS =
            List.of("-XX:-UseDynamicNumberOfCompilerThreads", "-XX:-UseDynamicNumberOfGCThreads");

    private final String name;
    private final Path folder;
    private final Runnable onMeters;
    private final long launchedAt = System.nanoTime();
    private final ChildProcess child;
    private final ProcessCpu cpu;
    private volatile Meters meters = Meters.NONE;
    private volatile @Nullable LastWords lastWords;

    /** @param onMeters is run whenever it has told its meters, on a thread of its own */
    private Instance(PartSettings settings, Runnable onMeters) {
        this.name = "the process of the " + settings.part().title();
        this.onMeters = onMeters;
        folder = Path.of(settings.stateDirectory()).resolveSibling("process");
        child = ChildProcess.launch(
                new ChildProcess.Spec(
                        name,
                        PartProcess.class,
                        JVM_OPTIONS,
                        List.of(SettingsFile.write(settings, folder).toString()),
                        folder.resolve("part.log"),
                        TIME_TO_START),
                this::hear);
        cpu = new ProcessCpu(child.pid());
    }

    /** Starts a process and returns at once. */
    static Instance launch(PartSettings settings, Runnable onMeters) {
        return new Instance(settings, onMeters);
    }

    /** Waits until it processes, and returns how long that took from its launch, seconds. */
    double awaitStart() {
        child.awaitAnswer();
        return (System.nanoTime() - launchedAt) / 1e9;
    }

    Meters meters() {
        return meters;
    }

    ProcessCpu.Used used() {
        return cpu.used();
    }

    /** @throws IllegalStateException where it has stopped by itself */
    void requireWell() {
        if (!child.isAlive() || meters.stopped()) {
            throw new IllegalStateException(name + " has stopped by itself; its log in " + folder + " says why");
        }
    }

    /**
     * What it said when it was closed.
     *
     * @throws IllegalStateException where it did not end in order
     */
    LastWords lastWords() {
        LastWords words = lastWords;
        if (words == null) {
            throw new IllegalStateException(name + " did not end in order; its log in " + folder + " says why");
        }
        return words;
    }

    long pid() {
        return child.pid();
    }

    /** As {@code kill -9} does. */
    void kill() {
        child.kill();
    }

    @Override
    public void close() {
        child.close();
    }

    private void hear(String line) {
        int space = line.indexOf(' ');
        String json = line.substring(space + 1);
        try {
            switch (line.substring(0, Math.max(0, space))) {
                case "Meters" -> {
                    meters = JSON.readValue(json, Meters.class);
                    onMeters.run();
                }
                case "LastWords" -> lastWords = JSON.readValue(json, LastWords.class);
                default -> throw new IllegalStateException(name + " says what nobody understands: " + line);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(name + " says what nobody understands: " + line, e);
        }
    }
}
