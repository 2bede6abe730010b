package dev.wardstream.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The configuration files of an embedded QuestDB; names after the reference {@code server.conf} in its jar. */
record StoreConfig(Path directory, int port, StoreKeys keys) {

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
        return lines;
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
