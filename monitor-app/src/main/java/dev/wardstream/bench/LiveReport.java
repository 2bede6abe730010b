package dev.wardstream.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A ward in real time: how long alerts took, and how busy each process was.
 *
 * @param samplesPerSecond that the devices sent
 * @param seconds that were measured, behind the warm-up
 * @param cores by process
 */
public record LiveReport(
        int patients, double samplesPerSecond, double seconds, Latency latency, Map<String, Cores> cores) {

    /**
     * From the receipt of a sample, by the broker's clock, until a reader of committed records has the alert it raised, milliseconds.
     *
     * @param alerts how many were seen; the times are null where none was
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Latency(
            long alerts,
            @Nullable Long p50,
            @Nullable Long p90,
            @Nullable Long p99,
            @Nullable Long longest) {

        static Latency of(Histogram millis) {
            return millis.getTotalCount() == 0
                    ? new Latency(0, null, null, null, null)
                    : new Latency(
                            millis.getTotalCount(),
                            millis.getValueAtPercentile(50),
                            millis.getValueAtPercentile(90),
                            millis.getValueAtPercentile(99),
                            millis.getMaxValue());
        }
    }

    /**
     * How much of a core a process took on average: 1 is a whole one.
     *
     * @param jit of all, compiling; null where it is not told apart
     * @param gc of all, collecting garbage; null where it is not told apart
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cores(
            double all, @Nullable Double jit, @Nullable Double gc) {
        static Cores between(ProcessCpu.Used before, ProcessCpu.Used after, double seconds) {
            ProcessCpu.Used used = after.minus(before);
            return new Cores(used.all() / seconds, of(used.jit(), seconds), of(used.gc(), seconds));
        }

        private static @Nullable Double of(double used, double seconds) {
            return Double.isNaN(used) ? null : used / seconds;
        }
    }
}
