package dev.wardstream.command;

import dev.wardstream.intake.Reason;
import dev.wardstream.pipeline.Monitor;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/**
 * What became of the records, as metrics. They hold the identity that {@link dev.wardstream.intake.Intake} states, also over
 * restarts: {@code received = accepted + quarantined + duplicates}.
 */
final class PipelineMetrics implements MeterBinder {
    private final Monitor monitor;

    PipelineMetrics(Monitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counter(
                registry,
                "wardstream.records.received",
                "Records received",
                m -> m.intakeCounts().received());
        counter(
                registry,
                "wardstream.records.accepted",
                "Records let in",
                m -> m.intakeCounts().accepted());
        counter(
                registry,
                "wardstream.records.duplicates",
                "Records that came again",
                m -> m.intakeCounts().duplicates());
        for (Reason reason : Reason.values()) {
            FunctionCounter.builder(
                            "wardstream.records.quarantined",
                            monitor,
                            m -> m.intakeCounts().quarantined().getOrDefault(reason, 0L))
                    .description("Records put into quarantine, by reason")
                    .tag("reason", reason.name())
                    .register(registry);
        }
        counter(
                registry,
                "wardstream.windows",
                "Windows that became due",
                m -> m.streamCounts().windows());
        counter(
                registry,
                "wardstream.scores",
                "Scores of models and NEWS2",
                m -> m.streamCounts().scores());
        counter(
                registry,
                "wardstream.alert.events",
                "Events in alarms' lives",
                m -> m.streamCounts().alerts());
    }

    private void counter(MeterRegistry registry, String name, String description, ToDoubleFunction<Monitor> value) {
        FunctionCounter.builder(name, monitor, value).description(description).register(registry);
    }
}
