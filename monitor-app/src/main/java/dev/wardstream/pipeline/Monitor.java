package dev.wardstream.pipeline;

import dev.wardstream.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topology, running on a cluster: exactly-once, with what cannot be processed in quarantine. */
public final class Monitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

    private final KafkaStreams streams;
    private volatile String lastFailure = "";

    private Monitor(KafkaStreams streams) {
        this.streams = streams;
    }

    /** Starts the topology. Its topics must be there. */
    public static Monitor start(Topology topology, MonitorSettings settings) {
        Monitor monitor = new Monitor(new KafkaStreams(topology, properties(settings)));
        monitor.streams.setUncaughtExceptionHandler(monitor::onFailure);
        monitor.streams.start();
        return monitor;
    }

    /** Whether it processes, or at least shares out the work to do so. */
    public boolean isRunning() {
        return streams.state().isRunningOrRebalancing();
    }

    /**
     * Waits until every task of this instance processes.
     *
     * @throws IllegalStateException if that takes longer, or the monitor gave up
     */
    public void awaitRunning(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (streams.state() != KafkaStreams.State.RUNNING) {
            if (streams.state().hasCompletedShutdown() || System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("the monitor does not run, it is " + state()
                        + (lastFailure.isEmpty() ? "" : "; last failure: " + lastFailure));
            }
            Thread.sleep(50);
        }
    }

    /** What it does just now, such as {@code RUNNING}, {@code REBALANCING} or {@code ERROR}. */
    public String state() {
        return streams.state().name();
    }

    /** The message of the last failure that a thread of it recovered from, empty if there was none. */
    public String lastFailure() {
        return lastFailure;
    }

    /** What became of the records received by the tasks of this instance, also before its last restart. */
    public IntakeCounts intakeCounts() {
        return IntakeCounts.of(tallies(IntakeStage.TALLY_STORE));
    }

    /** What the tasks of this instance made of the accepted samples, also before its last restart. */
    public StreamCounts streamCounts() {
        Map<String, Long> all = new HashMap<>(tallies(WindowStage.TALLY_STORE));
        all.putAll(tallies(ScoreStage.TALLY_STORE));
        all.putAll(tallies(AlarmStage.TALLY_STORE));
        return StreamCounts.of(all);
    }

    /** Stops after a last commit. */
    @Override
    public void close() {
        if (!streams.close(STOP_WITHIN)) {
            LOG.warn(
                    "The monitor did not stop within {}; what it had not committed is done again at the next start",
                    STOP_WITHIN);
        }
    }

    private StreamThreadExceptionResponse onFailure(Throwable failure) {
        LOG.error("A stream thread failed and is replaced; what it had not committed is done again", failure);
        lastFailure = String.valueOf(failure.getMessage());
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Sums a tally over the tasks; empty while they move or restore. */
    private Map<String, Long> tallies(String store) {
        Map<String, Long> sums = new HashMap<>();
        try {
            ReadOnlyKeyValueStore<String, Long> tally = streams.store(
                    StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.<String, Long>keyValueStore()));
            try (KeyValueIterator<String, Long> all = tally.all()) {
                all.forEachRemaining(entry -> sums.merge(entry.key, entry.value, Long::sum));
            }
        } catch (InvalidStateStoreException e) {
            LOG.debug("The tally {} cannot be read just now", store, e);
            return Map.of();
        }
        return sums;
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
                settings.commitInterval().toMillis());
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        // A raw record of the largest size the broker takes, and the headers that say why it is in quarantine.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), 2 * 1024 * 1024);
        // How soon the topic of a new vendor is noticed.
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.METADATA_MAX_AGE_CONFIG), 10_000);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallStores.class);
        properties.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndContinueExceptionHandler.class);
        properties.put(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                LogAndContinueProcessingExceptionHandler.class);
        properties.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.QUARANTINE.name());
        return properties;
    }
}
