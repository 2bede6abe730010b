package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.intake.Reason;
import dev.wardstream.pipeline.IntakeCounts;
import dev.wardstream.pipeline.StreamCounts;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PipelineMetricsTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicBoolean read = new AtomicBoolean();

    @Test
    void aScrapeDuringTheStartSeesNoCountThatThenJumpsToWhatEarlierRunsCounted() {
        new PipelineMetrics(
                        read::get,
                        () -> read.get()
                                ? new IntakeCounts(908, 900, Map.of(Reason.UNDECODABLE, 5L), 3, Map.of())
                                : new IntakeCounts(0, 0, Map.of(), 0, Map.of()),
                        () -> new StreamCounts(80, 1, 70, 12, 4, 2))
                .addTo(registry);

        assertThat(registry.scrape()).doesNotContain("wardstream_");

        read.set(true);

        assertThat(registry.scrape().lines())
                .contains(
                        "wardstream_records_received_total 908.0",
                        "wardstream_records_accepted_total 900.0",
                        "wardstream_records_duplicates_total 3.0",
                        "wardstream_records_quarantined_total{reason=\"UNDECODABLE\"} 5.0",
                        "wardstream_records_quarantined_total{reason=\"NO_VITALS\"} 0.0",
                        "wardstream_windows_total 80.0",
                        "wardstream_samples_too_old_for_window_total 1.0",
                        "wardstream_scores_total 70.0",
                        "wardstream_alert_events_total 12.0",
                        "wardstream_alert_calls_total 4.0",
                        "wardstream_commands_total 2.0");
    }
}
