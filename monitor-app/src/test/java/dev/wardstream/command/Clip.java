package dev.wardstream.command;

import static dev.wardstream.Patience.PATIENCE_MILLIS;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.wire.Topic;
import dev.wardstream.wire.Topics;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A clip on a patient's finger that publishes heart rate and SpO2 once a second, as vendor acme. */
final class Clip implements AutoCloseable {
    private final DeviceId device;
    private final KafkaProducer<String, byte[]> producer;
    private final CountDownLatch off = new CountDownLatch(1);
    private final Thread clock = new Thread(this::run, "clip");
    private volatile Readings readings = Readings.none();

    Clip(String device, String bootstrapServers) {
        this.device = new DeviceId(device);
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "acks", "all",
                        // Brokers that are away for a while are waited for.
                        "max.block.ms", PATIENCE_MILLIS,
                        "delivery.timeout.ms", PATIENCE_MILLIS),
                new StringSerializer(),
                new ByteArraySerializer());
        clock.start();
    }

    /** What it measures from now on. */
    void measures(double heartRate, double spo2) {
        readings = Readings.of(VitalSign.HEART_RATE, heartRate).with(VitalSign.SPO2, spo2);
    }

    /** Puts something else on a topic. */
    <V> void send(Topic<V> topic, String key, V value) throws Exception {
        byte[] bytes = Objects.requireNonNull(topic.serde().serializer().serialize(topic.name(), value));
        producer.send(new ProducerRecord<>(topic.name(), key, bytes)).get();
    }

    @Override
    public void close() {
        off.countDown();
        try {
            clock.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }

    private void run() {
        try {
            do {
                publish();
            } while (!off.await(1, TimeUnit.SECONDS));
        } catch (Exception e) {
            throw new IllegalStateException("the clip cannot publish", e);
        }
    }

    private void publish() throws Exception {
        if (readings.isEmpty()) {
            return;
        }
        Topic<DeviceSample> topic = Topics.rawVitals("acme");
        DeviceSample sample = new DeviceSample(device, null, Sample.of(System.currentTimeMillis(), readings));
        send(topic, device.value(), sample);
    }
}
