package dev.wardstream.score;

import dev.wardstream.window.Window;
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
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Windows a second on one core, with the shipped models. Run its main by hand; the tests do not. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ScorerBench {
    private static final int WINDOWS = 64;

    @Param({"wearable-1hz", "ward-hourly"})
    public String model = "wearable-1hz";

    private final Window[] windows = new Window[WINDOWS];
    private @Nullable Scorer scorer;
    private int next;

    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(ScorerBench.class.getSimpleName())
                        .build())
                .run();
    }

    @Setup
    public void fill() {
        RnnModel shipped = Models.shipped(model);
        Random random = new Random(1);
        for (int i = 0; i < WINDOWS; i++) {
            windows[i] = Handmade.window(values(shipped, random));
        }
        scorer = shipped.scorer();
    }

    @Benchmark
    public @Nullable ModelScore score() {
        next = (next + 1) % WINDOWS;
        return scorer == null ? null : scorer.score(windows[next]);
    }

    private static float[][] values(RnnModel model, Random random) {
        int steps = model.window().steps();
        float[][] values = new float[model.channels().size()][steps];
        for (int channel = 0; channel < values.length; channel++) {
            ModelCard.Channel normal = model.card().channels().get(channel);
            for (int step = 0; step < steps; step++) {
                values[channel][step] = (float) (normal.mean() + normal.sd() * random.nextGaussian());
            }
        }
        return values;
    }
}
