package dev.wardstream.archive;

import static dev.wardstream.archive.WardRecords.START;

import dev.wardstream.alarm.Alert;
import dev.wardstream.wire.Topic;
import dev.wardstream.wire.Topics;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What a pipeline writes, written as the pipeline writes it: in transactions, some of which abort. Twenty patients, a score
 * every fifth sample, an alert every hundredth.
 */
final class WardLoad implements AutoCloseable {
    static final int PATIENTS = 20;
    private static final int SAMPLES_A_TRANSACTION = 200;

    private final KafkaProducer<String, byte[]> producer;
    private final AtomicLong samples = new AtomicLong();
    private final AtomicLong scores = new AtomicLong();
    private final AtomicLong alerts = new AtomicLong();
    private final Thread thread = new Thread(this::produceUntilStopped, "ward-load");
    private volatile boolean stopped;
    private long next;

    WardLoad(String bootstrapServers) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "ward-load", "linger.ms", 5),
                new StringSerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    /** Goes on in the background, some 2000 samples a second, until stopped. */
    void start() {
        thread.start();
    }

    /** Publishes this many samples, and what belongs to them, now. */
    void publish(int count) {
        producer.beginTransaction();
        int scored = 0;
        int alerted = 0;
        for (int i = 0; i < count; i++) {
            int patient = (int) (next % PATIENTS);
            long at = START + next / PATIENTS * 100;
            send(Topics.PATIENT_VITALS, patient, WardRecords.sample(patient, at));
            if (next % 5 == 0) {
                send(
                        Topics.PATIENT_SCORES,
                        patient,
                        next % 2 == 0 ? WardRecords.modelScore(patient, at) : WardRecords.news2(patient, at));
                scored++;
            }
            if (next % 100 == 0) {
                send(Topics.ALERTS, patient, WardRecords.alert(patient, Alert.Event.RAISED, at));
                send(Topics.ALERTS, patient, WardRecords.alert(patient, Alert.Event.CEASED, at));
                alerted += 2;
            }
            next++;
        }
        producer.commitTransaction();
        samples.addAndGet(count);
        scores.addAndGet(scored);
        alerts.addAndGet(alerted);
    }

    /** Publishes samples that a pipeline took back: nobody may archive them. */
    void publishInVain(int count) {
        producer.beginTransaction();
        for (int i = 0; i < count; i++) {
            send(Topics.PATIENT_VITALS, i % PATIENTS, WardRecords.sample(i % PATIENTS, START - 1_000_000 - i));
        }
        producer.flush();
        producer.abortTransaction();
    }

    /** Publishes one record as it is. */
    void publish(String topic, String key, byte[] value) {
        producer.beginTransaction();
        send(topic, key, value);
        producer.commitTransaction();
    }

    /** What was committed until now. */
    ArchiveCounts published() {
        return new ArchiveCounts(samples.get(), scores.get(), alerts.get(), 0);
    }

    /** Publishes no more. */
    void stop() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
        producer.close();
    }

    private void produceUntilStopped() {
        while (!stopped) {
            publish(SAMPLES_A_TRANSACTION);
            if (next % 2_000 == 0) {
                publishInVain(50);
            }
            LockSupport.parkNanos(80_000_000);
        }
    }

    private <T> void send(Topic<T> topic, int patient, T value) {
        send(topic.name(), "p-" + patient, topic.serde().serializer().serialize(topic.name(), value));
    }

    private void send(String topic, String key, byte[] value) {
        // What a send meets with, the transaction's commit throws.
        Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(topic, key, value));
    }
}
