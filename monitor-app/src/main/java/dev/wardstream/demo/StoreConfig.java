package dev.wardstream.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The configuration files of an embedded QuestDB; names after the reference {@code server.conf} in its jar. */
record StoreConfig(Path directory, int port, StoreKeys keys) {
    /** Nobody who looks at a dashboard notices it. */
    private static final int REST_MS = 25;

    /** The lines of {@code conf/server.conf}. */
    List<String> serverConf() {
        List<String> lines = new ArrayList<>();
        lines.add("# Written at every start: changes here do not last.");
        lines.add("http.net.bind.to=127.0.0.1:" + port);
        // So that the console knows that there is a password; StoreDoor decides who comes in. Its pages hold no data of
        // ours.
        lines.add("http.user=" + StoreKeys.USER);
        lines.add("http.password=" + keys.password());
        lines.add("line.http.enabled=true");
        // Everything else it would offer, on all interfaces.
        lines.add("http.min.enabled=false");
        lines.add("pg.enabled=false");
        lines.add("line.tcp.enabled=false");
        lines.add("line.udp.enabled=false");
        lines.add("telemetry.enabled=false");
        // Each column of each table maps a page of this size: the defaults, 16 MiB and 1 MiB, fill a laptop's disk.
        lines.add("cairo.writer.data.append.page.size=131072");
        lines.add("cairo.wal.writer.data.append.page.size=131072");
        lines.add("cairo.o3.column.memory.size=262144");
        // Memory beside the heap, in bytes, and the threads that use it; the defaults grow with the machine.
        lines.add("ram.usage.limit.bytes=1073741824");
        lines.add("shared.network.worker.count=2");
        lines.add("shared.query.worker.count=2");
        lines.add("shared.write.worker.count=2");
        lines.addAll(restful("shared"));
        // One thread of its own applies what is written, one exports; views, which nobody may make here, need none.
        lines.add("wal.apply.worker.count=1");
        lines.addAll(restful("wal.apply"));
        lines.add("export.worker.count=1");
        lines.addAll(restful("export"));
        lines.add("mat.view.refresh.worker.count=0");
        lines.add("view.compiler.worker.count=0");
        return lines;
    }

    /**
     * Workers look for work again and again, however little there is. By default they do so a thousand times a second for seconds after
     * each piece of work, and never come to rest where a ward writes twice a second. Here one that has found nothing a hundred times
     * looks each millisecond for a while, and then each {@link #REST_MS}.
     */
    private static List<String> restful(String pool) {
        return List.of(
                pool + ".worker.yield.threshold=10",
                pool + ".worker.nap.threshold=100",
                pool + ".worker.sleep.threshold=130",
                pool + ".worker.sleep.timeout=" + REST_MS);
    }

    /** The lines of {@code conf/log.conf}: errors only, in a file of bounded size. */
    List<String> logConf() {
        return List.of(
                "# Written at every start: changes here do not last.",
                "writers=file",
                "w.file.class=io.questdb.log.LogRollingFileWriter",
                "w.file.location=" + directory.resolve("questdb.${date:yyyyMM}.log"),
                "w.file.level=ERROR,CRITICAL,ADVISORY",
                "w.file.rollEvery=month",
                "w.file.rollSize=10m");
    }
}
