package dev.wardstream.command;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.demo.EmbeddedBroker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two monitors share a ward's patients; whichever a nurse's browser asks shows every bed. */
final class TwoInstancesIT {
    private static final int BEDS = 4;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<Clip> clips = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable part : open) {
            part.close();
        }
    }

    @Test
    void eachShowsEveryBedAndAnswerAndOneGoesOnAloneWhenTheOtherDies() throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("broker"), 0));
        String bootstrap = broker.bootstrapServers();
        wear(bootstrap);
        Program dies = monitor("a", bootstrap);
        Program lives = monitor("b", bootstrap);
        open.add(broker);
        String there = address(dies);
        String here = address(lives);
        clips.forEach(clip -> clip.measures(155, 97));

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(alarms(there))
                    .hasSize(BEDS)
                    .allSatisfy((bed, who) -> assertThat(who).isEmpty());
            assertThat(alarms(here)).isEqualTo(alarms(there));
        });
        acknowledge(there);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(alarms(here)).containsValue("demo").isEqualTo(alarms(there)));

        dies.kill();
        clips.forEach(clip -> clip.measures(151, 98));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rates(here)).hasSize(BEDS).containsOnly(151.0));
        await().atMost(PATIENCE).until(() -> alarms(here).containsValue("demo"));
    }

    private void wear(String bootstrap) {
        String[] topics = {"topics", "--vendor", "acme", "--bootstrap", bootstrap};
        assertThat(Terminal.run(topics).exitCode()).isZero();
        for (int bed = 1; bed <= BEDS; bed++) {
            String[] assign = {
                "assign",
                "clip-" + bed,
                "patient-" + bed,
                "ward-1",
                "bed-" + bed,
                "--vendor",
                "acme",
                "--bootstrap",
                bootstrap
            };
            assertThat(Terminal.run(assign).exitCode()).isZero();
            Clip clip = new Clip("clip-" + bed, bootstrap);
            clips.add(clip);
            open.add(clip);
        }
    }

    private Program monitor(String name, String bootstrap) throws Exception {
        Program monitor = Program.start(
                folder.resolve(name),
                Map.of(
                        // How long the broker takes the dead for living: the least it allows.
                        "WARDSTREAM_KAFKA_SESSION_TIMEOUT_MS", "6000",
                        "WARDSTREAM_ARCHIVE_ENABLED", "false",
                        "WARDSTREAM_HTTP_PORT", "0",
                        "WARDSTREAM_WATCH_INSTANCE", name,
                        "WARDSTREAM_MONITOR_STATE_DIRECTORY", "state",
                        "WARDSTREAM_ALARM_LIMITS_HEART_RATE_DELAY", "2 s"),
                "run",
                "--bootstrap",
                bootstrap);
        open.add(monitor);
        return monitor;
    }

    private static String address(Program monitor) {
        return monitor.awaitLine("(http://127\\.0\\.0\\.1:\\d+)/health").group(1);
    }

    /** Who has the fast heart's alarm of each bed, empty for nobody. */
    private Map<String, String> alarms(String monitor) throws Exception {
        Map<String, String> who = new TreeMap<>();
        for (JsonNode alarm : get(monitor + "/api/v1/alarms").at("/alarms")) {
            if (alarm.get("text").asText().contains("HR 15")) {
                who.put(alarm.get("bed").asText(), alarm.at("/acknowledged/by").asText());
            }
        }
        return who;
    }

    private List<Double> rates(String monitor) throws Exception {
        return StreamSupport.stream(get(monitor + "/api/v1/beds").at("/beds").spliterator(), false)
                .map(bed -> bed.at("/vitals/heartRate/value").asDouble())
                .toList();
    }

    private void acknowledge(String monitor) throws Exception {
        JsonNode alarm = get(monitor + "/api/v1/alarms").at("/alarms/0");
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(monitor + "/api/v1/patients/"
                                + alarm.get("patient").asText() + "/commands"))
                        .header("Content-Type", "application/json")
                        .header(
                                "X-Wardstream-Csrf",
                                get(monitor + "/api/v1/session").get("csrf").asText())
                        .POST(HttpRequest.BodyPublishers.ofString("{\"action\": \"acknowledge\", \"alarm\": \""
                                + alarm.get("id").asText() + "\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private JsonNode get(String url) throws Exception {
        return new ObjectMapper()
                .readTree(
                        http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                                .body());
    }
}
