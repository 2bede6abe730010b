package dev.wardstream.command;

import dev.wardstream.pipeline.KafkaMeters;
import dev.wardstream.vitals.Health;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Supplier;

/** The registry behind {@code /metrics}, and what is in it whatever runs. */
final class Metrics {
    private Metrics() {}

    /** A registry with the JVM's meters, ready for Kafka's. */
    static PrometheusMeterRegistry registry() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        KafkaMeters.keepUseful(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        return registry;
    }

    /** How each part of the app is, as {@code /health} tells. */
    static void bindHealth(MeterRegistry registry, Supplier<Health> health) {
        for (Health.Part part : health.get().parts()) {
            bind(
                    registry,
                    "wardstream.healthy",
                    "0 where somebody has to see to a part of the app, otherwise 1",
                    part,
                    () -> isAny(health, part.name(), Health.State.ILL) ? 0 : 1);
            bind(
                    registry,
                    "wardstream.starting",
                    "1 while a part of the app still reads what it needs",
                    part,
                    () -> isAny(health, part.name(), Health.State.STARTING) ? 1 : 0);
        }
    }

    private static void bind(
            MeterRegistry registry, String name, String description, Health.Part part, Supplier<Number> value) {
        Gauge.builder(name, value)
                .strongReference(true)
                .description(description)
                .tag("part", part.name())
                .register(registry);
    }

    /** How far alarms are behind, seconds; NaN where nobody looks. */
    static void bindDelay(MeterRegistry registry, Supplier<Number> seconds) {
        Gauge.builder("wardstream.processing.delay.seconds", seconds)
                .strongReference(true)
                .description("How long the record waits that has waited longest for the alarms to judge it")
                .register(registry);
    }

    private static boolean isAny(Supplier<Health> health, String name, Health.State state) {
        return health.get().parts().stream().anyMatch(part -> part.name().equals(name) && part.state() == state);
    }
}
