package dev.wardstream.bench;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.intake.IntakeRules;
import dev.wardstream.pipeline.MonitorTopology;
import dev.wardstream.pipeline.StreamMetrics;
import dev.wardstream.pipeline.WardClock;
import dev.wardstream.score.Models;
import dev.wardstream.score.News2Settings;
import dev.wardstream.wire.DeviceSamples;
import dev.wardstream.wire.Topic;
import dev.wardstream.wire.Topics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/** What each part runs. */
final class Topologies {
    private Topologies() {}

    static Topology of(PartSettings settings) {
        Part part = settings.part();
        return switch (part) {
            case COPY, TWO_HOPS -> copy(part.ownTopics());
            case DSL -> DslPeer.topology(part.ownTopics().get(0).name());
            case MONITOR -> monitor(settings);
        };
    }

    /** From the vendors' topics to the first topic, and from each on to the next: every hop a task of its own, as the monitor's are. */
    private static Topology copy(List<Topic<byte[]>> hops) {
        Topology topology = new Topology();
        topology.addSource(
                AutoOffsetReset.earliest(),
                "from-vendors",
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Topics.RAW_VITALS_PATTERN);
        String parent = "from-vendors";
        for (int hop = 0; hop < hops.size(); hop++) {
            String name = hops.get(hop).name();
            topology.addSink("to-" + name, name, new ByteArraySerializer(), new ByteArraySerializer(), parent);
            if (hop < hops.size() - 1) {
                parent = "from-" + name;
                topology.addSource(
                        AutoOffsetReset.earliest(),
                        parent,
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        name);
            }
        }
        return topology;
    }

    /** As it is run, with all that it has by default: its patients live on the heap, and what it measures of itself included. */
    private static Topology monitor(PartSettings settings) {
        return new MonitorTopology(
                        IntakeRules.defaults(),
                        DeviceSamples.using(null),
                        Models.served(),
                        News2Settings.defaults(),
                        AlarmPolicy.defaults(),
                        settings.live() ? new WardClock.Wall() : new WardClock.EventTime(),
                        new StreamMetrics(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)))
                .live(settings.toMonitorSettings(), settings.patientMemory())
                .build();
    }
}
