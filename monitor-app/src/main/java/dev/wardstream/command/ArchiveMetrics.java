package dev.wardstream.command;

import dev.wardstream.archive.Archive;
import dev.wardstream.archive.ArchiveCounts;
import dev.wardstream.archive.ArchiveHealth;
import dev.wardstream.archive.Measurement;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** What the archive wrote, refused and tried again, as metrics; since this instance started. */
final class ArchiveMetrics implements MeterBinder {
    private final ToLongFunction<Measurement> points;
    private final Supplier<ArchiveCounts> counts;
    private final Supplier<Long> retries;
    private final Supplier<ArchiveHealth> health;

    ArchiveMetrics(Archive archive) {
        this(archive::written, archive::counts, archive::retries, archive::health);
    }

    /** @param points how many of a measurement were written */
    ArchiveMetrics(
            ToLongFunction<Measurement> points,
            Supplier<ArchiveCounts> counts,
            Supplier<Long> retries,
            Supplier<ArchiveHealth> health) {
        this.points = points;
        this.counts = counts;
        this.retries = retries;
        this.health = health;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Measurement measurement : Measurement.values()) {
            FunctionCounter.builder("wardstream.archive.points", this, all -> all.points.applyAsLong(measurement))
                    .description("Points written, by measurement")
                    .tag("measurement", measurement.table())
                    .register(registry);
        }
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

    private static long waiting(ArchiveHealth health) {
        return health instanceof ArchiveHealth.Degraded degraded ? degraded.waiting() : 0;
    }
}
