package dev.wardstream.command;

import dev.wardstream.archive.Archive;
import dev.wardstream.archive.ArchiveHealth;
import dev.wardstream.deploy.ModelFolder;
import dev.wardstream.notify.Notify;
import dev.wardstream.notify.NotifyHealth;
import dev.wardstream.pipeline.Monitor;
import dev.wardstream.ward.Health;
import dev.wardstream.ward.LiveWard;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What does the work in one instance.
 *
 * @param modelIllness what on the topic of models cannot be served; empty where there is nothing
 * @param modelFolder null where none is looked at
 * @param archive null where nothing is archived
 * @param calls null where nobody is called
 * @param ward null where nobody looks
 */
record MonitorParts(
        Monitor monitor,
        Supplier<String> modelIllness,
        @Nullable ModelFolder modelFolder,
        @Nullable Archive archive,
        @Nullable Notify calls,
        @Nullable LiveWard ward)
        implements AutoCloseable {
    /** How each is. */
    List<Health.Part> health() {
        List<Health.Part> parts = new ArrayList<>();
        parts.add(part("monitor", monitor.illness()));
        parts.add(part("models", modelsIllness()));
        if (archive != null) {
            parts.add(part("archive", archive.health() instanceof ArchiveHealth.Degraded ill ? told(ill) : ""));
        }
        if (calls != null) {
            parts.add(part("notify", calls.health() instanceof NotifyHealth.Degraded ill ? ill.cause() : ""));
        }
        if (ward != null) {
            parts.add(part("ward", ward.illness()));
        }
        return parts;
    }

    private String modelsIllness() {
        return Stream.of(modelIllness.get(), modelFolder == null ? "" : modelFolder.illness())
                .filter(illness -> !illness.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** Lets a registry show what each counts and measures. */
    void bindTo(MeterRegistry metrics) {
        new PipelineMetrics(monitor::intakeCounts, monitor::streamCounts).bindTo(metrics);
        monitor.bindTo(metrics);
        Metrics.bindDelay(metrics, monitor::processingDelaySeconds);
        if (archive != null) {
            new ArchiveMetrics(archive).bindTo(metrics);
            archive.bindTo(metrics);
        }
        if (calls != null) {
            new NotifyMetrics(calls::counts, calls.channels()).bindTo(metrics);
        }
        if (ward != null) {
            new WardMetrics(ward::counts).bindTo(metrics);
        }
    }

    /** @param illness empty where it is well */
    static Health.Part part(String name, String illness) {
        return illness.isEmpty() ? Health.Part.well(name) : Health.Part.ill(name, illness);
    }

    @Override
    public void close() {
        if (modelFolder != null) {
            modelFolder.close();
        }
        if (ward != null) {
            ward.close();
        }
        if (calls != null) {
            calls.close();
        }
        monitor.close();
        if (archive != null) {
            archive.close();
        }
    }

    private static String told(ArchiveHealth.Degraded archive) {
        String waiting = archive.waiting() == 0 ? "" : ", " + archive.waiting() + " records wait, none is lost";
        return archive.cause() + " (since " + archive.since() + waiting + ")";
    }
}
