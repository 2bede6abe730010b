package dev.wardstream.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured.
 *
 * @param before the machine before the first part; its load tells whether it was quiet
 * @param after the machine after the last
 * @param runs each of which measures all parts on the same samples
 * @param medians over the runs
 * @param starts null where they were not measured
 * @param instances with how many monitors the work was shared, one by one
 * @param live wards in real time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BenchReport(
        Machine before,
        Machine after,
        Setting setting,
        List<Run> runs,
        Medians medians,
        @Nullable Starts starts,
        List<Shared> instances,
        List<LiveReport> live) {

    /** Of wards in real time alone. */
    public static BenchReport ofLive(Machine before, Setting setting, List<LiveReport> live) {
        return new BenchReport(before, Machine.now(), setting, List.of(), Medians.of(List.of()), null, List.of(), live);
    }

    /**
     * What was measured on.
     *
     * @param embedded whether the broker ran on this machine, as this command's child
     */
    public record Setting(
            boolean embedded, int partitions, int threads, long commitMillis, int patients, int seconds, long seed) {}

    /**
     * All parts on the same samples, one after the other.
     *
     * @param samples published
     * @param parts by their id, in the order in which they ran
     * @param digests what the monitor has written, by topic
     * @param storage null where the monitor was not measured
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Run(
            long samples,
            Map<String, PartReport> parts,
            Ratios ratios,
            Map<String, TopicDigest> digests,
            @Nullable Storage storage) {}

    /**
     * What a part came to.
     *
     * @param startSeconds from the start of its process until it processed
     * @param heapGrown its live heap at the end, less that before it started, bytes
     * @param received raw records that the monitor has read, by its own counts; 0 of another part, as the next two
     * @param unaccounted records that the monitor cannot account for: 0, or it has a fault
     */
    public record PartReport(
            Figures figures, double startSeconds, long heapGrown, long received, long accepted, long unaccounted) {}

    /**
     * How long the monitor takes to start, seconds from the start of its process until it processes.
     *
     * @param again with all patients' state from a run that ended in order
     * @param afterKill after {@code kill -9} in the middle of the work
     * @param published raw records in all
     * @param received raw records in all, by its own counts over all starts: as many as published, or some were lost or read twice
     */
    public record Starts(double again, double afterKill, long published, long received) {}

    /**
     * Several monitors that share the work.
     *
     * @param published raw records
     * @param accepted samples, by instance
     * @param received raw records over all instances, by their own counts
     */
    public record Shared(
            int instances,
            Figures figures,
            long published,
            long received,
            List<Long> accepted,
            Map<String, TopicDigest> digests) {}
}
