package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.archive.ArchiveCounts;
import dev.wardstream.archive.ArchiveHealth;
import dev.wardstream.archive.Measurement;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ArchiveMetricsTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void thePointsOfEveryMeasurementAreCounted() {
        new ArchiveMetrics(
                        measurement -> 10 + measurement.ordinal(),
                        () -> new ArchiveCounts(0, 0, 0, 0),
                        () -> 0L,
                        ArchiveHealth.Ok::new)
                .bindTo(registry);

        assertThat(registry.scrape().lines().filter(line -> line.startsWith("wardstream_archive_points_total{")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Measurement.values())
                        .map(measurement -> String.format(
                                "wardstream_archive_points_total{measurement=\"%s\"} %d.0",
                                measurement.table(), 10 + measurement.ordinal()))
                        .toList());
    }
}
