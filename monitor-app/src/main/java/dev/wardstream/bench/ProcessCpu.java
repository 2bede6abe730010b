package dev.wardstream.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long a process has been on the CPU, with the JVM's compilers and garbage collectors told apart where the system tells it of
 * single threads, as Linux does.
 */
final class ProcessCpu {
    private static final double NANOS_A_SECOND = 1e9;

    private final long pid;
    private final Path threads;
    private final Map<Path, Used> byThread = new HashMap<>();
    private double seconds;

    /**
     * CPU time since the process started, seconds.
     *
     * @param all of the whole process
     * @param jit of all that, compiling; NaN where it is not told apart
     * @param gc of all that, collecting garbage; NaN where it is not told apart
     */
    record Used(double all, double jit, double gc) {
        static final Used NOTHING = new Used(0, 0, 0);

        Used plus(Used other) {
            return new Used(all + other.all, jit + other.jit, gc + other.gc);
        }

        Used minus(Used other) {
            return new Used(all - other.all, jit - other.jit, gc - other.gc);
        }
    }

    ProcessCpu(long pid) {
        this.pid = pid;
        threads = Path.of("/proc", String.valueOf(pid), "task");
    }

    /** What the process has used until now, or had when it ended. */
    synchronized Used used() {
        seconds = ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(ProcessCpu::seconds)
                .orElse(seconds);
        if (!Files.isDirectory(threads) && byThread.isEmpty()) {
            return new Used(seconds, Double.NaN, Double.NaN);
        }
        readThreads();
        Used of = byThread.values().stream().reduce(Used.NOTHING, Used::plus);
        return new Used(seconds, of.jit, of.gc);
    }

    /** A thread that has ended keeps what it had used when it was last seen. */
    private void readThreads() {
        try (Stream<Path> all = Files.list(threads)) {
            all.forEach(this::readThread);
        } catch (IOException e) {
            // The process has ended.
            return;
        }
    }

    private void readThread(Path thread) {
        try {
            String name = Files.readString(thread.resolve("comm"));
            String onCpu = Files.readString(thread.resolve("schedstat")).split(" ", 2)[0];
            double used = Long.parseLong(onCpu) / NANOS_A_SECOND;
            byThread.put(thread, new Used(used, isCompiler(name) ? used : 0, isCollector(name) ? used : 0));
        } catch (IOException e) {
            // It has ended since the folder was listed.
            return;
        }
    }

    /** As HotSpot names them, cut to 15 characters by Linux. */
    private static boolean isCompiler(String thread) {
        return thread.startsWith("C1 Comp") || thread.startsWith("C2 Comp");
    }

    private static boolean isCollector(String thread) {
        return thread.startsWith("GC ")
                || thread.startsWith("G1 ")
                || thread.startsWith("VM Thread")
                || thread.startsWith("ZWorker")
                || thread.startsWith("ZDriver");
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS_A_SECOND;
    }
}
