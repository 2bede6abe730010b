package dev.wardstream.command;

import dev.wardstream.ward.WardCounts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** How the ward page keeps up, and who looks; since this instance started. */
final class WardMetrics implements MeterBinder {
    private final Supplier<WardCounts> counts;

    WardMetrics(Supplier<WardCounts> counts) {
        this.counts = counts;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counter(registry, "read", "Records that the ward page has read", WardCounts::read);
        counter(registry, "unreadable", "Records that the ward page could not read", WardCounts::unreadable);
        counter(
                registry,
                "streams.cut",
                "Event streams ended because their readers did not read",
                WardCounts::streamsCut);
        Gauge.builder("wardstream.ward.streams", () -> counts.get().streams())
                .description("Event streams that are open")
                .register(registry);
    }

    private void counter(MeterRegistry registry, String name, String description, ToDoubleFunction<WardCounts> count) {
        FunctionCounter.builder("wardstream.ward." + name, this, ignored -> count.applyAsDouble(counts.get()))
                .description(description)
                .register(registry);
    }
}
