package dev.wardstream.command;

import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.wire.Topic;
import dev.wardstream.wire.Topics;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A clip on a patient's finger that publishes heart rate and SpO2 once a second, as vendor acme. */
final class Clip implements AutoCloseable {
    private final DeviceId device;
    private final KafkaProducer<String, byte[]> producer;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private volatile Readings readings = Readings.none();

    Clip(String device, String bootstrapServers) {
        this.device = new DeviceId(device);
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        clock.scheduleAtFixedRate(this::publish, 0, 1, TimeUnit.SECONDS);
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
        clock.shutdownNow();
        producer.close();
    }

    private void publish() {
        if (readings.isEmpty()) {
            return;
        }
        Topic<DeviceSample> topic = Topics.rawVitals("acme");
        DeviceSample sample = new DeviceSample(device, null, Sample.of(System.currentTimeMillis(), readings));
        producer.send(new ProducerRecord<>(
                topic.name(), device.value(), topic.serde().serializer().serialize(topic.name(), sample)));
    }
}
