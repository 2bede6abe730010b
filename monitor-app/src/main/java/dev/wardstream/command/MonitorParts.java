package dev.wardstream.command;

import dev.wardstream.archive.Archive;
import dev.wardstream.archive.ArchiveHealth;
import dev.wardstream.deploy.ModelFolder;
import dev.wardstream.handover.HandoverMails;
import dev.wardstream.notify.Notify;
import dev.wardstream.notify.NotifyHealth;
import dev.wardstream.pipeline.Monitor;
import dev.wardstream.vitals.Health;
import dev.wardstream.vitals.Startup;
import dev.wardstream.ward.LiveWard;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What does the work in one instance. */
final class MonitorParts implements AutoCloseable {
    private final Startup startup;
    private final Monitor monitor;
    private final Supplier<String> modelIllness;
    private final Supplier<String> topicIllness;
    private final Supplier<@Nullable ModelFolder> folderToWatch;
    private final Supplier<@Nullable HandoverMails> mailsToSend;
    private final @Nullable Archive archive;
    private final @Nullable Notify calls;
    private final @Nullable LiveWard ward;
    private volatile @Nullable ModelFolder modelFolder;
    private volatile @Nullable HandoverMails mails;

    /**
     * @param startup judges how long each may take to be ready
     * @param modelIllness what on the topic of models cannot be served; empty where there is nothing
     * @param topicIllness which topics are not as designed, so that beds are judged worse; empty where none is
     * @param folderToWatch begins to look at the folder of models; gives null where there is none
     * @param mailsToSend begins to send what shifts hand over; gives null where nobody is sent any
     * @param archive null where nothing is archived
     * @param calls null where nobody is called
     * @param ward null where nobody looks
     */
    MonitorParts(
            Startup startup,
            Monitor monitor,
            Supplier<String> modelIllness,
            Supplier<String> topicIllness,
            Supplier<@Nullable ModelFolder> folderToWatch,
            Supplier<@Nullable HandoverMails> mailsToSend,
            @Nullable Archive archive,
            @Nullable Notify calls,
            @Nullable LiveWard ward) {
        this.startup = startup;
        this.monitor = monitor;
        this.modelIllness = modelIllness;
        this.topicIllness = topicIllness;
        this.folderToWatch = folderToWatch;
        this.mailsToSend = mailsToSend;
        this.archive = archive;
        this.calls = calls;
        this.ward = ward;
    }

    /**
     * Begins to call and to process. It is back when models and assignments are read; {@link #reading} tells the rest.
     *
     * @param publicUrl where people reach the links in messages
     */
    void start(URI publicUrl) {
        if (calls != null) {
            calls.start(publicUrl);
        }
        monitor.start();
        // It publishes what is not on the topic of models, which is known only now.
        modelFolder = folderToWatch.get();
        mails = mailsToSend.get();
    }

    Monitor monitor() {
        return monitor;
    }

    @Nullable Archive archive() {
        return archive;
    }

    @Nullable Notify calls() {
        return calls;
    }

    @Nullable LiveWard ward() {
        return ward;
    }

    /** Whether beds are watched: the stream processes, and who is to be called can be. */
    boolean areWatching() {
        return monitor.reading().isEmpty() && (calls == null || calls.reading().isEmpty());
    }

    /** Whether the start takes longer than it may, if anything is still starting. */
    boolean isStartOverdue() {
        return startup.isOverdue();
    }

    /** What each still reads or waits for before it works for the first time, by its name; empty once all do. */
    Map<String, String> reading() {
        Map<String, String> reading = new LinkedHashMap<>();
        reading.put("monitor", monitor.reading());
        reading.put("archive", archive == null ? "" : archive.reading());
        reading.put("notify", calls == null ? "" : calls.reading());
        reading.put("ward", ward == null ? "" : ward.reading());
        reading.values().removeIf(String::isEmpty);
        return reading;
    }

    /** How each is. */
    List<Health.Part> health() {
        List<Health.Part> parts = new ArrayList<>();
        parts.add(startup.judge("monitor", monitor.reading(), monitor.illness()));
        parts.add(part("models", modelsIllness()));
        parts.add(part("topics", topicIllness.get()));
        if (archive != null) {
            String illness = archive.health() instanceof ArchiveHealth.Degraded ill ? told(ill) : "";
            parts.add(startup.judge("archive", archive.reading(), illness));
        }
        if (calls != null) {
            String illness = calls.health() instanceof NotifyHealth.Degraded ill ? ill.cause() : "";
            parts.add(startup.judge("notify", calls.reading(), illness));
        }
        if (ward != null) {
            parts.add(startup.judge("ward", ward.reading(), ward.illness()));
        }
        HandoverMails sending = mails;
        if (sending != null) {
            parts.add(part("handover", sending.illness()));
        }
        return parts;
    }

    private String modelsIllness() {
        ModelFolder folder = modelFolder;
        return Stream.of(modelIllness.get(), folder == null ? "" : folder.illness())
                .filter(illness -> !illness.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** Lets a registry show what each counts and measures. */
    void bindTo(PrometheusMeterRegistry metrics) {
        new PipelineMetrics(monitor).addTo(metrics);
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
        HandoverMails sending = mails;
        if (sending != null) {
            sending.close();
        }
        ModelFolder folder = modelFolder;
        if (folder != null) {
            folder.close();
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
