package dev.wardstream.archive;

import dev.wardstream.alarm.AlarmPolicy;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.Map;

/**
 * Writes vitals, scores, alerts, limits and the alarm budget from their topics to a store that speaks InfluxDB's v2 write API, and at
 * a steady beat what stands. Offsets are committed after the store has taken the points, and the same record always becomes the same point: nothing is lost and nothing
 * stands twice, whatever stops in between. While the store is down it waits, and {@link #health()} says so.
 *
 * <p>Several archives share the work if they share {@link #GROUP}.
 */
public final class Archive implements AutoCloseable {
    /** The consumer group, unless the Kafka properties name another. */
    public static final String GROUP = "wardstream-archive";

    private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

    private final ArchiveLoop loop;
    private final ArchiveStatus status;
    private final CatchUp catchUp;
    private final KafkaClientMetrics kafkaMetrics;
    private final Thread thread;

    private Archive(ArchiveLoop loop, ArchiveStatus status, CatchUp catchUp) {
        this.loop = loop;
        this.status = status;
        this.catchUp = catchUp;
        this.kafkaMetrics = loop.kafkaMetrics();
        this.thread = new Thread(loop, "archive");
    }

    /**
     * Starts to read and write on a thread of its own. The topics should exist; neither the store nor the brokers need to
     * be up yet.
     *
     * @param policy whose limits hold where a patient has none of their own
     * @param time by which what stands is written every minute
     * @param kafkaProperties of a consumer: at least {@code bootstrap.servers}; what exactly-once reading needs is fixed
     */
    public static Archive start(
            ArchiveSettings settings, Map<String, Object> kafkaProperties, AlarmPolicy policy, WardNow time) {
        Map<String, Object> properties = ArchiveConsumer.properties(settings, kafkaProperties);
        ArchiveStatus status = new ArchiveStatus();
        WardState ward = new WardState(policy, time);
        Archive archive = new Archive(
                new ArchiveLoop(settings, properties, ward, status),
                status,
                new CatchUp(
                        properties, ward.sources().stream().map(Source::topic).toList()));
        archive.thread.start();
        return archive;
    }

    /** What it waits for before it writes for the first time; empty afterwards. */
    public String reading() {
        return status.reading();
    }

    public ArchiveHealth health() {
        return status.health();
    }

    /** How often a write failed and was put off. */
    public long retries() {
        return status.retries();
    }

    /** Lets a registry show what the consumer measures, its lag above all. */
    public void bindTo(MeterRegistry registry) {
        kafkaMetrics.bindTo(registry);
    }

    /** Points of this measurement that were written since it started. */
    public long written(Measurement measurement) {
        return status.written(measurement);
    }

    public ArchiveCounts counts() {
        return status.counts();
    }

    /**
     * Waits until every record committed to the topics before this call is in the store (or refused by it).
     *
     * @return whether that was so in time
     * @throws IllegalStateException if the brokers do not answer, or a topic does not exist
     */
    public boolean awaitCaughtUp(Duration patience) throws InterruptedException {
        return catchUp.await(patience);
    }

    /** Stops reading; what is not yet written is read again at the next start. */
    @Override
    public void close() {
        kafkaMetrics.close();
        loop.stop();
        try {
            thread.join(TIME_TO_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
