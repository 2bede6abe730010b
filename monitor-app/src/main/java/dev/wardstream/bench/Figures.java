package dev.wardstream.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a part did after its warm-up. A sample has been through all hops: where two are under way, one that has been through the
 * first is a half.
 *
 * @param samples processed in the seconds
 * @param warmSeconds of the warm-up before, which is not counted
 * @param cpuMicros CPU time a sample, microseconds
 * @param recordsSent a sample, those to changelogs among them
 * @param bytesSent a sample, as they went over the network
 * @param othersCores how many cores all else on this machine kept busy meanwhile; null where the system does not tell
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Figures(
        double samples,
        double seconds,
        double warmSeconds,
        double samplesPerSecond,
        Cpu cpuMicros,
        double recordsSent,
        double bytesSent,
        long commits,
        double commitsPerSecond,
        @Nullable Double othersCores) {

    /**
     * CPU time, apart by what it was used for; what is not told apart is null, and is then in {@code work}.
     *
     * @param work of the part's process but its JVM's compilers and collectors
     * @param broker null where it runs elsewhere
     * @param together all but compiling, which ends
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cpu(
            double work,
            @Nullable Double gc,
            @Nullable Double jit,
            @Nullable Double broker,
            double together) {

        private static Cpu between(Snapshot from, Snapshot to, double samples) {
            ProcessCpu.Used used = to.part().minus(from.part());
            Double gc = micros(used.gc(), samples);
            Double jit = micros(used.jit(), samples);
            Double broker = micros(to.broker() - from.broker(), samples);
            double work = used.all() * 1e6 / samples - orNothing(gc) - orNothing(jit);
            return new Cpu(work, gc, jit, broker, work + orNothing(gc) + orNothing(broker));
        }
    }

    /**
     * The figures between the end of the warm-up and the end of the work.
     *
     * @param snapshots at least two, in their order
     * @param hops the topics that each hop reads
     * @param warmUp the share of each hop's records, 0 to 1, that are not counted
     * @throws IllegalStateException where nothing was processed
     */
    static Figures of(List<Snapshot> snapshots, List<Collection<String>> hops, double warmUp) {
        Snapshot first = snapshots.get(0);
        Snapshot last = snapshots.get(snapshots.size() - 1);
        Snapshot to = end(snapshots, hops, last);
        Snapshot warm = firstAt(snapshots, hops, last, warmUp);
        // So short a run that all was read with the warm-up: then all of it counts.
        Snapshot from = samples(hops, warm, to) > 0 ? warm : first;
        double samples = samples(hops, from, to);
        if (samples <= 0 || to.at() <= from.at()) {
            throw new IllegalStateException("nothing was processed: there is nothing to measure");
        }
        double seconds = to.at() - from.at();
        Meters before = from.meters();
        Meters after = to.meters();
        long commits = after.commits() - before.commits();
        return new Figures(
                samples,
                seconds,
                from.at() - first.at(),
                samples / seconds,
                Cpu.between(from, to, samples),
                (after.sent() - before.sent()) / samples,
                (after.bytesSent() - before.bytesSent()) / samples,
                commits,
                commits / seconds,
                others(from, to));
    }

    /** When all had been read and nothing more came of it. */
    private static Snapshot end(List<Snapshot> snapshots, List<Collection<String>> hops, Snapshot last) {
        Snapshot allRead = firstAt(snapshots, hops, last, 1);
        return snapshots.stream()
                .filter(one -> one.at() >= allRead.at()
                        && one.meters().sent() >= last.meters().sent())
                .findFirst()
                .orElse(last);
    }

    private static Snapshot firstAt(
            List<Snapshot> snapshots, List<Collection<String>> hops, Snapshot last, double share) {
        return snapshots.stream()
                .filter(one -> hops.stream()
                        .allMatch(hop -> one.meters().readOf(hop)
                                >= share * last.meters().readOf(hop)))
                .findFirst()
                .orElse(last);
    }

    private static double samples(List<Collection<String>> hops, Snapshot from, Snapshot to) {
        long read = 0;
        for (Collection<String> hop : hops) {
            read += to.meters().readOf(hop) - from.meters().readOf(hop);
        }
        return (double) read / hops.size();
    }

    private static @Nullable Double others(Snapshot from, Snapshot to) {
        double ours = to.part().all() - from.part().all() + orNothing(known(to.broker() - from.broker()));
        return known((to.machine() - from.machine() - ours) / (to.at() - from.at()));
    }

    private static @Nullable Double micros(double seconds, double samples) {
        return known(seconds * 1e6 / samples);
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static double orNothing(@Nullable Double value) {
        return value == null ? 0 : value;
    }
}
