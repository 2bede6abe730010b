package dev.wardstream.command;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.schemas.avro.AuditEntry;
import dev.wardstream.schemas.avro.SetLimits;
import dev.wardstream.ward.ApiDocument;
import dev.wardstream.ward.Page;
import dev.wardstream.wire.Topics;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A program asks all that the API's document names of a monitor with users, on a real broker; each answer is held to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WardApiIT {
    private static final String PASSWORD = "plinth-otter-41-verandah";
    private static final String PATIENT = "/api/v1/patients/patient-7";
    private static final String COMMANDS = "POST /api/v1/patients/{patient}/commands";

    private final ApiDocument document = ApiDocument.shipped();
    private final Set<String> asked = new TreeSet<>();
    private EmbeddedBroker broker;
    private Program monitor;
    private Clip clip;
    private String port;
    private Path users;

    @BeforeAll
    void aPatientWhoseHeartIsFast(@TempDir Path folder) throws Exception {
        broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("broker"), 0));
        String[] bootstrap = {"--bootstrap", broker.bootstrapServers()};
        assertThat(Terminal.run("topics", "--vendor", "acme", bootstrap[0], bootstrap[1])
                        .exitCode())
                .isZero();
        assertThat(Terminal.run(
                                "assign",
                                "clip-1",
                                "patient-7",
                                "ward-1",
                                "bed-9",
                                "--vendor",
                                "acme",
                                bootstrap[0],
                                bootstrap[1])
                        .exitCode())
                .isZero();
        users = folder.resolve("users");
        addUser(folder, "nurse-3", "nurse");
        addUser(folder, "nurse-5", "nurse");
        addUser(folder, "wall-1", "viewer");
        addUser(folder, "dr-1", "engineer");
        addUser(folder, "nurse-9", "nurse");
        Terminal.Answer wards =
                Terminal.run("user", "set", "nurse-9", "--wards", "ward-9", "--users", users.toString());
        assertThat(wards.exitCode()).as(wards.errors()).isZero();
        monitor = Program.start(
                folder,
                Map.of(
                        "WARDSTREAM_ARCHIVE_ENABLED", "false",
                        "WARDSTREAM_HTTP_PORT", "0",
                        "WARDSTREAM_HTTP_USERS", users.toString(),
                        "WARDSTREAM_MONITOR_STATE_DIRECTORY", "state",
                        "WARDSTREAM_ALARM_LIMITS_HEART_RATE_DELAY", "2 s"),
                "run",
                bootstrap[0],
                bootstrap[1]);
        port = monitor.awaitLine("(http://127\\.0\\.0\\.1:\\d+)/health").group(1);
        clip = new Clip("clip-1", broker.bootstrapServers());
        clip.measures(155, 97);
        monitor.awaitLine("monitoring on");
    }

    @AfterAll
    void theEnd() throws Exception {
        for (AutoCloseable part : new AutoCloseable[] {clip, monitor, broker}) {
            if (part != null) {
                part.close();
            }
        }
    }

    @Test
    void everyOperationIsAsTheDocumentSays() throws Exception {
        Somebody nurse = new Somebody("nurse-3");
        await().atMost(PATIENCE)
                .until(() -> nurse.get("/api/v1/alarms").at("/alarms").size() > 0);
        // The page's view reads the vitals from another topic than the alarms.
        await().atMost(PATIENCE)
                .until(() -> nurse.get(PATIENT).at("/vitals/heartRate/value").asDouble() == 155);
        try (Page stream = nurse.listen()) {
            await().atMost(PATIENCE).until(() -> !stream.of("wards").isEmpty());
            asked.add("GET /api/v1/stream");
            nurse.sees();
            nurse.answers(stream);
            nurse.looksBack();
            nurse.triesLimits();
            nurse.endsTheStay();
        }
        assertThat(asked).isEqualTo(document.operations());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(commands()).allSatisfy(command -> {
                    assertThat(command.getIssuedBy()).isEqualTo("nurse-3");
                    assertThat(command.getIssuedFrom()).isEqualTo("web 127.0.0.1");
                    assertThat(command.toString()).doesNotContain(PASSWORD);
                }));
        assertThat(commands().stream().map(AlertCommand::getCommand).filter(SetLimits.class::isInstance))
                .extracting(limits ->
                        ((SetLimits) limits).getApprovedBy() + " " + ((SetLimits) limits).getApprovalConfirmed())
                .containsExactly("dr-1 false", "dr-1 true");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(audit())
                        .contains("dr-1 from 127.0.0.1: approve limits")
                        .containsOnlyOnce("nurse-3 from 127.0.0.1: read patient")
                        .anyMatch(line -> line.matches("os:.+ from command line.*: assign")));
    }

    @Test
    void whoMayOnlyLookCannotAnswerAndTheAttemptIsAudited() throws Exception {
        Somebody viewer = new Somebody("wall-1");
        HttpResponse<String> refused = viewer.post(PATIENT + "/commands", "{\"action\": \"resume\"}");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertKept(COMMANDS, refused);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(audit())
                        .contains(
                                "wall-1 from 127.0.0.1: sign in",
                                "wall-1 from 127.0.0.1: refused POST /api/v1/patients/patient-7/commands"));
    }

    @Test
    void aGuessedPatientOrAlarmIsNotFoundAndNothingIsTold() throws Exception {
        Somebody nurse = new Somebody("nurse-5");
        HttpResponse<String> patient = nurse.send("GET", "/api/v1/patients/patient-8", "");
        HttpResponse<String> alarm = nurse.post(
                "/api/v1/patients/patient-8/commands", "{\"action\": \"acknowledge\", \"alarm\": \"guessed\"}");

        assertThat(patient.statusCode()).isEqualTo(404);
        assertThat(patient.body()).doesNotContain("patient-7", "bed-9");
        assertThat(alarm.statusCode()).isEqualTo(409);
        assertThat(alarm.body()).doesNotContain("patient-7", "bed-9");
        assertKept(COMMANDS, alarm);
    }

    @Test
    void whoIsOfAnotherWardSeesNobodyOnceItIsKnownWhoLiesWhere() throws Exception {
        Somebody nurse = new Somebody("nurse-9");
        await().atMost(PATIENCE)
                .until(() -> nurse.send("GET", "/api/v1/beds", "").statusCode() == 200);

        assertThat(nurse.get("/api/v1/beds").get("beds")).isEmpty();
        assertThat(nurse.get("/api/v1/alarms").get("alarms")).isEmpty();
        assertThat(assertKept("GET /api/v1/patients/{patient}", nurse.send("GET", PATIENT, ""))
                        .statusCode())
                .isEqualTo(404);
        HttpResponse<String> refused = nurse.post(PATIENT + "/commands", "{\"action\": \"resume\"}");
        assertThat(assertKept(COMMANDS, refused).statusCode()).isEqualTo(404);
    }

    @Test
    void aStreamEndsWithItsSession() throws Exception {
        Somebody out = new Somebody("nurse-5");
        Somebody stays = new Somebody("wall-1");
        try (Page ends = out.listen();
                Page goesOn = stays.listen()) {
            await().atMost(PATIENCE).until(() -> !ends.of("state").isEmpty());
            assertThat(out.send("DELETE", "/api/v1/session", "").statusCode()).isEqualTo(204);

            await().atMost(PATIENCE).until(ends::isOver);
            int heard = goesOn.of("state").size();
            await().atMost(PATIENCE).until(() -> goesOn.of("state").size() > heard + 1);
        }
    }

    private HttpResponse<String> assertKept(String operation, HttpResponse<String> answer) {
        String type = answer.headers().firstValue("content-type").orElse("");
        assertThat(document.faults(operation, answer.statusCode(), type, answer.body()))
                .as(operation + " " + answer.body())
                .isEmpty();
        asked.add(operation);
        return answer;
    }

    private List<AlertCommand> commands() {
        return TopicContents.of(Topics.ALERT_COMMANDS, broker.bootstrapServers()).stream()
                .filter(command -> command.getPatientId().equals("patient-7"))
                .toList();
    }

    private List<String> audit() {
        return TopicContents.of(Topics.AUDIT, broker.bootstrapServers()).stream()
                .map(WardApiIT::line)
                .toList();
    }

    private static String line(AuditEntry entry) {
        return entry.getActor() + " from " + entry.getOrigin() + ": " + (entry.getRefused() ? "refused " : "")
                + entry.getAction();
    }

    private void addUser(Path folder, String name, String role) throws IOException {
        Path password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        Terminal.Answer answer = Terminal.run(
                "user",
                "add",
                name,
                "--role",
                role,
                "--users",
                users.toString(),
                "--password-file",
                password.toString());
        assertThat(answer.exitCode()).as(answer.errors()).isZero();
    }

    /** A program that has signed in, as the developers' manual's curl does. */
    private final class Somebody {
        private final HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        private String csrf = "";

        Somebody(String user) throws Exception {
            HttpResponse<String> session =
                    post("/api/v1/session", "{\"user\": \"" + user + "\", \"password\": \"" + PASSWORD + "\"}");
            assertThat(session.statusCode()).as(session.body()).isEqualTo(200);
            csrf = json(session).get("csrf").asText();
        }

        void sees() throws Exception {
            Map<String, String> questions = new HashMap<>(Map.of(
                    "GET /api/v1/openapi.yaml", "/api/v1/openapi.yaml",
                    "GET /api/v1/beds", "/api/v1/beds",
                    "GET /api/v1/alarms", "/api/v1/alarms?ward=ward-1",
                    "GET /api/v1/health", "/api/v1/health",
                    "GET /api/v1/places", "/api/v1/places",
                    "GET /api/v1/patients/{patient}/people", PATIENT + "/people",
                    "GET /api/v1/patients/{patient}", PATIENT,
                    "GET /api/v1/patients/{patient}/trends", PATIENT + "/trends",
                    "GET /api/v1/patients/{patient}/alarms", PATIENT + "/alarms"));
            for (Map.Entry<String, String> question : questions.entrySet()) {
                assertThat(assertKept(question.getKey(), send("GET", question.getValue(), ""))
                                .statusCode())
                        .as(question.getKey())
                        .isEqualTo(200);
            }
            assertThat(get("/api/v1/beds").at("/beds/0/bed").asText()).isEqualTo("bed-9");
            assertThat(get(PATIENT).at("/vitals/heartRate/value").asDouble()).isEqualTo(155);
        }

        void answers(Page stream) throws Exception {
            JsonNode alarm = get("/api/v1/alarms").at("/alarms/0");
            String id = ", \"alarm\": \"" + alarm.get("id").asText() + "\"";
            done("handOver", id + ", \"to\": \"charge nurse\"");
            done("silence", id + ", \"forMinutes\": 10, \"reason\": \"washing\"");
            done("acknowledge", id + ", \"comment\": \"on my way\"");
            refused("decline", id + ", \"reason\": \"busy\"");
            refused("clear", id);
            await().atMost(PATIENCE).until(() -> stream.of("outcome").size() >= 5);
            await().atMost(PATIENCE)
                    .until(() -> stream.of("alarm").stream()
                            .anyMatch(
                                    told -> told.at("/acknowledged/by").asText().equals("nurse-3")));
            String limits =
                    ", \"limits\": [{\"vital\": \"heartRate\", \"high\": 160, \"extremeHigh\": 180}], \"approvedBy\": \"Dr-1\""
                            + ", \"expiresAt\": " + (System.currentTimeMillis() + 3_600_000);
            assertThat(done("setLimits", limits)).contains("Unverified: nobody has confirmed that dr-1 approved them.");
            await().atMost(PATIENCE)
                    .until(() -> get(PATIENT).at("/own/approvedBy").asText().equals("dr-1"));
            assertThat(get(PATIENT).at("/own/approvalConfirmed").asBoolean(true))
                    .isFalse();
            assertThat(done("setLimits", limits + ", \"approverPassword\": \"" + PASSWORD + "\""))
                    .contains("dr-1 approved them and confirmed it.");
            await().atMost(PATIENCE)
                    .until(() -> get(PATIENT).at("/own/approvalConfirmed").asBoolean());
        }

        void looksBack() throws Exception {
            JsonNode rules = json(assertKept("GET /api/v1/review", send("GET", "/api/v1/review?ward=ward-1", "")))
                    .get("rules");
            assertThat(rules).anySatisfy(rule -> {
                assertThat(rule.get("kind").asText()).isEqualTo("HEART_RATE_HIGH");
                assertThat(rule.get("answeredShare").asDouble()).isEqualTo(1);
            });
            assertThat(assertKept("GET /api/v1/handover", send("GET", "/api/v1/handover", ""))
                            .statusCode())
                    .isEqualTo(303);
            String shift = "/api/v1/wards/ward-1/handover?from=" + (System.currentTimeMillis() - 3_600_000);
            // It tells of whole minutes, and nobody was here before the one that runs.
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> send("GET", shift, "").statusCode() == 200);
            HttpResponse<String> handover = assertKept("GET /api/v1/wards/{ward}/handover", send("GET", shift, ""));
            assertThat(handover.body()).contains("patient-7", "nurse-3");
        }

        /** The limits that hold are the patient's own, above what is measured. */
        void triesLimits() throws Exception {
            String asked = "{\"limits\": [{\"vital\": \"heartRate\", \"high\": 100, \"extremeHigh\": 120}]}";
            HttpResponse<String> begun =
                    assertKept("POST /api/v1/patients/{patient}/whatif", post(PATIENT + "/whatif", asked));
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
            String trial = PATIENT + "/whatif?id=" + json(begun).get("id").asText();
            await().atMost(PATIENCE)
                    .until(() -> !get(trial).get("state").asText().equals("running"));
            JsonNode tried = json(assertKept("GET /api/v1/patients/{patient}/whatif", send("GET", trial, "")));
            assertThat(tried.get("state").asText()).as(tried.toString()).isEqualTo("done");
            assertThat(tried.at("/comparison/present/calls").asInt()).isZero();
            assertThat(tried.at("/comparison/proposed/byKind/HEART_RATE_HIGH").asInt())
                    .isPositive();
        }

        void endsTheStay() throws Exception {
            done("pause", ", \"forMinutes\": 5, \"reason\": \"x-ray\"");
            done("resume", "");
            done("admit", ", \"ward\": \"ward-2\", \"bed\": \"bed-1\"");
            done("assignDevice", ", \"device\": \"band-1\", \"deviceKind\": \"WEARABLE\"");
            done("discharge", ", \"reason\": \"home\"");
        }

        JsonNode get(String path) throws Exception {
            return json(send("GET", path, ""));
        }

        HttpResponse<String> post(String path, String body) throws Exception {
            return send("POST", path, body);
        }

        HttpResponse<String> send(String method, String path, String body) throws Exception {
            return client.send(
                    HttpRequest.newBuilder(URI.create(port + path))
                            .header("Content-Type", "application/json")
                            .header("X-Wardstream-Csrf", csrf)
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        Page listen() throws Exception {
            return Page.open(client, URI.create(port + "/api/v1/stream"));
        }

        private String done(String action, String fields) throws Exception {
            HttpResponse<String> answer = command(action, fields);
            assertThat(answer.statusCode()).as(action + " " + answer.body()).isEqualTo(200);
            return json(answer).get("text").asText();
        }

        private void refused(String action, String fields) throws Exception {
            HttpResponse<String> answer = command(action, fields);
            assertThat(answer.statusCode()).as(action + " " + answer.body()).isEqualTo(409);
            assertThat(json(answer).get("outcome").asText()).isNotEmpty();
        }

        private HttpResponse<String> command(String action, String fields) throws Exception {
            String body = "{\"action\": \"" + action + "\"" + fields + "}";
            assertThat(document.faultsBy("Command", body)).as(body).isEmpty();
            return assertKept(COMMANDS, post(PATIENT + "/commands", body));
        }

        private JsonNode json(HttpResponse<String> answer) throws IOException {
            return new ObjectMapper().readTree(answer.body());
        }
    }
}
