package dev.wardstream.command;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.score.Greedy;
import dev.wardstream.score.ModelBytes;
import dev.wardstream.score.RnnModel;
import dev.wardstream.wire.PublishedModel;
import dev.wardstream.wire.Topics;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who may edit the rota, or publish models, tries more, against a monitor that runs as a user runs it. */
class AttackIT {
    private static final String TOKEN = "s3cret-token-of-the-pager";
    private static final String ROTA = """
            zone = UTC
            people { ann { by = [console] } }
            default { shifts = [{ from = "00:00", to = "24:00", levels = [[ann]] }] }
            """;

    @TempDir
    private Path folder;

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer outside;
    private EmbeddedBroker broker;
    private Program monitor;
    private URI health;

    @BeforeEach
    void aMonitorThatRuns() throws Exception {
        outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        outside.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        outside.start();
        broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("broker"), 0));
        Files.writeString(folder.resolve("rota.conf"), ROTA);
        Files.writeString(folder.resolve("secret.conf"), "zone = " + TOKEN);
        typed("topics", "--vendor", "acme");
        typed("assign", "clip-1", "patient-7", "ward-1", "bed-9", "--vendor", "acme", "--from", "2026-01-01");
        monitor = Program.start(
                folder,
                Map.of(
                        "WARDSTREAM_ARCHIVE_ENABLED", "false",
                        "WARDSTREAM_HTTP_PORT", "0",
                        "WARDSTREAM_NOTIFY_ROTA", "rota.conf"),
                "run",
                "--bootstrap",
                broker.bootstrapServers());
        health = URI.create(
                monitor.awaitLine("monitoring on .*; (http://[0-9.:]+/health)").group(1));
    }

    @AfterEach
    void theEnd() {
        monitor.close();
        broker.close();
        outside.stop(0);
    }

    @Test
    void aRotaThatIncludesReadsNothingCallsNobodyAndShowsNoSecret() throws Exception {
        int port = outside.getAddress().getPort();
        List<String> includes = List.of(
                "include url(\"http://" + TOKEN + "@127.0.0.1:" + port + "/rota\")",
                "include required(url(\"http://127.0.0.1:" + port + "/" + TOKEN + "\"))",
                "include file(\"" + folder.resolve("secret.conf") + "\")",
                "include \"secret.conf\"",
                "include classpath(\"wardstream.conf\")");
        for (int i = 0; i < includes.size(); i++) {
            // Each on a line of its own, by which it is told from the one before.
            Files.writeString(folder.resolve("rota.conf"), "\n".repeat(i + 1) + includes.get(i) + "\n" + ROTA);
            String line = "rota.conf: " + (i + 2) + ": an include is not allowed here";
            await(includes.get(i)).atMost(PATIENCE).until(() -> health().contains(line));
            assertThat(health()).doesNotContain(TOKEN);
        }
        Files.writeString(folder.resolve("rota.conf"), ROTA);
        await().atMost(PATIENCE).until(() -> status().equals("ok"));

        assertThat(requests).as("requests that the monitor sent").hasValue(0);
        assertThat(Files.readString(folder.resolve(".wardstream/logs/wardstream.log")))
                .contains("an include is not allowed here")
                .doesNotContain(TOKEN);
        assertThat(monitor.output() + monitor.errors()).doesNotContain(TOKEN);
    }

    @Test
    void aModelThatWouldTakeTheAlarmsTimeIsToldAndTheAlarmComes() throws Exception {
        publishPastTheCommand(Greedy.stopsEveryAlarm());
        await().atMost(PATIENCE).until(() -> health().contains("greedy@1 is refused"));
        assertThat(status()).isEqualTo("failed");
        assertThat(health()).contains("multiply-adds");
        await().atMost(PATIENCE)
                .until(() -> Terminal.run("watch", "--once", "--bootstrap", broker.bootstrapServers())
                        .output()
                        .contains("greedy@1 is refused"));

        try (Clip clip = new Clip("clip-1", broker.bootstrapServers())) {
            clip.measures(170, 97);
            await().atMost(PATIENCE)
                    .until(() -> TopicContents.of(Topics.ALERTS, broker.bootstrapServers()).stream()
                            .anyMatch(alert ->
                                    alert.event() == Alert.Event.RAISED && alert.kind() == AlarmKind.HEART_RATE_HIGH));
        }
    }

    @Test
    void nobodyElseOnTheMachineReadsItsStateOrLog() throws Exception {
        assertThat(permissions(".wardstream/state")).isEqualTo("rwx------");
        assertThat(permissions(".wardstream/logs/wardstream.log")).isEqualTo("rw-r-----");
    }

    private String permissions(String file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }

    /** As a program of before would, which knew no ceiling. */
    private void publishPastTheCommand(RnnModel model) throws Exception {
        PublishedModel shadow = new PublishedModel(model.ref().toString(), Instant.now(), ModelBytes.of(model), true);
        ProducerRecord<String, byte[]> record = shadow.toRecord();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker.bootstrapServers(), "max.request.size", PublishedModel.LARGEST + (1 << 16));
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }

    private void typed(String... command) {
        Terminal.Answer answer =
                Terminal.run(Stream.concat(Arrays.stream(command), Stream.of("--bootstrap", broker.bootstrapServers()))
                        .toArray(String[]::new));
        assertThat(answer.exitCode()).as(answer.errors()).isZero();
    }

    private String status() throws Exception {
        return new ObjectMapper().readTree(health()).get("status").asText();
    }

    private String health() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(health).build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return answer.body();
    }
}
