package dev.wardstream.command;

import dev.wardstream.intake.Reason;
import dev.wardstream.pipeline.IntakeCounts;
import dev.wardstream.pipeline.Monitor;
import dev.wardstream.pipeline.StreamCounts;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What became of the records, as metrics. They hold the identity that {@link dev.wardstream.intake.Intake} states, also over
 * restarts: {@code received = accepted + quarantined + duplicates}. All meters of one scrape speak of the same moment. There are none
 * until what earlier runs counted has been read: from zero, it would show as a rise.
 */
final class PipelineMetrics implements MultiCollector {
    private final BooleanSupplier areRead;
    private final Supplier<IntakeCounts> intake;
    private final Supplier<StreamCounts> stream;

    PipelineMetrics(Monitor monitor) {
        this(monitor::areCountsRead, monitor::intakeCounts, monitor::streamCounts);
    }

    /** @param areRead whether the counts are those of earlier runs too */
    PipelineMetrics(BooleanSupplier areRead, Supplier<IntakeCounts> intake, Supplier<StreamCounts> stream) {
        this.areRead = areRead;
        this.intake = intake;
        this.stream = stream;
    }

    void addTo(PrometheusMeterRegistry registry) {
        registry.getPrometheusRegistry().register(this);
    }

    @Override
    public MetricSnapshots collect() {
        if (!areRead.getAsBoolean()) {
            return new MetricSnapshots();
        }
        List<MetricSnapshot> all = new ArrayList<>(of(intake.get()));
        all.addAll(of(stream.get()));
        return new MetricSnapshots(all);
    }

    private static List<CounterSnapshot> of(IntakeCounts counts) {
        CounterSnapshot.Builder quarantined = named("records_quarantined", "Records put into quarantine, by reason");
        for (Reason reason : Reason.values()) {
            quarantined.dataPoint(point(
                    Labels.of("reason", reason.name()), counts.quarantined().getOrDefault(reason, 0L)));
        }
        return List.of(
                counter("records_received", "Records received", counts.received()),
                counter("records_accepted", "Records let in", counts.accepted()),
                counter("records_duplicates", "Records that came again", counts.duplicates()),
                quarantined.build());
    }

    private static List<CounterSnapshot> of(StreamCounts counts) {
        return List.of(
                counter("windows", "Windows that became due", counts.windows()),
                counter(
                        "samples_too_old_for_window",
                        "Accepted samples that came too late for a model's windows",
                        counts.tooOldForWindow()),
                counter("scores", "Scores of models and NEWS2", counts.scores()),
                counter("alert_events", "Events in alarms' lives", counts.alerts()),
                counter("alert_calls", "Events that sound and call somebody", counts.calls()),
                counter("commands", "What people asked of the alarms", counts.commands()));
    }

    private static CounterSnapshot counter(String name, String description, long count) {
        return named(name, description).dataPoint(point(Labels.EMPTY, count)).build();
    }

    private static CounterSnapshot.Builder named(String name, String description) {
        return CounterSnapshot.builder().name("wardstream_" + name).help(description);
    }

    private static CounterDataPointSnapshot point(Labels labels, long count) {
        return CounterDataPointSnapshot.builder()
                .labels(labels)
                .value((double) count)
                .build();
    }
}
