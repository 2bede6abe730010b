package dev.wardstream.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wardstream.bench.BenchReport.PartReport;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The monitor beside a copy that makes as many hops; null where one of them was not measured.
 *
 * @param bySpeed samples a second over those of the two-hop copy: of a quiet machine
 * @param byCpu the copy's CPU time a sample over the monitor's: also of a busy one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Ratios(@Nullable Double bySpeed, @Nullable Double byCpu) {
    static Ratios of(Map<String, PartReport> parts) {
        PartReport monitor = parts.get(Part.MONITOR.id());
        PartReport copy = parts.get(Part.TWO_HOPS.id());
        if (monitor == null || copy == null) {
            return new Ratios(null, null);
        }
        return new Ratios(
                monitor.figures().samplesPerSecond() / copy.figures().samplesPerSecond(),
                copy.figures().cpuMicros().together()
                        / monitor.figures().cpuMicros().together());
    }
}
