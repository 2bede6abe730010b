package dev.wardstream.bench;

import dev.wardstream.wire.Topic;
import dev.wardstream.wire.Topics;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serdes;

/** What is measured: the monitor, and what it is held against on the same records with the same client settings. */
public enum Part {
    COPY("copy", "one-hop copy", List.of("bench.copy"), List::of, List.of()),
    TWO_HOPS(
            "two-hops",
            "two-hop copy",
            List.of("bench.first", "bench.second"),
            () -> List.of("bench.first"),
            List.of()),
    DSL(
            "dsl",
            "DSL + DL4J",
            List.of("bench.dsl"),
            List::of,
            List.of(BenchTopics.APPLICATIONS + "dsl-" + DslPeer.STEPS + "-repartition")),
    MONITOR("monitor", "monitor", List.of(), () -> List.of(Topics.PATIENT_VITALS.name()), List.of());

    private final String id;
    private final String title;
    private final List<String> own;
    /** Asked only where it is needed: the command line knows the parts, and the topics' schemas take long to load. */
    private final Supplier<List<String>> secondHop;

    private final List<String> readsToo;

    Part(String id, String title, List<String> own, Supplier<List<String>> secondHop, List<String> readsToo) {
        this.id = id;
        this.title = title;
        this.own = own;
        this.secondHop = secondHop;
        this.readsToo = readsToo;
    }

    /** @throws IllegalArgumentException where none has this id, naming those that there are */
    public static Part of(String id) {
        return Arrays.stream(values())
                .filter(part -> part.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no part '" + id + "', only "
                        + Arrays.stream(values()).map(Part::id).collect(Collectors.joining(", "))));
    }

    /** Its name on the command line, in JSON and in its consumer group. */
    public String id() {
        return id;
    }

    /** Its name in words. */
    public String title() {
        return title;
    }

    /** The topics that only the benchmark has. */
    List<Topic<byte[]>> ownTopics() {
        return own.stream().map(Part::topic).toList();
    }

    /** What it reads, hop by hop. */
    List<Collection<String>> hops(Collection<String> raw) {
        List<String> second = secondHop.get();
        return second.isEmpty() ? List.of(raw) : List.of(raw, second);
    }

    /** What it reads beside that, of which a sample is not one record. */
    List<String> readsToo() {
        return readsToo;
    }

    private static Topic<byte[]> topic(String name) {
        return new Topic<>(name, Serdes.ByteArray(), Topic.Cleanup.DELETE, Duration.ofDays(1), null);
    }
}
