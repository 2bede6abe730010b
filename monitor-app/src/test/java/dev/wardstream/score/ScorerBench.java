package dev.wardstream.score;

import dev.wardstream.window.Window;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Microseconds a window on one core, with the shipped models, and bytes allocated for its score. Run its main by hand; the tests do
 * not.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ScorerBench {
    private static final int WINDOWS = 64;

    @Param({"wearable-1hz", "ward-hourly", "risk-vitals", "risk-icu"})
    public String model = "wearable-1hz";

    private final Window[] windows = new Window[WINDOWS];
    private @Nullable WindowScorer scorer;
    private int next;

    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(ScorerBench.class.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        System.out.println(
                "load " + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    @Setup
    public void fill() {
        Model shipped = Models.served().stream()
                .filter(served -> served.ref().id().equals(model))
                .findFirst()
                .orElseThrow();
        Random random = new Random(1);
        for (int i = 0; i < WINDOWS; i++) {
            windows[i] = Handmade.window(Usual.values(shipped, random));
        }
        scorer = shipped.scorer();
    }

    @Benchmark
    public @Nullable Score score() {
        next = (next + 1) % WINDOWS;
        return scorer == null ? null : scorer.score(windows[next]);
    }
}
