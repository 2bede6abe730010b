package dev.wardstream.bench;

import dev.wardstream.wire.Topic;
import dev.wardstream.wire.TopicCreator;
import dev.wardstream.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.InterruptException;

/** The topics of a benchmark: all that the monitor has, and those of its peers. Nobody real may be on them. */
final class BenchTopics {
    /** How the names of what Kafka Streams makes for the parts begin. */
    static final String APPLICATIONS = "bench-";

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Admin admin;
    private final List<Topic<?>> topics = new ArrayList<>(Topics.ALL);

    BenchTopics(Admin admin, Collection<String> vendors) {
        this.admin = admin;
        vendors.forEach(vendor -> topics.add(Topics.rawVitals(vendor)));
        Arrays.stream(Part.values()).forEach(part -> topics.addAll(part.ownTopics()));
    }

    /**
     * Creates them.
     *
     * @throws IllegalStateException where one is there already, or one of a vendor that would be read too
     */
    void create(int partitions, int replicationFactor) {
        List<String> there = names().stream()
                .filter(name -> isOurs(name) || Topics.vendorOf(name) != null)
                .sorted()
                .toList();
        if (!there.isEmpty()) {
            throw new IllegalStateException("this cluster has topics of Wardstream already (" + String.join(", ", there)
                    + "): simulated patients would come among real ones. Give the benchmark a cluster of its own, or"
                    + " delete these topics if an earlier benchmark that was interrupted has left them");
        }
        new TopicCreator(admin, partitions, replicationFactor).create(topics);
    }

    /** Deletes them, and what Kafka Streams made for the parts; returns when they are gone. */
    void delete() throws InterruptedException {
        List<String> all = names().stream().filter(this::isOfTheBenchmark).toList();
        try {
            admin.deleteTopics(all).all().get();
            while (names().stream().anyMatch(this::isOfTheBenchmark)) {
                Thread.sleep(PAUSE.toMillis());
            }
            while (!deleteGroups()) {
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (ExecutionException e) {
            throw new KafkaException("cannot delete the benchmark's topics and groups: " + e.getMessage(), e);
        }
    }

    /** Returns whether none is left: one that was killed is a member of its group until it is missed. */
    private boolean deleteGroups() throws ExecutionException, InterruptedException {
        boolean none = true;
        for (GroupListing group : admin.listGroups().all().get()) {
            if (group.groupId().startsWith(APPLICATIONS)) {
                none &= deleteGroup(group.groupId());
            }
        }
        return none;
    }

    private boolean deleteGroup(String group) throws ExecutionException, InterruptedException {
        try {
            admin.deleteConsumerGroups(List.of(group)).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupNotEmptyException) {
                return false;
            }
            throw e;
        }
    }

    private boolean isOfTheBenchmark(String name) {
        return isOurs(name) || name.startsWith(APPLICATIONS);
    }

    private boolean isOurs(String name) {
        return topics.stream().anyMatch(topic -> topic.name().equals(name));
    }

    private Set<String> names() {
        try {
            return admin.listTopics().names().get();
        } catch (ExecutionException e) {
            throw new KafkaException("cannot list the topics: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
