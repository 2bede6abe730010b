package dev.wardstream.command;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.alarm.Alert;
import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.schemas.avro.Heartbeat;
import dev.wardstream.schemas.avro.PartHealth;
import dev.wardstream.wire.Topic;
import dev.wardstream.wire.TopicCreator;
import dev.wardstream.wire.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A monitor that starts on a ward with a long history, as the outside watcher, a pager and an operator see it. */
class LongStartIT {
    private static final int HISTORY = 150_000;
    private static final Pattern SHARE = Pattern.compile("(\\d+) % of " + HISTORY + " records");

    @TempDir
    private Path folder;

    private EmbeddedBroker broker;

    @BeforeEach
    void aWardWithALongHistory() throws Exception {
        broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("broker"), 0));
        Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(kafka)) {
            new TopicCreator(admin, 4, 1).create(List.<Topic<?>>copyOf(Topics.ALL));
        }
        try (KafkaProducer<String, Alert> producer = new KafkaProducer<>(
                kafka, new StringSerializer(), Topics.ALERTS.serde().serializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (int i = 0; i < HISTORY; i++) {
                String patient = "patient-" + i % 500;
                sent.add(producer.send(new ProducerRecord<>(
                        Topics.ALERTS.name(), patient, Alerts.at(patient, Alerts.ONSET + i, Alert.Event.RAISED))));
            }
            for (Future<?> each : sent) {
                each.get();
            }
        }
    }

    @AfterEach
    void theEnd() {
        broker.close();
    }

    @Test
    void aStartThatTakesLongIsToldAsStartingAndNeverAsTrouble() throws Exception {
        try (Program monitor = monitor()) {
            Matcher url = monitor.awaitLine("monitoring on .*; (http://[0-9.:]+)/health");
            Terminal.Answer once = Terminal.run("watch", "--once", "--bootstrap", broker.bootstrapServers());
            assertThat(once.exitCode()).as(once.output()).isZero();
            await().atMost(PATIENCE).until(() -> status(url.group(1)).equals("ok"));
            await().atMost(PATIENCE).until(() -> isReady(newest(beats())));
            monitor.interrupt();
            monitor.exitCode();
        }

        List<Heartbeat> beats = beats();
        assertThat(parts(beats)).as("nobody has to act at any time").allMatch(PartHealth::getOk);
        assertThat(parts(beats.subList(0, 1))).as("at first").anyMatch(PartHealth::getStarting);
        assertThat(shares(beats)).as("how far it is").isNotEmpty().isSorted();
    }

    private Program monitor() throws Exception {
        return Program.start(
                folder.resolve("ward"),
                Map.of(
                        "WARDSTREAM_ARCHIVE_ENABLED", "false",
                        "WARDSTREAM_NOTIFY_ENABLED", "false",
                        "WARDSTREAM_HTTP_PORT", "0",
                        "WARDSTREAM_WATCH_INSTANCE", "icu-1",
                        "WARDSTREAM_WATCH_HEARTBEAT", "200ms"),
                "run",
                "--bootstrap",
                broker.bootstrapServers());
    }

    private List<Heartbeat> beats() {
        return TopicContents.of(Topics.HEARTBEAT, broker.bootstrapServers());
    }

    private static Heartbeat newest(List<Heartbeat> beats) {
        return beats.get(beats.size() - 1);
    }

    private static boolean isReady(Heartbeat beat) {
        return beat.getParts().stream().noneMatch(PartHealth::getStarting);
    }

    private static List<PartHealth> parts(List<Heartbeat> beats) {
        return beats.stream().flatMap(beat -> beat.getParts().stream()).toList();
    }

    private static List<Integer> shares(List<Heartbeat> beats) {
        return parts(beats).stream()
                .filter(part -> part.getName().equals("ward"))
                .flatMap(part -> Stream.of(SHARE.matcher(part.getCause())))
                .filter(Matcher::find)
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
    }

    private static String status(String base) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + "/health")).build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body()).get("status").asText();
    }
}
