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
import dev.wardstream.vitals.Assignments;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The monitor dies again and again, without a word, while a ward's records wait for it: nobody downstream can tell. */
class KillIT {
    private static final Instant MORNING = Instant.parse("2026-03-01T07:00:00Z");
    private static final SimulatedWard WARD = SimulatedWard.of(24, 7, MORNING.toEpochMilli());
    /** Twelve minutes of twenty-four patients: long enough for alarms to come and go. Some samples come again later. */
    private static final Feed PATIENTS = withRepeats(oneDeviceEach(WARD.lasting(Duration.ofMinutes(12))));
    /** A sample in so many comes again, so many samples of its ward later: a third of what the intake remembers of a device. */
    private static final int REPEATED = 7;

    private static final int LATER = 24 * 16;

    private static final Map<String, String> SETTINGS = Map.of(
            "WARDSTREAM_MONITOR_CLOCK", "event",
            "WARDSTREAM_ARCHIVE_ENABLED", "false",
            "WARDSTREAM_HTTP_PORT", "0",
            "WARDSTREAM_MONITOR_STATE_DIRECTORY", "state",
            // How long the broker takes the dead for living: the least it allows.
            "WARDSTREAM_KAFKA_SESSION_TIMEOUT_MS", "6000",
            // Small bites, so that there is a middle to be killed in.
            "WARDSTREAM_KAFKA_MAX_POLL_RECORDS", "100",
            // What Kafka Streams restores is only in the log that is asked for.
            "JDK_JAVA_OPTIONS", "-Dwardstream.kafka=info");

    /** What a run leaves for everybody downstream; lines are by patient, in each patient's order. */
    private record Outcome(
            List<String> alerts,
            List<String> vitals,
            List<String> scores,
            List<String> quarantine,
            Map<String, Double> counts) {}

    @Test
    void afterKillsAtAnyPointEverythingIsAsIfThereHadBeenNone(@TempDir Path folder) throws Exception {
        Outcome undisturbed = outcome(folder.resolve("undisturbed"), List.of());
        Outcome killed = outcome(folder.resolve("killed"), List.of(0.05, 0.25, 0.5, 0.7));

        assertThat(undisturbed.alerts()).hasSizeGreaterThan(40);
        assertThat(undisturbed.vitals()).hasSizeGreaterThan(10_000);
        assertThat(undisturbed.quarantine()).hasSize(3);
        assertThat(killed.alerts()).isEqualTo(undisturbed.alerts());
        assertThat(killed.vitals()).isEqualTo(undisturbed.vitals());
        assertThat(killed.scores()).isEqualTo(undisturbed.scores());
        assertThat(killed.quarantine()).isEqualTo(undisturbed.quarantine());
        assertThat(killed.counts()).isEqualTo(undisturbed.counts());
        assertThat(killed.counts().get("wardstream_records_duplicates_total"))
                .as("samples that came again")
                .isGreaterThan(undisturbed.vitals().size() / (REPEATED + 1.0));
        assertThat(killed.counts().get("wardstream_records_accepted_total"))
                .isEqualTo(undisturbed.vitals().size());
    }

    /** @param killPoints shares of the records received, each of which the monitor dies after */
    private static Outcome outcome(Path folder, List<Double> killPoints) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("broker"), 0));
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            publish(broker.bootstrapServers());
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

    private static void publish(String bootstrapServers) throws Exception {
        MonitorConfig config =
                MonitorConfig.load(null, Map.of()).withKafka(Map.of("bootstrap.servers", bootstrapServers));
        TopicSetup.create(config, PATIENTS.vendors());
        try (VitalsPublisher publisher = new VitalsPublisher(config.kafka())) {
            publisher.assign(PATIENTS);
            publisher.publish(PATIENTS, Pacer.unpaced());
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

    /** As from devices whose gateway never got an answer, and sends again. */
    private static Feed withRepeats(Feed feed) {
        return new Feed() {
            @Override
            public Set<String> vendors() {
                return feed.vendors();
            }

            @Override
            public List<Assignments> assignments() {
                return feed.assignments();
            }

            @Override
            public Iterator<Emission> emissions() {
                List<Emission> all = new ArrayList<>();
                Deque<Emission> again = new ArrayDeque<>();
                Iterable<Emission> once = feed::emissions;
                for (Emission emission : once) {
                    all.add(emission);
                    if (again.size() == LATER / REPEATED) {
                        all.add(again.removeFirst());
                    }
                    if (all.size() % REPEATED == 0) {
                        again.addLast(emission);
                    }
                }
                return all.iterator();
            }
        };
    }

    /** A patient's samples come by one device only: no one can tell in which order those of two would be read. */
    private static Feed oneDeviceEach(Feed feed) {
        return new Feed() {
            @Override
            public Set<String> vendors() {
                return feed.vendors();
            }

            @Override
            public List<Assignments> assignments() {
                return feed.assignments().stream()
                        .filter(assignments -> isMain(assignments.device().value()))
                        .toList();
            }

            @Override
            public Iterator<Emission> emissions() {
                Iterable<Emission> all = feed::emissions;
                return StreamSupport.stream(all.spliterator(), false)
                        .filter(emission -> isMain(emission.device().value()))
                        .iterator();
            }

            private boolean isMain(String device) {
                return !device.contains("cuff");
            }
        };
    }
}
