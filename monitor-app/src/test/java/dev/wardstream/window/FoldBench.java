package dev.wardstream.window;

import dev.wardstream.score.Models;
import dev.wardstream.score.RnnModel;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import java.util.List;
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
 * Nanoseconds and bytes of heap to fold a sample into one patient's windows of a model, those that become due included: one sample a
 * second. Run its main by hand; the tests do not.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FoldBench {
    private static final int SAMPLES = 1024;
    private static final long START = 1_772_430_000_000L;

    @Param({"wearable-1hz", "ward-hourly"})
    public String model = "wearable-1hz";

    private final Readings[] readings = new Readings[SAMPLES];
    private @Nullable PatientWindows windows;
    private long second;

    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(FoldBench.class.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }

    @Setup
    public void fill() {
        RnnModel shipped = Models.shipped(model);
        Random random = new Random(1);
        for (int i = 0; i < SAMPLES; i++) {
            Readings all = Readings.none();
            for (VitalSign vital : shipped.channels()) {
                all = all.with(vital, 10 + random.nextInt(90));
            }
            readings[i] = all;
        }
        windows = new PatientWindows(shipped.window(), shipped.channels());
    }

    @Benchmark
    public @Nullable List<Window> add() {
        second++;
        Sample sample = Sample.of(START + second * 1_000, readings[(int) (second % SAMPLES)]);
        return windows == null ? null : windows.add(null, sample, false);
    }
}
