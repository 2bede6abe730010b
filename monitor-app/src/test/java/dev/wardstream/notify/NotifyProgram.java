package dev.wardstream.notify;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.LongUnaryOperator;

/** Notify in a process of its own, to be killed or measured: broker, pager, mail port, rota, state. Ends when its input does. */
final class NotifyProgram {
    private NotifyProgram() {}

    public static void main(String[] args) throws Exception {
        NotifySettings settings =
                Hospital.settings(Path.of(args[3]), URI.create(args[1]), Integer.parseInt(args[2]), Path.of(args[4]));
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        try (Notify notify = Notify.prepare(settings, Hospital.asMember(args[0]), LongUnaryOperator.identity(), out)) {
            notify.start(URI.create("http://127.0.0.1:8080"));
            System.in.transferTo(OutputStream.nullOutputStream());
        }
        out.println("peak heap " + peakHeap() / (1024 * 1024) + " MB");
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
