package dev.wardstream.command;

import dev.wardstream.archive.Archive;
import dev.wardstream.archive.ArchiveCounts;
import dev.wardstream.archive.ArchiveHealth;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What the archive wrote, refused and tried again, as metrics; since this instance started. */
final class ArchiveMetrics implements MeterBinder {
    private final Supplier<ArchiveCounts> counts;
    private final Supplier<Long> retries;
    private final Supplier<ArchiveHealth> health;

    ArchiveMetrics(Archive archive) {
        this(archive::counts, archive::retries, archive::health);
    }

    ArchiveMetrics(Supplier<ArchiveCounts> counts, Supplier<Long> retries, Supplier<ArchiveHealth> health) {
        this.counts = counts;
        this.retries = retries;
        this.health = health;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        points(registry, "vitals", ArchiveCounts::vitals);
        points(registry, "scores", ArchiveCounts::scores);
        points(registry, "alerts", ArchiveCounts::alerts);
        FunctionCounter.builder(
                        "wardstream.archive.refused",
                        this,
                        all -> all.counts.get().refused())
                .description("Records that could not be read or that the store would not take")
                .register(registry);
        FunctionCounter.builder("wardstream.archive.retries", this, all -> all.retries.get())
                .description("Writes that failed and were put off")
                .register(registry);
        Gauge.builder("wardstream.archive.waiting", this, all -> waiting(all.health.get()))
                .strongReference(true)
                .description("About how many records wait to be written while the store is away")
                .register(registry);
    }

    private void points(MeterRegistry registry, String measurement, ToDoubleFunction<ArchiveCounts> count) {
        FunctionCounter.builder("wardstream.archive.points", this, all -> count.applyAsDouble(all.counts.get()))
                .description("Points written, by measurement")
                .tag("measurement", measurement)
                .register(registry);
    }

    private static long waiting(ArchiveHealth health) {
        return health instanceof ArchiveHealth.Degraded degraded ? degraded.waiting() : 0;
    }
}
