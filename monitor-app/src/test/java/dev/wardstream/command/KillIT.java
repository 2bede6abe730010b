package dev.wardstream.command;

import static dev.wardstream.Patience.PATIENCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wardstream.alarm.Alert;
import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.score.PatientScore;
import dev.wardstream.simulate.Emission;
import dev.wardstream.simulate.Feed;
import dev.wardstream.simulate.Pacer;
import dev.wardstream.simulate.SimulatedWard;
import dev.wardstream.simulate.VitalsPublisher;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.wire.DeviceSamples;
import dev.wardstream.wire.Topic;
import dev.wardstream.wire.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The monitor dies again and again, without a word, while a ward's records wait for it: nobody downstream can tell. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillIT {
    private static final Instant MORNING = Instant.parse("2026-03-01T07:00:00Z");
    private static final SimulatedWard WARD = SimulatedWard.of(24, 7, MORNING.toEpochMilli());
    /** Twelve minutes of twenty-four patients: long enough for alarms to come and go. Some samples come again later. */
    private static final Feed PATIENTS =
            KillFeeds.withRepeats(KillFeeds.oneDeviceEach(WARD.lasting(Duration.ofMinutes(12))));
    /** Twelve minutes of the ward in forty seconds. */
    private static final double WHILE_THEY_SEND = 18;

    private static final Map<String, String> SETTINGS = Map.of(
            "WARDSTREAM_MONITOR_CLOCK", "event",
            "WARDSTREAM_ARCHIVE_ENABLED", "false",
            "WARDSTREAM_HTTP_PORT", "0",
            "WARDSTREAM_MONITOR_STATE_DIRECTORY", "state",
            // How long the broker takes the dead for living: the least it allows.
            "WARDSTREAM_KAFKA_SESSION_TIMEOUT_MS", "6000",
            // Small bites, so that there is a middle to be killed in.
            "WARDSTREAM_KAFKA_MAX_POLL_RECORDS", "100",
            // Where there are two, each keeps copies of the other's state.
            "WARDSTREAM_KAFKA_NUM_STANDBY_REPLICAS", "1",
            // What Kafka Streams restores is only in the log that is asked for.
            "JDK_JAVA_OPTIONS", "-Dwardstream.kafka=info");

    /** What a run leaves for everybody downstream; lines are by patient, in each patient's order. */
    private record Outcome(
            List<String> alerts,
            List<String> vitals,
            List<String> scores,
            List<String> quarantine,
            Map<String, Double> counts) {}

    private Outcome undisturbed = new Outcome(List.of(), List.of(), List.of(), List.of(), Map.of());

    @BeforeAll
    void aRunThatNothingDisturbs(@TempDir Path folder) throws Exception {
        undisturbed = outcome(folder, List.of());
        assertThat(undisturbed.alerts()).hasSizeGreaterThan(40);
        assertThat(undisturbed.vitals()).hasSizeGreaterThan(10_000);
        assertThat(undisturbed.quarantine()).hasSize(3);
    }

    @Test
    void afterKillsAtAnyPointEverythingIsAsIfThereHadBeenNone(@TempDir Path folder) throws Exception {
        Outcome killed = outcome(folder, List.of(0.05, 0.25, 0.5, 0.7));

        assertThatNobodyDownstreamCanTell(killed);
        assertThat(killed.counts()).isEqualTo(undisturbed.counts());
        assertThat(killed.counts().get("wardstream_records_duplicates_total"))
                .as("samples that came again")
                .isGreaterThan(undisturbed.vitals().size() / (KillFeeds.REPEATED + 1.0));
        assertThat(killed.counts().get("wardstream_records_accepted_total"))
                .isEqualTo(undisturbed.vitals().size());
    }

    /** While the ward sends: a second instance joins, each keeps copies of the other's state; the first dies and comes back; the second dies. */
    @Test
    void whoTakesOverFromOneThatDiedGoesOnWhereItWas(@TempDir Path folder) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("broker"), 0));
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
                Program first = monitor(folder.resolve("first"), prepared(broker))) {
            first.awaitLine("monitoring on");
            FutureTask<Void> sent = new FutureTask<>(() -> {
                publish(broker, Pacer.atSpeed(WHILE_THEY_SEND));
                return null;
            });
            new Thread(sent, "devices").start();
            awaitDone(admin, 0.1);
            try (Program second = monitor(folder.resolve("second"), broker)) {
                second.awaitLine("monitoring on");
                awaitDone(admin, 0.4);
                first.kill();
                awaitDone(admin, 0.55);
                try (Program third = monitor(folder.resolve("first"), broker)) {
                    third.awaitLine("monitoring on");
                    awaitDone(admin, 0.7);
                    second.kill();
                    sent.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                    new Drain(admin, "wardstream").await(PATIENTS.vendors(), left -> {}, PATIENCE);
                    assertThatNobodyDownstreamCanTell(outcomeOf(broker.bootstrapServers(), third));
                }
            }
        }
    }

    private void assertThatNobodyDownstreamCanTell(Outcome other) {
        assertThat(other.alerts()).isEqualTo(undisturbed.alerts());
        assertThat(other.vitals()).isEqualTo(undisturbed.vitals());
        assertThat(other.scores()).isEqualTo(undisturbed.scores());
        assertThat(other.quarantine()).isEqualTo(undisturbed.quarantine());
    }

    private static void awaitDone(Admin admin, double share) {
        long samples = StreamSupport.stream(((Iterable<Emission>) PATIENTS::emissions).spliterator(), false)
                .count();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> done(admin) >= samples * share);
    }

    /** @param killPoints shares of the records received, each of which the monitor dies after */
    private static Outcome outcome(Path folder, List<Double> killPoints) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("broker"), 0));
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            publish(prepared(broker), Pacer.unpaced());
            long total = received(admin);
            for (double point : killPoints) {
                try (Program monitor = monitor(folder, broker)) {
                    long enough = Math.round(total * point);
                    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> done(admin) >= enough);
                    monitor.kill();
                }
                assertThat(done(admin)).as("killed in the middle").isLessThan(total);
            }
            if (!killPoints.isEmpty()) {
                dieWhileRestoring(folder, broker);
            }
            try (Program monitor = monitor(folder, broker)) {
                new Drain(admin, "wardstream").await(PATIENTS.vendors(), left -> {}, PATIENCE);
                return outcomeOf(broker.bootstrapServers(), monitor);
            }
        }
    }

    private static Program monitor(Path folder, EmbeddedBroker broker) throws IOException {
        return Program.start(folder, SETTINGS, "run", "--bootstrap", broker.bootstrapServers());
    }

    /** And once more, before it is back at work: some of its state is read again, some is not. */
    private static void dieWhileRestoring(Path folder, EmbeddedBroker broker) throws Exception {
        Path log = folder.resolve(".wardstream/logs/wardstream.log");
        int before = Files.readString(log).length();
        try (Program monitor = monitor(folder, broker)) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> Files.readString(log).indexOf("Finished restoring changelog", before) > 0);
            monitor.kill();
        }
    }

    private static MonitorConfig config(EmbeddedBroker broker) {
        return MonitorConfig.load(null, Map.of()).withKafka(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    /** With its topics, and who wears which device. */
    private static EmbeddedBroker prepared(EmbeddedBroker broker) throws Exception {
        TopicSetup.create(config(broker), PATIENTS.vendors());
        try (VitalsPublisher publisher = new VitalsPublisher(config(broker).kafka())) {
            publisher.assign(PATIENTS);
        }
        return broker;
    }

    private static void publish(EmbeddedBroker broker, Pacer pacer) throws Exception {
        MonitorConfig config = config(broker);
        try (VitalsPublisher publisher = new VitalsPublisher(config.kafka())) {
            publisher.publish(PATIENTS, pacer);
        }
        DeviceSample stray = new DeviceSample(
                new DeviceId("stray-1"), 1L, Sample.of(MORNING.toEpochMilli(), Readings.of(VitalSign.HEART_RATE, 70)));
        byte[] bytes = DeviceSamples.using(null).encode(stray);
        byte[] first =
                DeviceSamples.using(null).encode(PATIENTS.emissions().next().sample());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config.kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
            List<ProducerRecord<byte[], byte[]>> refused = List.of(
                    record("acme-monitor-0001", "no Avro".getBytes(UTF_8)),
                    record("stray-1", bytes),
                    record("another-key", first));
            for (ProducerRecord<byte[], byte[]> each : refused) {
                producer.send(each).get();
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String key, byte[] value) {
        return new ProducerRecord<>(Topics.rawVitals("acme").name(), 0, key.getBytes(UTF_8), value);
    }

    private static long received(Admin admin) throws Exception {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (String vendor : PATIENTS.vendors()) {
            for (int partition = 0; partition < 4; partition++) {
                ends.put(new TopicPartition(Topics.rawVitals(vendor).name(), partition), OffsetSpec.latest());
            }
        }
        return admin.listOffsets(ends).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    /** How many records the intake has committed. */
    private static long done(Admin admin) throws Exception {
        return admin.listConsumerGroupOffsets("wardstream").partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(entry -> Topics.vendorOf(entry.getKey().topic()) != null && entry.getValue() != null)
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }

    private static Outcome outcomeOf(String bootstrapServers, Program monitor) throws Exception {
        String port = monitor.awaitLine("http://127.0.0.1:(\\d+)/health").group(1);
        return new Outcome(
                byPatient(Topics.ALERTS, Alert::patient, alert -> Json.line(AlertRow.of(alert)), bootstrapServers),
                byPatient(Topics.PATIENT_VITALS, PatientSample::patient, PatientSample::toString, bootstrapServers),
                byPatient(Topics.PATIENT_SCORES, PatientScore::patient, PatientScore::toString, bootstrapServers),
                TopicContents.quarantine(bootstrapServers).stream()
                        .map(record -> record.reason() + " " + record.detail() + " " + record.topic() + "/"
                                + record.partition() + "@" + record.offset() + " " + record.key())
                        .sorted()
                        .toList(),
                counts("http://127.0.0.1:" + port + "/metrics"));
    }

    private static <V> List<String> byPatient(
            Topic<V> topic, Function<V, PatientId> patient, Function<V, String> line, String bootstrapServers) {
        return TopicContents.of(topic, bootstrapServers).stream()
                .sorted(Comparator.comparing(value -> patient.apply(value).value()))
                .map(line)
                .toList();
    }

    /** The counts that are kept in stores; all others begin anew with each instance. */
    private static Map<String, Double> counts(String metrics) throws Exception {
        String text = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(metrics)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        return text.lines()
                .filter(line -> line.matches(
                        "wardstream_(records_.*|samples_.*|windows|scores|alert_events|alert_calls|commands)_total.*"))
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(
                        parts -> parts[0], parts -> Double.valueOf(parts[1]), (a, b) -> a, TreeMap::new));
    }
}
