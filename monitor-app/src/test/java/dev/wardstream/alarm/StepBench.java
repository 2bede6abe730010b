package dev.wardstream.alarm;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Nanoseconds and bytes of heap a step of one patient's alarms: samples, scores and devices taken off of a patient who is not well,
 * one step a second. Run its main by hand; the tests do not.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StepBench {
    private static final int STEPS = 20_000;
    private static final int A_STEP_A_SECOND = 2_000;

    private final List<AlarmInput> inputs = Inputs.ofPatient(1, STEPS, A_STEP_A_SECOND);
    private PatientAlarms alarms = PatientAlarms.start(Story.PATIENT, AlarmPolicy.defaults());

    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(StepBench.class.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }

    /** Time goes on only: each round is another stay. */
    @Setup(Level.Invocation)
    public void admit() {
        alarms = PatientAlarms.start(Story.PATIENT, AlarmPolicy.defaults());
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public void step(Blackhole told) {
        for (AlarmInput input : inputs) {
            told.consume(alarms.step(input));
        }
    }
}
