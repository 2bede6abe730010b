package dev.wardstream.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The machine that was measured on.
 *
 * @param load threads that were running or waiting for a core in the minute before; negative where the system does not tell
 */
public record Machine(String system, String java, int cores, double load) {
    private static final Path STAT = Path.of("/proc/stat");
    /** The kernel's unit, the same on every Linux that has a JVM. */
    private static final double TICKS_A_SECOND = 100;
    /** user, nice, system, then idle and waiting for a disk, then interrupts and what the host took. */
    private static final List<Integer> BUSY = List.of(1, 2, 3, 6, 7, 8);

    /** As it is now. */
    public static Machine now() {
        return new Machine(
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** CPU seconds of all that has run on this machine; NaN where the system does not tell. */
    static double busySeconds() {
        if (!Files.exists(STAT)) {
            return Double.NaN;
        }
        try {
            return busySeconds(Files.readAllLines(STAT).get(0));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + STAT + ": " + e.getMessage(), e);
        }
    }

    static double busySeconds(String line) {
        String[] ticks = line.split(" +", -1);
        return BUSY.stream().mapToLong(field -> Long.parseLong(ticks[field])).sum() / TICKS_A_SECOND;
    }
}
