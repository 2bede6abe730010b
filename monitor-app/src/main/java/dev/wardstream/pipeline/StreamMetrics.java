package dev.wardstream.pipeline;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.alarm.Priority;
import dev.wardstream.intake.Reason;
import dev.wardstream.score.Model;
import dev.wardstream.score.Score;
import dev.wardstream.vitals.VendorId;
import dev.wardstream.window.Window;
import dev.wardstream.wire.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What the stream measures of itself: where time goes, what the alarms do, how the models score. In memory, since this instance
 * started, and what is done again after a failure is measured again; the counts of the accounting identity are kept in stores
 * instead ({@link IntakeCounts}).
 */
public final class StreamMetrics {
    private static final String MODELS_REFUSED = "wardstream.models.refused";

    /** Where models come from. */
    public enum ModelSource {
        TOPIC,
        FOLDER
    }

    /** From what a topic takes to what a wearable out of reach takes. */
    private static final Duration[] DELAYS = LongStream.of(
                    5,
                    10,
                    20,
                    50,
                    100,
                    200,
                    500,
                    1_000,
                    2_000,
                    5_000,
                    10_000,
                    30_000,
                    60_000,
                    300_000,
                    1_800_000,
                    21_600_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Timer device;
    private final Timer broker;
    private final Timer processing;
    private final Timer alert;
    private final ModelMetrics models;
    private final LongAccumulator longestDelay = new LongAccumulator(Math::max, 0);

    public StreamMetrics(MeterRegistry registry) {
        this.registry = registry;
        models = new ModelMetrics(registry);
        device = delay("device", "From the measurement until the broker has the sample, on the ward's clock");
        broker = delay("broker", "From the broker having the sample until the intake reads it");
        processing = delay("processing", "From there until the alarms have judged it");
        alert = timer(
                        "wardstream.alert.delay",
                        "From the receipt of a sample until an alarm calls, its commit not included")
                .register(registry);
        registerAll();
    }

    /**
     * Shows these models and vendors from the beginning, so that a first time is a rise from zero; others show once there is
     * something to tell.
     */
    public void expect(Collection<Model> served, Collection<String> vendors) {
        served.forEach(models::expect);
        for (String vendor : vendors) {
            counter("wardstream.vendor.unnamed", Tags.of("vendor", vendor));
            clockOff(vendor);
            for (Reason reason : Reason.values()) {
                counter("wardstream.vendor.quarantined", Tags.of("vendor", vendor, "reason", reason.name()));
            }
        }
    }

    /** For whom nobody asks. */
    static StreamMetrics unseen() {
        return new StreamMetrics(new CompositeMeterRegistry());
    }

    /**
     * A sample was let in.
     *
     * @param waitedMillis from measurement to receipt, on the ward's clock
     * @param queuedMillis from receipt until now
     */
    void accepted(long waitedMillis, long queuedMillis) {
        record(device, waitedMillis);
        record(broker, queuedMillis);
    }

    /** A sample of this vendor was let in from a device whose clock is off by so long, either way. */
    void clockOff(VendorId vendor, long millis) {
        clockOff(vendor.value()).record(Math.abs(millis) / 1000.0);
    }

    /** Its maximum is of the last minutes, so it falls when the clocks are right again. */
    private DistributionSummary clockOff(String vendor) {
        return DistributionSummary.builder("wardstream.vendor.clock.off")
                .description("How far the clocks of a vendor's devices are off, where they are")
                .baseUnit("seconds")
                .tag("vendor", vendor)
                .register(registry);
    }

    /**
     * The alarms have judged a sample.
     *
     * @param readMillis since the intake read it
     * @param receivedMillis since the broker received it
     */
    void judged(long readMillis, long receivedMillis) {
        record(processing, readMillis);
        longestDelay.accumulate(receivedMillis);
    }

    /** How long after its receipt a sample was judged at the latest since this was asked last, milliseconds; 0 where none was. */
    public long takeLongestDelay() {
        return longestDelay.getThenReset();
    }

    /** A record of this raw topic went into quarantine. */
    void quarantined(String topic, Reason reason) {
        String vendor = Topics.vendorOf(topic);
        counter(
                        "wardstream.vendor.quarantined",
                        Tags.of("vendor", vendor == null ? "unknown" : vendor, "reason", reason.name()))
                .increment();
    }

    /** A sample of this vendor was let in, though no assignment says whose device it is. */
    void unnamed(VendorId vendor) {
        counter("wardstream.vendor.unnamed", Tags.of("vendor", vendor.value())).increment();
    }

    /** A window was given to a model; its score is null where too little was measured. */
    void scored(Model model, Window window, @Nullable Score score, boolean shadow) {
        if (shadow) {
            // Shown from the first window on, so that a first drop is a rise from zero.
            shadowDrops(model);
        }
        models.scored(model, window, score, shadow);
    }

    /** A window of a shadow was not scored, since too many waited or it failed. */
    public void shadowDropped(Model model) {
        shadowDrops(model).increment();
    }

    private Counter shadowDrops(Model model) {
        return counter(
                "wardstream.shadow.windows.dropped",
                Tags.of("model", model.ref().label(true)));
    }

    /** What is on the topic of models, or a file in the folder of models, cannot be served. */
    public void modelRefused(ModelSource source) {
        counter(MODELS_REFUSED, tags(source)).increment();
    }

    void alarmed(Alert event) {
        counter("wardstream.alarm.events", tags(event.event(), event.priority()))
                .increment();
        if (event.event() == Alert.Event.RAISED) {
            counter("wardstream.alarms.raised", Tags.of("kind", event.kind().name()))
                    .increment();
        }
    }

    /** An alarm called, so long after the receipt of the sample that led to it. */
    void called(long millis) {
        record(alert, millis);
    }

    void answered(CommandOutcome outcome) {
        counter(
                        "wardstream.command.outcomes",
                        Tags.of("result", outcome.result().name()))
                .increment();
    }

    /** All that can be known of before it happens, so that a first time shows as a rise from zero. */
    private void registerAll() {
        for (ModelSource source : ModelSource.values()) {
            counter(MODELS_REFUSED, tags(source));
        }
        for (Alert.Event event : Alert.Event.values()) {
            for (Priority priority : Priority.values()) {
                counter("wardstream.alarm.events", tags(event, priority));
            }
        }
        for (AlarmKind kind : AlarmKind.values()) {
            counter("wardstream.alarms.raised", Tags.of("kind", kind.name()));
        }
        for (CommandOutcome.Result result : CommandOutcome.Result.values()) {
            counter("wardstream.command.outcomes", Tags.of("result", result.name()));
        }
    }

    private static Iterable<Tag> tags(ModelSource source) {
        return Tags.of("source", source.name().toLowerCase(Locale.ROOT));
    }

    private static Iterable<Tag> tags(Alert.Event event, Priority priority) {
        return Tags.of("event", event.name(), "priority", priority.name().toLowerCase(Locale.ROOT));
    }

    private Counter counter(String name, Iterable<Tag> tags) {
        return registry.counter(name, tags);
    }

    private Timer delay(String part, String what) {
        return timer("wardstream.delay", "Where a sample's time goes, by part. " + part + ": " + what)
                .tag("part", part)
                .register(registry);
    }

    private static Timer.Builder timer(String name, String description) {
        return Timer.builder(name).description(description).serviceLevelObjectives(DELAYS);
    }

    /** A device's clock may be a little ahead of ours: that is no delay. */
    private static void record(Timer timer, long millis) {
        timer.record(Math.max(0, millis), TimeUnit.MILLISECONDS);
    }
}
