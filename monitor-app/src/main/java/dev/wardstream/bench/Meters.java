package dev.wardstream.bench;

import dev.wardstream.pipeline.IntakeCounts;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * What Kafka's clients of a part, and the monitor where it is one, have counted since it started.
 *
 * @param read records that the stream threads have fetched, by topic
 * @param commits of its stream threads
 * @param sent records that its stream threads have sent, those to changelogs among them
 * @param bytesSent as they went over the network, compressed
 * @param intake what became of raw records, over all earlier runs of its tasks too
 * @param stopped whether it has stopped by itself
 */
record Meters(Map<String, Long> read, long commits, long sent, long bytesSent, Intake intake, boolean stopped) {
    static final Meters NONE = new Meters(Map.of(), 0, 0, 0, Intake.NONE, false);

    private static final String THREAD = "StreamThread";

    /**
     * What a monitor's intake has counted, 0 of another part.
     *
     * @param received raw records
     * @param accepted samples
     * @param unaccounted records that it cannot account for
     */
    record Intake(long received, long accepted, long unaccounted) {
        static final Intake NONE = new Intake(0, 0, 0);

        private Intake plus(Intake other) {
            return new Intake(received + other.received, accepted + other.accepted, unaccounted + other.unaccounted);
        }
    }

    Meters {
        read = Map.copyOf(read);
    }

    /** Records fetched of some topics. */
    long readOf(Iterable<String> topics) {
        long sum = 0;
        for (String topic : topics) {
            sum += read.getOrDefault(inMetrics(topic), 0L);
        }
        return sum;
    }

    /** Of this process and another. */
    Meters plus(Meters other) {
        Map<String, Long> both = new HashMap<>(read);
        other.read.forEach((topic, records) -> both.merge(topic, records, Long::sum));
        return new Meters(
                both,
                commits + other.commits,
                sent + other.sent,
                bytesSent + other.bytesSent,
                intake.plus(other.intake),
                stopped || other.stopped);
    }

    /** As Kafka's clients of this process tell it by JMX now. */
    static Meters now(IntakeCounts intake, boolean stopped) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        return new Meters(
                readByTopic(server),
                sum(server, "kafka.streams:type=stream-thread-metrics,thread-id=*", "commit-total"),
                sum(server, "kafka.producer:type=producer-metrics,client-id=*" + THREAD + "*", "record-send-total"),
                sum(server, "kafka.producer:type=producer-metrics,client-id=*" + THREAD + "*", "outgoing-byte-total"),
                new Intake(intake.received(), intake.accepted(), intake.unaccounted()),
                stopped);
    }

    /** A topic is told twice where its name has dots, once with underscores in their place. */
    private static Map<String, Long> readByTopic(MBeanServer server) {
        Map<String, Map<String, Long>> byTopicAndClient = new HashMap<>();
        for (ObjectName name : names(
                server, "kafka.consumer:type=consumer-fetch-manager-metrics,client-id=*" + THREAD + "*,topic=*")) {
            String client = name.getKeyProperty("client-id");
            if (!client.contains("restore")) {
                byTopicAndClient
                        .computeIfAbsent(inMetrics(name.getKeyProperty("topic")), topic -> new HashMap<>())
                        .merge(client, value(server, name, "records-consumed-total"), Math::max);
            }
        }
        Map<String, Long> byTopic = new HashMap<>();
        byTopicAndClient.forEach((topic, clients) -> byTopic.put(
                topic, clients.values().stream().mapToLong(Long::longValue).sum()));
        return byTopic;
    }

    private static String inMetrics(String topic) {
        return topic.replace('.', '_');
    }

    private static long sum(MBeanServer server, String pattern, String attribute) {
        return names(server, pattern).stream()
                .mapToLong(name -> value(server, name, attribute))
                .sum();
    }

    private static Set<ObjectName> names(MBeanServer server, String pattern) {
        try {
            return server.queryNames(new ObjectName(pattern), null);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(pattern, e);
        }
    }

    private static long value(MBeanServer server, ObjectName name, String attribute) {
        try {
            return ((Number) server.getAttribute(name, attribute)).longValue();
        } catch (JMException e) {
            // Its client has been closed since the name was read: it counts no more.
            return 0;
        }
    }
}
