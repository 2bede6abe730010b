package dev.wardstream.command;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.FreePort;
import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.demo.EmbeddedStore;
import dev.wardstream.simulate.Course;
import dev.wardstream.simulate.SimulatedWard;
import dev.wardstream.simulate.SimulatedWard.ScriptedEpisode;
import dev.wardstream.wire.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One user's morning with the demo: a first run, a second one on its data, a fresh one ended by Ctrl-C. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoIT {
    private static final String[] ANYWHERE = {
        "--broker-port", FreePort.next() + "",
        "--store-port", FreePort.next() + "",
        "--http-port", FreePort.next() + ""
    };
    private static final int BEDS = 12;
    /** Nine minutes on the ward: every course has shown what it is by then. */
    private static final int SPEED = 15;

    private static final int SECONDS = 36;

    /** Who falls silent was last heard up to a sample's second before, on the ward's clock. */
    private static final long LAST_WORD_MILLIS = 1_000;

    /**
     * At that speed a busy machine that stands still for four seconds would make the default minute of what is told in
     * retrospect only. These ten seconds are still less than what the wearable that is out of reach holds back.
     */
    private static final Map<String, String> LIVE_FOR_LONGER = Map.of(
            "WARDSTREAM_ALARM_LIVE_WITHIN_WEARABLE", "150s",
            "WARDSTREAM_ALARM_LIVE_WITHIN_BEDSIDE_MONITOR", "150s");

    private Path folder = Path.of("unset");

    private final List<ProcessHandle> children = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();
    private List<Alert> alerts = List.of();
    private List<ScriptedEpisode> script = List.of();
    private JsonNode summary = new ObjectMapper().nullNode();
    private String output = "";
    private long vitalsOnTopic;
    private String health;

    @BeforeAll
    void aFirstRun(@TempDir Path empty) throws Exception {
        folder = empty;
        try (Program demo = demo("--speed", SPEED + "", "--for", SECONDS + "s", "--summary", "first.json")) {
            long wardStart = Instant.parse(
                            demo.awaitLine("It is (\\S+) on the ward").group(1))
                    .toEpochMilli();
            children.addAll(demo.children());
            ports.add(Integer.valueOf(demo.awaitLine("broker +127.0.0.1:(\\d+)").group(1)));
            ports.add(Integer.valueOf(
                    demo.awaitLine("store +http://127.0.0.1:(\\d+)").group(1)));
            ports.add(Integer.valueOf(
                    demo.awaitLine("health +http://127.0.0.1:(\\d+)").group(1)));
            demo.awaitLine("(HIGH|MEDIUM|LOW) +alarm");
            health = health(ports.get(2));
            assertThat(demo.exitCode()).as(demo.errors()).isZero();
            output = demo.output();
            script = SimulatedWard.of(BEDS, 1, wardStart).script(wardStart + SECONDS * SPEED * 1_000L);
        }
        summary = json("first.json");
        try (EmbeddedBroker broker = broker()) {
            alerts = TopicContents.of(Topics.ALERTS, broker.bootstrapServers());
            vitalsOnTopic = TopicContents.of(Topics.PATIENT_VITALS, broker.bootstrapServers())
                    .size();
        }
    }

    @Test
    void everyPartIsWellOnceThereAreAlarms() {
        assertThat(health).startsWith("200 ").doesNotContain("failed");
    }

    private static String health(int port) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    @Test
    void everyRecordReceivedIsAcceptedQuarantinedOrADuplicate() {
        assertThat(summary.get("received").asLong()).isGreaterThan(BEDS * SECONDS * SPEED / 2);
        assertThatTheIdentityHolds(summary);
        assertThat(summary.get("accepted").asLong()).isEqualTo(vitalsOnTopic);
        assertThat(summary.get("quarantined"))
                .as("what the simulated devices send is well")
                .isEmpty();
        assertThat(output).contains("records ", " received = ", "latency ", "archived ");
    }

    @Test
    void whatIsArchivedIsWhatWasAcceptedScoredAndAlerted() {
        JsonNode archived = summary.get("archived");
        assertThat(archived.get("vitals")).isEqualTo(summary.get("accepted"));
        assertThat(archived.get("scores")).isEqualTo(summary.get("scores"));
        assertThat(archived.get("alerts")).isEqualTo(summary.get("alertEvents"));
        assertThat(archived.get("alerts").asLong()).isEqualTo(alerts.size());
        assertThat(archived.get("scores").asLong()).isPositive();
    }

    @Test
    void everyScriptedDeteriorationRaisesItsAlarm() {
        Map<Course, AlarmKind> expected = Map.of(
                Course.SEPSIS, AlarmKind.BODY_TEMPERATURE_HIGH,
                Course.HYPOXIA, AlarmKind.SPO2_LOW,
                Course.ATRIAL_FIBRILLATION, AlarmKind.HEART_RATE_HIGH,
                Course.HAEMORRHAGE, AlarmKind.SYSTOLIC_PRESSURE_LOW,
                Course.SENSOR_FALLS_OFF, AlarmKind.SENSOR_FAULT,
                Course.WEARABLE_OFFLINE, AlarmKind.NO_DATA);
        expected.forEach((course, kind) -> assertThat(raised(episode(course), kind))
                .as(course + " raises " + kind + ":\n" + output)
                .isNotEmpty());
        for (Course course : List.of(Course.SEPSIS, Course.HAEMORRHAGE)) {
            assertThat(raised(episode(course), AlarmKind.NEWS2))
                    .as(course + " raises NEWS2")
                    .isNotEmpty();
        }
    }

    @Test
    void alarmsArePrintedAsTheyAreRaised() {
        for (Alert alert : alerts) {
            assertThat(output).contains(alert.text());
        }
    }

    @Test
    void aBoutThatWasOverBeforeItsDataArrivedIsToldInRetrospectOnly() {
        ScriptedEpisode offline = episode(Course.WEARABLE_OFFLINE);
        List<Alert> late = raised(offline, AlarmKind.HEART_RATE_HIGH).stream()
                .filter(Alert::retrospective)
                .toList();
        assertThat(late).as(output).hasSize(1);
        assertThat(late.get(0).onset()).isBetween(offline.onset() + 40_000, offline.onset() + 60_000);
    }

    @Test
    void aDeteriorationThatStillLastsWhenItsDataArriveIsRaisedThenWithItsTrueOnset() {
        ScriptedEpisode offline = episode(Course.WEARABLE_OFFLINE);
        List<Alert> live = raised(offline, AlarmKind.HEART_RATE_HIGH).stream()
                .filter(alert -> !alert.retrospective())
                .toList();
        assertThat(live).as(output).hasSize(1);
        assertThat(live.get(0).onset())
                .as("while the wearable was still out of reach")
                .isBetween(offline.onset() + 215_000, offline.onset() + 300_000);
        assertThat(live.get(0).receivedAt()).isGreaterThanOrEqualTo(offline.onset() + 300_000);
    }

    @Test
    void nothingIsLeftRunning() {
        assertThat(children).as("broker and store").hasSizeGreaterThanOrEqualTo(2);
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        for (int port : ports) {
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                    .as("port " + port)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    @Order(2)
    void aSecondRunKeepsItsDataAndSumsUpItselfAlone() throws Exception {
        try (Program demo = demo("--speed", SPEED + "", "--for", "2s", "--summary", "second.json")) {
            assertThat(demo.exitCode()).as(demo.errors()).isZero();
        }
        JsonNode second = json("second.json");
        assertThatTheIdentityHolds(second);
        assertThat(second.get("received").asLong())
                .isPositive()
                .isLessThan(summary.get("received").asLong() / 2);
        assertThat(second.at("/archived/vitals")).isEqualTo(second.get("accepted"));
        try (EmbeddedBroker broker = broker()) {
            assertThat(TopicContents.of(Topics.PATIENT_VITALS, broker.bootstrapServers()))
                    .hasSize((int) (vitalsOnTopic + second.get("accepted").asLong()));
        }
    }

    @Test
    @Order(3)
    void afterFreshAndCtrlCOnlyThisRunIsThereAndItsSummaryIsWritten() throws Exception {
        try (Program demo = demo("--fresh", "--speed", SPEED + "", "--summary", "third.json")) {
            demo.awaitLine("simulated patients");
            List<ProcessHandle> itsChildren = demo.children();
            Path wardTime = folder.resolve("data").resolve("ward-time");
            await().atMost(PATIENCE).until(() -> Files.exists(wardTime));
            int expected = demo.interrupt();
            assertThat(demo.exitCode()).as(demo.errors()).isEqualTo(expected);
            assertThat(demo.output()).contains("records ", "speed ");
            assertThat(demo.output() + demo.errors()).as("it ends well").doesNotContain("ERROR");
            await().atMost(PATIENCE).until(() -> itsChildren.stream().noneMatch(ProcessHandle::isAlive));
        }
        JsonNode third = json("third.json");
        assertThatTheIdentityHolds(third);
        try (EmbeddedStore store = EmbeddedStore.start(
                new EmbeddedStore.Settings(folder.resolve("data").resolve("store"), 0))) {
            assertThat(Finish.archivedIn(store).vitals())
                    .isEqualTo(third.get("accepted").asLong());
        }
    }

    @Test
    @Order(4)
    void aTakenPortIsNamedWithItsFlag() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(other.getLocalPort());
            try (Program demo = Program.run(
                    folder,
                    "demo",
                    "--broker-port",
                    port,
                    "--store-port",
                    "0",
                    "--http-port",
                    "0",
                    "--data",
                    "other")) {
                assertThat(demo.exitCode()).isEqualTo(1);
                assertThat(demo.errors()).contains("error:", port, "is taken", "--broker-port");
            }
            try (Program demo = Program.run(
                    folder,
                    "demo",
                    "--broker-port",
                    "0",
                    "--store-port",
                    "0",
                    "--http-port",
                    port,
                    "--data",
                    "other")) {
                assertThat(demo.exitCode()).isEqualTo(1);
                assertThat(demo.errors()).contains("error:", port, "is taken", "--http-port");
                assertThat(demo.children()).isEmpty();
            }
        }
    }

    private Program demo(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("demo", "--data", "data"));
        arguments.addAll(List.of(ANYWHERE));
        arguments.addAll(List.of(more));
        return Program.start(folder, LIVE_FOR_LONGER, arguments.toArray(String[]::new));
    }

    /** The demo's broker on the data it left. */
    private EmbeddedBroker broker() {
        return EmbeddedBroker.start(
                EmbeddedBroker.Settings.local(folder.resolve("data").resolve("broker"), 0));
    }

    private JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(file).toFile());
    }

    private ScriptedEpisode episode(Course course) {
        return script.stream()
                .filter(scripted -> scripted.course() == course)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + course + " in "
                        + script.stream().map(ScriptedEpisode::course).collect(Collectors.toList())));
    }

    private List<Alert> raised(ScriptedEpisode episode, AlarmKind kind) {
        return alerts.stream()
                .filter(alert -> alert.patient().equals(episode.patient())
                        && alert.kind() == kind
                        && alert.event() == Event.RAISED
                        && alert.onset() >= episode.onset() - LAST_WORD_MILLIS)
                .toList();
    }

    private static void assertThatTheIdentityHolds(JsonNode summary) {
        long quarantined = 0;
        for (JsonNode count : summary.get("quarantined")) {
            quarantined += count.asLong();
        }
        assertThat(summary.get("received").asLong())
                .isEqualTo(summary.get("accepted").asLong()
                        + quarantined
                        + summary.get("duplicates").asLong());
    }
}
