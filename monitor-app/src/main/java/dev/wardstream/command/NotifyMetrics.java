package dev.wardstream.command;

import dev.wardstream.notify.NotifyCounts;
import dev.wardstream.schemas.avro.NotificationState;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Who was called, and how far it came, as metrics; since this instance started. */
final class NotifyMetrics implements MeterBinder {
    private final Supplier<NotifyCounts> counts;
    private final Set<String> channels;

    NotifyMetrics(Supplier<NotifyCounts> counts, Collection<String> channels) {
        this.counts = counts;
        this.channels = new TreeSet<>(channels);
        this.channels.add(NotifyCounts.NO_CHANNEL);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String channel : channels) {
            for (NotificationState state : NotificationState.values()) {
                if (state != NotificationState.UNKNOWN) {
                    counter(
                                    "notifications",
                                    "Calls to people, by channel and how far they came",
                                    all -> all.of(channel, state))
                            .tag("channel", channel)
                            .tag("state", state.name())
                            .register(registry);
                }
            }
        }
        counter("calls.uncovered", "Calls of others than were asked for", NotifyCounts::uncovered)
                .register(registry);
        counter("calls.unreached", "Calls that reached nobody", NotifyCounts::unreached)
                .register(registry);
        counter("links.refused", "Answer links refused", NotifyCounts::linksRefused)
                .register(registry);
        gauge(registry, "notifications.pending", "Calls that are not finished", NotifyCounts::pending);
        gauge(
                registry,
                "notifications.oldest.pending.seconds",
                "How long the oldest of them waits",
                all -> all.oldestPendingMillis() / 1000.0);
    }

    private FunctionCounter.Builder<?> counter(String name, String description, ToDoubleFunction<NotifyCounts> count) {
        return FunctionCounter.builder("wardstream." + name, this, ignored -> count.applyAsDouble(counts.get()))
                .description(description);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<NotifyCounts> value) {
        Gauge.builder("wardstream." + name, () -> value.applyAsDouble(counts.get()))
                .description(description)
                .register(registry);
    }
}
