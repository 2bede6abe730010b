package dev.wardstream.wire;

import dev.wardstream.wire.TopicReport.Difference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics that are missing, says how those that exist differ from the design, and changes none of them: safe to
 * run again. Returns when a producer may begin.
 */
public final class TopicCreator {
    private static final Duration LEADERS_KNOWN_WITHIN = Duration.ofSeconds(60);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private final Admin admin;
    private final int partitions;
    private final short replicationFactor;

    /**
     * @param partitions of every topic, so that topics which are read together are co-partitioned
     * @param replicationFactor copies of each; with 3 or more a write waits for two
     */
    public TopicCreator(Admin admin, int partitions, int replicationFactor) {
        if (partitions < 1 || replicationFactor < 1 || replicationFactor > Short.MAX_VALUE) {
            throw new IllegalArgumentException("topics need at least one partition and one copy, asked for "
                    + partitions + " and " + replicationFactor);
        }
        this.admin = admin;
        this.partitions = partitions;
        this.replicationFactor = (short) replicationFactor;
    }

    /**
     * Creates what is missing of these topics.
     *
     * @throws KafkaException where the cluster refuses or does not answer; the message names the topic
     */
    public TopicReport create(Collection<? extends Topic<?>> topics) {
        List<NewTopic> wanted = topics.stream().map(this::newTopic).toList();
        List<String> created = new ArrayList<>();
        List<String> existing = new ArrayList<>();
        admin.createTopics(wanted).values().forEach((name, outcome) -> {
            if (isCreated(name, outcome)) {
                created.add(name);
            } else {
                existing.add(name);
            }
        });
        created.sort(null);
        existing.sort(null);
        Map<String, Integer> counts = partitionsOf(existing);
        List<Difference> differing = new ArrayList<>(differences(topics, existing, counts));
        differing.addAll(strangers(created, existing));
        created.forEach(name -> counts.put(name, partitions));
        awaitLeaders(counts);
        return new TopicReport(created, existing, differing);
    }

    private NewTopic newTopic(Topic<?> topic) {
        return new NewTopic(topic.name(), partitions, replicationFactor).configs(configOf(topic));
    }

    private Map<String, String> configOf(Topic<?> topic) {
        Map<String, String> config = new LinkedHashMap<>(topic.config());
        config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, replicationFactor >= 3 ? "2" : "1");
        return config;
    }

    private static boolean isCreated(String name, KafkaFuture<Void> outcome) {
        try {
            outcome.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw failed("cannot create topic " + name, e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private Map<String, Integer> partitionsOf(List<String> existing) {
        Map<String, TopicDescription> descriptions = get(
                "cannot describe the topics " + existing,
                admin.describeTopics(existing).allTopicNames());
        Map<String, Integer> counts = new HashMap<>();
        descriptions.forEach(
                (name, topic) -> counts.put(name, topic.partitions().size()));
        return counts;
    }

    private List<Difference> differences(
            Collection<? extends Topic<?>> topics, List<String> existing, Map<String, Integer> counts) {
        Map<String, Topic<?>> byName = topics.stream().collect(Collectors.toMap(Topic::name, topic -> topic));
        List<ConfigResource> resources = existing.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<ConfigResource, Config> configs = get(
                "cannot read the settings of the topics " + existing,
                admin.describeConfigs(resources).all());
        List<Difference> found = new ArrayList<>();
        for (ConfigResource resource : resources) {
            Topic<?> topic = byName.get(resource.name());
            Config config = configs.get(resource);
            Integer count = counts.get(resource.name());
            if (topic != null && config != null && count != null) {
                found.addAll(differences(topic, config, count));
            }
        }
        return found;
    }

    /** A vendor's topic that nobody named is read as well, and must tell when its records were appended. */
    private List<Difference> strangers(List<String> created, List<String> existing) {
        List<ConfigResource> unnamed = get(
                        "cannot list the topics", admin.listTopics().names())
                .stream()
                .filter(name -> Topics.vendorOf(name) != null && !created.contains(name) && !existing.contains(name))
                .sorted()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<ConfigResource, Config> configs = get(
                "cannot read the settings of the topics " + unnamed,
                admin.describeConfigs(unnamed).all());
        List<Difference> found = new ArrayList<>();
        for (ConfigResource resource : unnamed) {
            Config config = configs.get(resource);
            String setting = TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
            ConfigEntry entry = config == null ? null : config.get(setting);
            if (entry != null && !Topic.APPEND_TIME.equals(entry.value())) {
                found.add(new Difference(resource.name(), setting, Topic.APPEND_TIME, String.valueOf(entry.value())));
            }
        }
        return found;
    }

    private List<Difference> differences(Topic<?> topic, Config actual, int count) {
        List<Difference> found = new ArrayList<>();
        compare(found, topic, "partitions", String.valueOf(partitions), String.valueOf(count));
        configOf(topic).forEach((setting, expected) -> {
            ConfigEntry entry = actual.get(setting);
            String value = entry == null || entry.value() == null ? "not set" : entry.value();
            compare(found, topic, setting, expected, value);
        });
        return found;
    }

    private static void compare(
            List<Difference> found, Topic<?> topic, String setting, String expected, String actual) {
        if (!expected.equals(actual)) {
            found.add(new Difference(topic.name(), setting, expected, actual));
        }
    }

    /**
     * Waits until every partition's leader answers. An idempotent producer that begins before can lose records
     * (KAFKA-15591).
     */
    private void awaitLeaders(Map<String, Integer> counts) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        counts.forEach((name, count) -> {
            for (int partition = 0; partition < count; partition++) {
                latest.put(new TopicPartition(name, partition), OffsetSpec.latest());
            }
        });
        long deadline = System.nanoTime() + LEADERS_KNOWN_WITHIN.toNanos();
        // The client logs an error for each topic it asks about too early, so first wait until they are known.
        while (!isKnown(counts.keySet()) || !answers(latest)) {
            if (System.nanoTime() - deadline > 0) {
                throw new KafkaException("after " + LEADERS_KNOWN_WITHIN.toSeconds()
                        + " s not every partition of these topics has a leader that answers: " + counts.keySet());
            }
            pause();
        }
    }

    private boolean isKnown(Set<String> topics) {
        return get("cannot list the topics", admin.listTopics().names()).containsAll(topics);
    }

    private boolean answers(Map<TopicPartition, OffsetSpec> latest) {
        try {
            admin.listOffsets(latest).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                return false;
            }
            throw failed("cannot ask the partitions' leaders for their offsets", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static <T> T get(String otherwise, KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw failed(otherwise, e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static KafkaException failed(String what, ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new KafkaException(what + ": " + cause.getMessage(), cause);
    }
}
