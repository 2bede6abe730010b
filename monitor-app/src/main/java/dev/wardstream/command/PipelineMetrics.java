package dev.wardstream.command;

import dev.wardstream.intake.Reason;
import dev.wardstream.pipeline.IntakeCounts;
import dev.wardstream.pipeline.StreamCounts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * What became of the records, as metrics. They hold the identity that {@link dev.wardstream.intake.Intake} states, also over
 * restarts: {@code received = accepted + quarantined + duplicates}.
 */
final class PipelineMetrics implements MeterBinder {
    private final Supplier<IntakeCounts> intake;
    private final Supplier<StreamCounts> stream;

    PipelineMetrics(Supplier<IntakeCounts> intake, Supplier<StreamCounts> stream) {
        this.intake = intake;
        this.stream = stream;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counter(
                        "wardstream.records.received",
                        "Records received",
                        () -> intake.get().received())
                .register(registry);
        counter(
                        "wardstream.records.accepted",
                        "Records let in",
                        () -> intake.get().accepted())
                .register(registry);
        counter(
                        "wardstream.records.duplicates",
                        "Records that came again",
                        () -> intake.get().duplicates())
                .register(registry);
        for (Reason reason : Reason.values()) {
            counter(
                            "wardstream.records.quarantined",
                            "Records put into quarantine, by reason",
                            () -> intake.get().quarantined().getOrDefault(reason, 0L))
                    .tag("reason", reason.name())
                    .register(registry);
        }
        counter(
                        "wardstream.windows",
                        "Windows that became due",
                        () -> stream.get().windows())
                .register(registry);
        counter(
                        "wardstream.scores",
                        "Scores of models and NEWS2",
                        () -> stream.get().scores())
                .register(registry);
        counter(
                        "wardstream.alert.events",
                        "Events in alarms' lives",
                        () -> stream.get().alerts())
                .register(registry);
    }

    /** The registry holds its object weakly but its function strongly, so it is the function that must know the count. */
    private static FunctionCounter.Builder<?> counter(String name, String description, DoubleSupplier count) {
        return FunctionCounter.builder(name, count, ignored -> count.getAsDouble())
                .description(description);
    }
}
