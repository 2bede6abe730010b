package dev.wardstream.pipeline;

import dev.wardstream.settings.OwnerOnly;
import dev.wardstream.wire.Topics;
import dev.wardstream.words.Said;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topology, running on a cluster: exactly-once, with what cannot be processed in quarantine. */
public final class Monitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);
    private static final long CACHE_BYTES = 64L << 20;
    private static final int BATCH_BYTES = 64 << 10;
    private static final long LEAST_POLL_MS = 10;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);
    private static final List<String> TALLIES = List.of(IntakeStage.TALLY_STORE, PatientStage.TALLY_STORE);

    private final KafkaStreams streams;
    private final KafkaStreamsMetrics kafkaMetrics;
    private final @Nullable DelayWatch delay;
    private final Failures failures = new Failures();
    private final Restoration restoration = new Restoration();
    private volatile boolean hasRun;
    private volatile boolean caughtUp;
    private final Map<String, Map<String, Long>> lastTallies = new ConcurrentHashMap<>();

    private Monitor(KafkaStreams streams, @Nullable DelayWatch delay) {
        this.streams = streams;
        this.delay = delay;
        this.kafkaMetrics = new KafkaStreamsMetrics(streams);
    }

    /** Everything but the processing, which {@link #start} begins: so what it still reads can be told meanwhile. */
    public static Monitor prepare(Topology topology, MonitorSettings settings) {
        Monitor monitor = new Monitor(new KafkaStreams(topology, properties(settings)), delayWatch(settings));
        closeToOthers(settings.stateDirectory());
        monitor.streams.setUncaughtExceptionHandler(monitor::onFailure);
        monitor.streams.setGlobalStateRestoreListener(monitor.restoration);
        monitor.streams.setStateListener((state, before) -> monitor.hasRun |= state == KafkaStreams.State.RUNNING);
        return monitor;
    }

    private static @Nullable DelayWatch delayWatch(MonitorSettings settings) {
        Duration slowAfter = settings.slowAfter();
        // What waits for its commit only is not behind.
        return slowAfter == null
                ? null
                : DelayWatch.start(
                        settings.kafka(), settings.applicationId(), slowAfter.plus(settings.plainInterval()));
    }

    /** Kafka Streams lets the group look in, and who has an older version's folder, everybody. */
    private static void closeToOthers(Path stateDirectory) {
        try {
            OwnerOnly.close(OwnerOnly.folder(stateDirectory));
        } catch (IOException e) {
            LOG.warn("Others may look into {}: {}", stateDirectory, e.toString());
        }
    }

    /** Starts to process. The topics must be there. Models and assignments are read when this returns. */
    public void start() {
        streams.start();
    }

    /**
     * What it still reads or waits for before every task of this instance processes for the first time and has caught up with what
     * came while nobody did; empty afterwards.
     */
    public Said readingSaid() {
        if (hasRun) {
            return hasCaughtUp() ? Said.NOTHING : Said.of("start.meanwhile", behind());
        }
        Said progress = restoration.progress();
        String what = streams.state() == KafkaStreams.State.CREATED
                ? "start.models"
                : progress.isEmpty() ? "start.share" : "start.state";
        return progress.isEmpty()
                ? Said.of(what)
                : Said.of(what).and("list.begins").and(progress);
    }

    /** The same in English. */
    public String reading() {
        return readingSaid().toString();
    }

    /** What it does just now, such as {@code RUNNING}, {@code REBALANCING} or {@code ERROR}. */
    public String state() {
        return streams.state().name();
    }

    /**
     * What is wrong with it, empty where it is well: it does not process, a thread of it failed within the last minute, or alarms
     * are behind.
     */
    public String illness() {
        return Stream.of(streamIllness(), delayIllness())
                .filter(illness -> !illness.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** How long the record waits that has waited longest to be judged, 0 where none does; NaN where that is not looked at. */
    public double processingDelaySeconds() {
        return delay == null ? Double.NaN : delay.seconds();
    }

    /** That much waits after a start is the start's matter, until it has caught up once. */
    private String delayIllness() {
        return delay == null || !hasCaughtUp() ? "" : delay.illness();
    }

    private boolean hasCaughtUp() {
        caughtUp |=
                hasRun && (delay == null || (delay.isKnown() && delay.illness().isEmpty()));
        return caughtUp;
    }

    private long behind() {
        return delay == null ? 0 : Math.round(delay.seconds());
    }

    private String streamIllness() {
        String recent = failures.recent(System.currentTimeMillis());
        KafkaStreams.State state = streams.state();
        if (state == KafkaStreams.State.CREATED || state.isRunningOrRebalancing()) {
            return recent.isEmpty() ? "" : "a thread failed and was replaced: " + recent;
        }
        return "it is " + state().toLowerCase(Locale.ROOT) + (recent.isEmpty() ? "" : "; last failure: " + recent);
    }

    /** Whether it has stopped, by itself or by {@link #close}, and processes no more. */
    public boolean hasStopped() {
        return streams.state().hasCompletedShutdown();
    }

    /**
     * Whether the counts of all tasks of this instance have been read since it started. Before, they are zero: who watches them over
     * restarts would take what earlier runs counted for a rise.
     */
    public boolean areCountsRead() {
        TALLIES.forEach(this::tallies);
        return lastTallies.keySet().containsAll(TALLIES);
    }

    /** What became of the records received by the tasks of this instance, also before its last restart. */
    public IntakeCounts intakeCounts() {
        return IntakeCounts.of(tallies(IntakeStage.TALLY_STORE));
    }

    /** What the tasks of this instance made of the accepted samples, also before its last restart. */
    public StreamCounts streamCounts() {
        return StreamCounts.of(tallies(PatientStage.TALLY_STORE));
    }

    /** Lets a registry show what Kafka's clients and Kafka Streams measure, those meters that {@link KafkaMeters} keeps. */
    public void bindTo(MeterRegistry registry) {
        kafkaMetrics.bindTo(registry);
    }

    /** Stops after a last commit. */
    @Override
    public void close() {
        kafkaMetrics.close();
        if (delay != null) {
            delay.close();
        }
        // Leaving tells the group at once; it would otherwise wait for us before anyone else may take over, or we come
        // back.
        CloseOptions leaving = CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(STOP_WITHIN);
        if (!streams.close(leaving)) {
            LOG.warn(
                    "The monitor did not stop within {}; what it had not committed is done again at the next start",
                    STOP_WITHIN);
        }
    }

    private StreamThreadExceptionResponse onFailure(Throwable failure) {
        boolean tooOften = failures.add(String.valueOf(failure.getMessage()), System.currentTimeMillis());
        LOG.error(
                tooOften
                        ? "Stream threads fail again and again: the monitor stops"
                        : "A stream thread failed and is replaced; what it had not committed is done again",
                failure);
        return tooOften ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT : StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Sums a tally over the tasks; as last read while they move, and empty until all have been restored for the first time. */
    private Map<String, Long> tallies(String store) {
        if (!hasRun) {
            return Map.of();
        }
        try {
            ReadOnlyKeyValueStore<String, Long> tally = streams.store(
                    StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.<String, Long>keyValueStore()));
            Map<String, Long> sums = new HashMap<>();
            try (KeyValueIterator<String, Long> all = tally.all()) {
                all.forEachRemaining(entry -> sums.merge(entry.key, entry.value, Long::sum));
            }
            lastTallies.put(store, sums);
            return sums;
        } catch (InvalidStateStoreException e) {
            LOG.debug("The tally {} cannot be read just now", store, e);
            return lastTallies.getOrDefault(store, Map.of());
        }
    }

    /**
     * What is sent is seen when it is committed, and a commit sends what still waits: so a batch may wait for more until shortly before
     * the next, and no alert comes later for it. Each batch has its cost, mostly the buffers that it is compressed with. Who sets
     * these under kafka, with the prefix "producer.", is followed.
     */
    private static void fillBatches(Properties properties, Duration interval) {
        properties.putIfAbsent(
                StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), interval.toMillis() * 2 / 3);
        properties.putIfAbsent(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        properties.putIfAbsent(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    }

    static Properties properties(MonitorSettings settings) {
        Properties properties = new Properties();
        properties.putAll(settings.kafka());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.plainInterval().toMillis());
        if (settings.plainSamplesWait()) {
            // A thread that waits for records does not look whether a commit is due, 100 ms long by default.
            properties.putIfAbsent(
                    StreamsConfig.POLL_MS_CONFIG,
                    Math.max(LEAST_POLL_MS, settings.commitInterval().toMillis()));
        }
        fillBatches(properties, settings.plainInterval());
        // How soon the work of an instance that died is taken over.
        properties.putIfAbsent(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
        // The state is as precious as the topics.
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.replicationFactor());
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
                ClaimedTimes.class.getName());
        // How soon the topic of a new vendor is noticed.
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.METADATA_MAX_AGE_CONFIG), 10_000);
        // No vendor waits for one who is silent; what the broker is known to hold is fetched first.
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, 0L);
        // For the stores that are still cached, as of budgets and refusals; patients and devices are live on the heap.
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallStores.class);
        properties.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndContinueExceptionHandler.class);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, QuarantineOrFail.class);
        properties.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.QUARANTINE.name());
        return properties;
    }
}
