package dev.wardstream.bench;

import dev.wardstream.bench.BenchReport.PartReport;
import dev.wardstream.train.Progress;
import dev.wardstream.wire.Lag;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** One part that reads all that is published, in one process or in several that share the work. */
final class PartRun implements AutoCloseable {
    /** The share of each hop's records that only warm it up. */
    private static final double WARM_UP = 0.2;

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Stretch stretch;
    private final Part part;
    private final List<Collection<String>> hops;
    private final Progress progress;
    private final String title;
    private final RunningPart running;
    private double startSeconds;
    private List<Long> accepted = List.of();
    /** Records sent when it was first seen to have sent any. */
    private long sentFirst;

    private long sentFirstAt;

    /** Launches the processes. */
    PartRun(Stretch stretch, Part part, int instances, Progress progress) {
        this.stretch = stretch;
        this.part = part;
        this.progress = progress;
        hops = part.hops(stretch.raw());
        title = instances == 1 ? part.title() : instances + " instances";
        running = RunningPart.launch(
                IntStream.rangeClosed(1, instances)
                        .mapToObj(instance -> stretch.settingsOf(part, instance, false))
                        .toList(),
                stretch.brokerCpu());
    }

    /** Waits until all of them process, and returns how long that took, seconds. */
    double awaitStart() {
        startSeconds = running.awaitStart();
        return startSeconds;
    }

    /** Raw records that have been read. */
    long read() {
        return running.readOf(stretch.raw());
    }

    /** As {@code kill -9} does. */
    void kill() {
        running.instances().forEach(Instance::kill);
    }

    /** Waits until all that is published is processed, and ends the processes. */
    PartReport finish(long samples) throws InterruptedException {
        awaitEnd(samples);
        // Before the first process leaves: the others then take over its tasks, and what those have counted.
        Meters.Intake intake = running.meters().intake();
        accepted = running.instances().stream()
                .map(instance -> instance.meters().intake().accepted())
                .toList();
        running.close();
        List<LastWords> words =
                running.instances().stream().map(Instance::lastWords).toList();
        return new PartReport(
                Figures.of(running.snapshots(), hops, WARM_UP),
                startSeconds,
                words.stream().mapToLong(LastWords::heapGrown).sum(),
                intake.received(),
                intake.accepted(),
                intake.unaccounted());
    }

    /** Samples accepted by each process, once they have ended. */
    List<Long> accepted() {
        return accepted;
    }

    /** The part that is far slower than the others ends when its time is over, whether or not it has read all. */
    private void awaitEnd(long samples) throws InterruptedException {
        Lag lag = new Lag(stretch.admin(), stretch.settingsOf(part, 1, false).applicationId());
        long movedAt = System.nanoTime();
        long readBefore = 0;
        while (true) {
            running.requireWell();
            long read = hops.stream().mapToLong(running::readOf).sum();
            progress.at(title, Math.min(samples, read / hops.size()), samples);
            if (left(lag) == 0 || isOver()) {
                break;
            }
            if (read != readBefore) {
                movedAt = System.nanoTime();
                readBefore = read;
            } else if (System.nanoTime() - movedAt > PATIENCE.toNanos()) {
                throw new IllegalStateException("the " + part.title() + " has not moved for " + PATIENCE.toSeconds()
                        + " s; its log is in " + stretch.folder());
            }
            Thread.sleep(LOOK.toMillis());
        }
        // The last meters are told.
        Thread.sleep(2 * PartProcess.METERS_EVERY_MS);
    }

    /** Hop by hop in this order: what one has committed is on the next one's topic by then. */
    private long left(Lag lag) {
        long left = hops.stream().mapToLong(lag::of).sum();
        return part.readsToo().isEmpty() ? left : left + lag.of(part.readsToo());
    }

    /** Its time begins with the first record that it sends: on a busy machine its network takes longer than that to load. */
    private boolean isOver() {
        if (part != Part.DSL) {
            return false;
        }
        long sent = running.meters().sent();
        if (sentFirst == 0 && sent > 0) {
            sentFirst = sent;
            sentFirstAt = System.nanoTime();
        }
        return sent > sentFirst
                && System.nanoTime() - sentFirstAt > stretch.work().dslTime().toNanos();
    }

    @Override
    public void close() {
        running.close();
    }
}
