package dev.wardstream.command;

import dev.wardstream.intake.Reason;
import dev.wardstream.pipeline.IntakeCounts;
import dev.wardstream.pipeline.Monitor;
import dev.wardstream.pipeline.StreamCounts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * What became of the records, as metrics. They hold the identity that {@link dev.wardstream.intake.Intake} states, also over
 * restarts: {@code received = accepted + quarantined + duplicates}.
 */
final class PipelineMetrics implements MeterBinder {
    /** All meters of one scrape speak of the same moment. */
    private static final long SNAPSHOT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Monitor monitor;
    private Counts counts;

    private record Counts(IntakeCounts intake, StreamCounts stream, long takenAt) {}

    PipelineMetrics(Monitor monitor) {
        this.monitor = monitor;
        this.counts = counted(monitor);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counter(
                registry,
                "wardstream.records.received",
                "Records received",
                all -> all.intake().received());
        counter(
                registry,
                "wardstream.records.accepted",
                "Records let in",
                all -> all.intake().accepted());
        counter(
                registry,
                "wardstream.records.duplicates",
                "Records that came again",
                all -> all.intake().duplicates());
        for (Reason reason : Reason.values()) {
            FunctionCounter.builder(
                            "wardstream.records.quarantined",
                            this,
                            metrics -> metrics.current().intake().quarantined().getOrDefault(reason, 0L))
                    .description("Records put into quarantine, by reason")
                    .tag("reason", reason.name())
                    .register(registry);
        }
        counter(
                registry,
                "wardstream.windows",
                "Windows that became due",
                all -> all.stream().windows());
        counter(
                registry,
                "wardstream.samples.too.old.for.window",
                "Accepted samples too old for a model's windows",
                all -> all.stream().tooOldForWindow());
        counter(
                registry,
                "wardstream.scores",
                "Scores of models and NEWS2",
                all -> all.stream().scores());
        counter(
                registry,
                "wardstream.alert.events",
                "Events in alarms' lives",
                all -> all.stream().alerts());
    }

    private void counter(MeterRegistry registry, String name, String description, ToDoubleFunction<Counts> value) {
        FunctionCounter.builder(name, this, metrics -> value.applyAsDouble(metrics.current()))
                .description(description)
                .register(registry);
    }

    private synchronized Counts current() {
        if (System.nanoTime() - counts.takenAt() > SNAPSHOT_NANOS) {
            counts = counted(monitor);
        }
        return counts;
    }

    private static Counts counted(Monitor monitor) {
        return new Counts(monitor.intakeCounts(), monitor.streamCounts(), System.nanoTime());
    }
}
