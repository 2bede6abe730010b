package dev.wardstream.bench;

import dev.wardstream.bench.BenchReport.PartReport;
import dev.wardstream.bench.BenchReport.Starts;
import dev.wardstream.train.Progress;
import java.time.Duration;

/** How long the monitor takes to start again with all patients it has known, in order and after a kill in the middle of its work. */
final class Restarts {
    /** Enough that the kill comes in its middle. */
    private static final double SHARE_MORE = 0.2;

    private static final Duration LOOK = Duration.ofMillis(20);

    private final Stretch stretch;
    private final Progress progress;

    /** @param stretch in which the monitor has processed all that was published */
    Restarts(Stretch stretch, Progress progress) {
        this.stretch = stretch;
        this.progress = progress;
    }

    /** @param before raw records published before */
    Starts measure(long before) throws InterruptedException {
        long more =
                stretch.publishMore((int) Math.ceil(SHARE_MORE * stretch.work().seconds()), progress);
        double again;
        try (PartRun first = monitor()) {
            again = first.awaitStart();
            while (first.read() < more / 2) {
                Thread.sleep(LOOK.toMillis());
            }
            first.kill();
        }
        try (PartRun second = monitor()) {
            double afterKill = second.awaitStart();
            PartReport all = second.finish(before + more);
            return new Starts(again, afterKill, before + more, all.received());
        }
    }

    private PartRun monitor() {
        return new PartRun(stretch, Part.MONITOR, 1, progress);
    }
}
