package dev.wardstream.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A point of a monitor's work at which it may be told to die, as by {@code kill -9}: nothing is closed and nobody is told. */
public enum Death {
    /** Patients' snapshots are with the broker, and the transaction that they belong to is not committed. */
    SNAPSHOT_WRITTEN,
    /** A command was carried out and its outcome is with the broker, and neither is committed. */
    COMMAND_CARRIED_OUT,
    /** An alert is committed, and nothing else has happened since. */
    ALERT_COMMITTED,
    /** Some records of the state that is restored were read, and more follow. */
    RESTORING,
    /** Some of the samples that stand in no snapshot were taken in again, and more follow. */
    FOLDING_AGAIN;

    private static final String FILE = "dies-at.txt";
    private static final AtomicInteger REACHED = new AtomicInteger();
    private static final AtomicReference<@Nullable Order> ORDER = new AtomicReference<>();

    private record Order(Death at, int times) {}

    /** What a process ends with that died here; nothing else ends so. */
    public int exitCode() {
        return 90 + ordinal();
    }

    /**
     * Tells the monitor that runs in a folder, or that will, to die when it comes to this point.
     *
     * @param times how often it comes there from now on until it dies
     */
    public void order(Path folder, int times) throws IOException {
        Files.createDirectories(folder);
        Path written = Files.writeString(folder.resolve(FILE + ".part"), name() + " " + times);
        Files.move(written, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Tells it nothing any more. */
    public static void cancel(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }

    /** In the monitor's process, whenever it comes to this point: whether it is to die here. */
    boolean isDue() {
        Order told = order();
        return told != null && told.at() == this && REACHED.incrementAndGet() >= told.times();
    }

    void die() {
        Runtime.getRuntime().halt(exitCode());
    }

    private static @Nullable Order order() {
        Path file = Path.of(FILE);
        if (ORDER.get() == null && Files.exists(file)) {
            try {
                String[] told = Files.readString(file).split(" ", -1);
                ORDER.set(new Order(valueOf(told[0]), Integer.parseInt(told[1])));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return ORDER.get();
    }
}
