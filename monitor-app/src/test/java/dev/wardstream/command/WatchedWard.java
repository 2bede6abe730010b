package dev.wardstream.command;

import static dev.wardstream.Patience.PATIENCE;
import static org.awaitility.Awaitility.await;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Presence;
import dev.wardstream.archive.Archive;
import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.pipeline.WardClock;
import dev.wardstream.simulate.Pacer;
import dev.wardstream.simulate.SimulatedWard;
import dev.wardstream.simulate.VitalsPublisher;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.wire.CommandRecords;
import dev.wardstream.wire.DeviceSamples;
import dev.wardstream.wire.Topics;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The demo's ward, watched by the whole app on a broker of its own and archived to a store of the test's: patients fall ill, a
 * sensor falls off, nobody answers for a while and then somebody does, and a vendor sends what nobody can read.
 */
final class WatchedWard implements AutoCloseable {
    private static final int BEDS = 12;
    /** Into the second round of illness: a sensor is off at the end, and alarms of each priority are on. */
    private static final Duration LENGTH = Duration.ofSeconds(1_040);

    private final EmbeddedBroker broker;
    private final MonitorConfig config;
    private final RunningMonitor monitor;
    private final SimulatedWard ward;
    private final long start;

    private WatchedWard(
            EmbeddedBroker broker, MonitorConfig config, RunningMonitor monitor, SimulatedWard ward, long start) {
        this.broker = broker;
        this.config = config;
        this.monitor = monitor;
        this.ward = ward;
        this.start = start;
    }

    /** Returns when all of it is archived. */
    static WatchedWard start(Path folder, URI store) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("broker"), 0));
        MonitorConfig config = LocalConfig.archivingTo(store, broker, folder);
        long start = System.currentTimeMillis() - LENGTH.toMillis();
        SimulatedWard ward = SimulatedWard.of(BEDS, 1, start).lasting(LENGTH);
        TopicSetup.create(config, ward.vendors());
        RunningMonitor monitor =
                RunningMonitor.start(config, new WardClock.EventTime(), new PrintWriter(Writer.nullWriter()));
        WatchedWard watched = new WatchedWard(broker, config, monitor, ward, start);
        watched.live();
        return watched;
    }

    int httpPort() {
        return monitor.httpPort();
    }

    /** When the first sample was measured, epoch milliseconds. */
    long start() {
        return start;
    }

    /** Well after the last sample, epoch milliseconds. */
    long end() {
        return start + LENGTH.toMillis() + 60_000;
    }

    @Override
    public void close() {
        monitor.close();
        broker.close();
    }

    private void live() throws Exception {
        monitor.awaitWatching();
        try (VitalsPublisher publisher = new VitalsPublisher(config.kafka())) {
            publisher.assign(ward);
            publisher.publish(ward, Pacer.unpaced());
        }
        sendNonsense();
        sendWhatNoSimulatedDeviceMeasures();
        drain();
        answer();
        Archive archive = Objects.requireNonNull(monitor.archive());
        drain();
        await().atMost(PATIENCE)
                .until(() -> !TopicContents.of(Topics.ALARM_BUDGET, broker.bootstrapServers())
                        .isEmpty());
        if (!archive.awaitCaughtUp(PATIENCE)) {
            throw new IllegalStateException("not archived: " + archive.health());
        }
    }

    private void sendNonsense() throws Exception {
        try (KafkaProducer<String, byte[]> vendor =
                new KafkaProducer<>(config.kafka(), new StringSerializer(), new ByteArraySerializer())) {
            String topic = Topics.rawVitals(ward.vendors().iterator().next()).name();
            vendor.send(new ProducerRecord<>(topic, "d-1", new byte[] {1})).get();
        }
    }

    /** Each device that is worn at the end tells once of the vitals that the simulated patients do not have. */
    private void sendWhatNoSimulatedDeviceMeasures() throws Exception {
        Readings readings = Readings.of(
                Map.of(VitalSign.BLOOD_GLUCOSE, 104.0, VitalSign.END_TIDAL_CO2, 38.0, VitalSign.PERFUSION_INDEX, 2.4));
        Sample sample = Sample.of(start + LENGTH.toMillis() - 1, readings);
        DeviceSamples codec = DeviceSamples.using(null);
        try (KafkaProducer<String, byte[]> vendor =
                new KafkaProducer<>(config.kafka(), new StringSerializer(), new ByteArraySerializer())) {
            for (Assignments worn : ward.assignments()) {
                String topic = Topics.rawVitals(
                                Objects.requireNonNull(worn.newest().vendor()).value())
                        .name();
                byte[] value = codec.encode(new DeviceSample(worn.device(), null, sample));
                vendor.send(new ProducerRecord<>(topic, worn.device().value(), value))
                        .get();
            }
        }
    }

    /** Three alarms that are on are acknowledged, silenced and handed over. */
    private void answer() throws Exception {
        List<Alert> on = TopicContents.of(Topics.ALERTS, broker.bootstrapServers()).stream()
                .filter(alert -> alert.calls() && alert.standing().presence() instanceof Presence.On)
                .sorted((one, other) -> Long.compare(other.at(), one.at()))
                .toList();
        long now = end();
        say(on.get(0), "1", now, new Action.Silence(on.get(0).id(), now + 600_000, "physician is here"));
        say(on.get(0), "2", now + 1, new Action.HandOver(on.get(0).standing().episode(), "charge nurse", ""));
        say(on.get(0), "3", now + 2, new Action.Acknowledge(on.get(0).id(), "on my way"));
        await().atMost(PATIENCE)
                .until(() -> TopicContents.of(Topics.COMMAND_OUTCOMES, broker.bootstrapServers())
                                .size()
                        == 3);
    }

    private void say(Alert alarm, String id, long now, Action action) throws Exception {
        AlarmCommand command = new AlarmCommand(id, alarm.patient(), now, "nurse-1", action);
        byte[] value = Topics.ALERT_COMMANDS
                .serde()
                .serializer()
                .serialize(Topics.ALERT_COMMANDS.name(), CommandRecords.toAvro(command, "test"));
        try (KafkaProducer<String, byte[]> nurse =
                new KafkaProducer<>(config.kafka(), new StringSerializer(), new ByteArraySerializer())) {
            nurse.send(new ProducerRecord<>(
                            Topics.ALERT_COMMANDS.name(), alarm.patient().value(), value))
                    .get();
        }
    }

    private void drain() throws InterruptedException {
        try (Admin admin = Admin.create(config.kafka())) {
            new Drain(admin, config.monitor().applicationId()).await(ward.vendors(), left -> {}, PATIENCE);
        }
    }
}
