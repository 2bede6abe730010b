package dev.wardstream.command;

import dev.wardstream.pipeline.KafkaMeters;
import dev.wardstream.ward.Health;
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

    /** Whether each part of the app is well, 1 or 0, as {@code /health} tells. */
    static void bindHealth(MeterRegistry registry, Supplier<Health> health) {
        for (Health.Part part : health.get().parts()) {
            Gauge.builder("wardstream.healthy", health, all -> isWell(all.get(), part.name()) ? 1 : 0)
                    .strongReference(true)
                    .description("1 where a part of the app is well, by part")
                    .tag("part", part.name())
                    .register(registry);
        }
    }

    /** How far alarms are behind, seconds; NaN where nobody looks. */
    static void bindDelay(MeterRegistry registry, Supplier<Number> seconds) {
        Gauge.builder("wardstream.processing.delay.seconds", seconds)
                .strongReference(true)
                .description("How long the record waits that has waited longest for the alarms to judge it")
                .register(registry);
    }

    private static boolean isWell(Health health, String name) {
        return health.parts().stream().filter(part -> part.name().equals(name)).allMatch(Health.Part::ok);
    }
}
