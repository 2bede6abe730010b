package dev.wardstream.command;

import dev.wardstream.intake.Reason;
import dev.wardstream.pipeline.IntakeCounts;
import dev.wardstream.pipeline.StreamCounts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * What became of the records, as metrics. They hold the identity that {@link dev.wardstream.intake.Intake} states, also over
 * restarts: {@code received = accepted + quarantined + duplicates}.
 */
final class PipelineMetrics implements MeterBinder {
    /** All meters of one scrape speak of the same moment. */
    private static final long SNAPSHOT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Supplier<IntakeCounts> intake;
    private final Supplier<StreamCounts> stream;
    private Counts counts;

    private record Counts(IntakeCounts intake, StreamCounts stream, long takenAt) {}

    PipelineMetrics(Supplier<IntakeCounts> intake, Supplier<StreamCounts> stream) {
        this.intake = intake;
        this.stream = stream;
        this.counts = new Counts(intake.get(), stream.get(), System.nanoTime());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counter("records.received", "Records received", all -> all.intake().received())
                .register(registry);
        counter("records.accepted", "Records let in", all -> all.intake().accepted())
                .register(registry);
        counter(
                        "records.duplicates",
                        "Records that came again",
                        all -> all.intake().duplicates())
                .register(registry);
        for (Reason reason : Reason.values()) {
            counter(
                            "records.quarantined",
                            "Records put into quarantine, by reason",
                            all -> all.intake().quarantined().getOrDefault(reason, 0L))
                    .tag("reason", reason.name())
                    .register(registry);
        }
        counter("windows", "Windows that became due", all -> all.stream().windows())
                .register(registry);
        counter(
                        "samples.too.old.for.window",
                        "Accepted samples that came too late for a model's windows",
                        all -> all.stream().tooOldForWindow())
                .register(registry);
        counter("scores", "Scores of models and NEWS2", all -> all.stream().scores())
                .register(registry);
        counter("alert.events", "Events in alarms' lives", all -> all.stream().alerts())
                .register(registry);
        counter(
                        "alert.calls",
                        "Events that sound and call somebody",
                        all -> all.stream().calls())
                .register(registry);
        counter(
                        "commands",
                        "What people asked of the alarms",
                        all -> all.stream().commands())
                .register(registry);
    }

    /** The registry holds its object weakly but its function strongly, so it is the function that must know this. */
    private FunctionCounter.Builder<?> counter(String name, String description, ToDoubleFunction<Counts> count) {
        return FunctionCounter.builder("wardstream." + name, this, ignored -> count.applyAsDouble(current()))
                .description(description);
    }

    private synchronized Counts current() {
        if (System.nanoTime() - counts.takenAt() > SNAPSHOT_NANOS) {
            counts = new Counts(intake.get(), stream.get(), System.nanoTime());
        }
        return counts;
    }
}
