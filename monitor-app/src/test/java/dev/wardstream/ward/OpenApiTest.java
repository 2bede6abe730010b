package dev.wardstream.ward;

import static dev.wardstream.Patience.PATIENCE;
import static dev.wardstream.ward.Records.ANNA;
import static dev.wardstream.ward.Records.BAND;
import static dev.wardstream.ward.Records.BED_9;
import static dev.wardstream.ward.Records.T0;
import static dev.wardstream.ward.Records.alert;
import static dev.wardstream.ward.Records.anomaly;
import static dev.wardstream.ward.Records.command;
import static dev.wardstream.ward.Records.done;
import static dev.wardstream.ward.Records.news2;
import static dev.wardstream.ward.Records.risk;
import static dev.wardstream.ward.Records.sample;
import static dev.wardstream.ward.Records.worn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.alarm.Hush;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.alarm.Presence;
import dev.wardstream.alarm.Priority;
import dev.wardstream.alarm.Response;
import dev.wardstream.alarm.Sound;
import dev.wardstream.alarm.Standing;
import dev.wardstream.handover.Handover;
import dev.wardstream.handover.ShiftFacts;
import dev.wardstream.handover.Span;
import dev.wardstream.schemas.avro.AlarmBudget;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.score.News2;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.words.Said;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The API's document is right, complete and kept. WardApiIT holds the commands to it, on real parts. */
class OpenApiTest {
    private static final String PATIENT = "/api/v1/patients/patient-7";

    private final ApiDocument document = ApiDocument.shipped();
    private final OpenWard ward = OpenWard.open();

    @BeforeEach
    void aWardOnWhichEverythingHasHappened() {
        ward.shift.set(OpenApiTest::everythingHasHappened);
        AlertCommand pause = command(ANNA, "1", T0, new Action.Pause(T0 + 3_600_000, "x-ray"));
        ward.happens(all -> {
            all.take(worn(ANNA, BED_9, T0 - 60_000));
            ward.directory.people.putAll(Map.of("nurse-a", 1, "physician", 0));
            ward.directory.devices.put("band-7", T0);
            all.take(sample(ANNA, T0 - 60_000, VitalSign.HEART_RATE, 155));
            all.take(sample(ANNA, T0, VitalSign.BODY_TEMPERATURE, 36.6));
            all.take(sample(ANNA, T0, VitalSign.SKIN_TEMPERATURE, 33.6));
            all.take(news2(ANNA, T0, 3, false));
            all.take(anomaly(ANNA, T0, 0.999));
            all.take(risk(ANNA, T0, 0.42));
            all.take(alert(ANNA, "hr", Event.RAISED, new Presence.On(), T0));
            all.take(answered());
            all.take(pause);
            all.take(done(pause));
            all.limits(ANNA, new OwnLimits(Map.of(), true, T0, "nurse-3", "dr-1", T0 + 60_000));
            all.take(new AlarmBudget("ward-1", null, T0, 3, 1.5, 2.0, T0));
        });
    }

    @AfterEach
    void close() {
        ward.close();
    }

    @Test
    void theDocumentIsValid() {
        assertThat(document.faults()).isEmpty();
    }

    @Test
    void everyRouteIsInTheDocumentAndTheOtherWayRound() {
        Set<String> routes = new TreeSet<>();
        Stream.concat(ward.routes.routes().stream(), ward.reviews.routes().stream())
                .forEach(route -> routes.add(
                        route.method() + " " + route.path().replace('<', '{').replace('>', '}')));

        assertThat(document.operations()).isEqualTo(routes);
    }

    @Test
    void everyAnswerIsAsTheDocumentSays() throws Exception {
        Map<String, String> questions = new HashMap<>(Map.of(
                "GET /api/v1/openapi.yaml", "/api/v1/openapi.yaml",
                "GET /api/v1/beds", "/api/v1/beds?ward=ward-1",
                "GET /api/v1/alarms", "/api/v1/alarms",
                "GET /api/v1/review", "/api/v1/review?hours=168&ward=ward-1",
                "GET /api/v1/health", "/api/v1/health",
                "GET /api/v1/places", "/api/v1/places",
                "GET /api/v1/patients/{patient}/people", PATIENT + "/people",
                "GET /api/v1/patients/{patient}", PATIENT,
                "GET /api/v1/patients/{patient}/trends", PATIENT + "/trends?from=" + (T0 - 60_000),
                "GET /api/v1/patients/{patient}/alarms", PATIENT + "/alarms"));
        questions.put("GET /api/v1/wards/{ward}/handover", "/api/v1/wards/ward-1/handover");
        for (Map.Entry<String, String> question : questions.entrySet()) {
            assertThat(assertKept(question.getKey(), ward.get(question.getValue()))
                            .statusCode())
                    .as(question.getKey())
                    .isEqualTo(200);
        }
        assertThat(ward.get("/api/v1/openapi.yaml").body()).isEqualTo(document.text());
        Set<String> others = new TreeSet<>(document.operations());
        others.removeAll(questions.keySet());
        assertThat(others)
                .as("tried below, in ReviewRoutesTest and in WardApiIT")
                .containsExactly(
                        "GET /api/v1/handover",
                        "GET /api/v1/patients/{patient}/whatif",
                        "GET /api/v1/stream",
                        "POST /api/v1/patients/{patient}/commands",
                        "POST /api/v1/patients/{patient}/whatif");
    }

    @Test
    void everyEventOfTheStreamIsAsTheDocumentSays() throws Exception {
        try (Page page = Page.open(ward.browser, ward.url("/api/v1/stream"))) {
            await().atMost(PATIENCE).until(() -> !page.of("state").isEmpty());
            ward.happens(all -> all.take(sample(ANNA, T0 + 1, VitalSign.HEART_RATE, 150)));
            AlertCommand discharge = command(ANNA, "2", T0 + 60_000, new Action.Discharge(""));
            ward.broadcast.alarm(AlarmView.of(answered()));
            ward.broadcast.outcome(OutcomeView.of(done(discharge)));
            await().atMost(PATIENCE).until(() -> page.of("beds").size() == 2);
            ward.happens(all -> all.take(done(discharge)));
            await().atMost(PATIENCE).until(() -> !page.of("gone").isEmpty());

            Map<String, String> schemas = Map.of(
                    "hello", "Hello",
                    "beds", "BedsEvent",
                    "gone", "GoneEvent",
                    "wards", "WardsEvent",
                    "alarm", "Alarm",
                    "outcome", "Outcome",
                    "state", "State");
            assertThat(document.faultsBy("Later", "{\"seconds\":" + Seats.LATER_SECONDS + "}"))
                    .as("the last event, which NursesFirstTest hears")
                    .isEmpty();
            schemas.forEach((event, schema) -> {
                assertThat(page.of(event)).as(event).isNotEmpty();
                for (JsonNode data : page.of(event)) {
                    assertThat(document.faultsBy(schema, data.toString()))
                            .as(event + " " + data)
                            .isEmpty();
                }
            });
            assertThat(page.events()).extracting(Page.Event::name).allMatch(schemas::containsKey);
        }
    }

    @Test
    void whatIsRefusedIsRefusedAsTheDocumentSays() throws Exception {
        assertThat(problem("GET /api/v1/patients/{patient}", ward.get("/api/v1/patients/nobody")))
                .isEqualTo(404);
        assertThat(problem("GET /api/v1/patients/{patient}", ward.get("/api/v1/patients/no%20body")))
                .isEqualTo(404);
        assertThat(problem("GET /api/v1/patients/{patient}/alarms", ward.get("/api/v1/patients/nobody/alarms")))
                .isEqualTo(404);
        assertThat(problem("GET /api/v1/patients/{patient}/trends", ward.get(PATIENT + "/trends?from=yesterday")))
                .isEqualTo(400);
        assertThat(problem(
                        "GET /api/v1/patients/{patient}/trends",
                        ward.get(PATIENT + "/trends?from=" + T0 + "&to=" + (T0 - 1))))
                .isEqualTo(400);
        assertThat(problem("GET /api/v1/patients/{patient}/trends", ward.get(PATIENT + "/trends?to=" + Long.MIN_VALUE)))
                .isEqualTo(400);
    }

    @Test
    void theWordsOfTheDocumentAreThoseOfTheCode() {
        assertThat(document.wordsOf("Priority")).isEqualTo(names(Priority.values()));
        assertThat(document.wordsOf("AlarmEvent")).isEqualTo(names(Event.values()));
        assertThat(document.wordsOf("Result")).isEqualTo(names(CommandOutcome.Result.values()));
        assertThat(document.wordsOf("DeviceKind")).isEqualTo(names(DeviceKind.values()));
        assertThat(document.wordsOf("News2Parameter")).isEqualTo(names(News2.Parameter.values()));
        assertThat(document.text()).contains("hush: {type: string, enum: " + names(Hush.values()) + "}");
    }

    private static Map<String, Handover> everythingHasHappened(Span span) {
        long at = span.to() - 60_000;
        AlertCommand pause = command(ANNA, "1", at, new Action.Pause(span.to() + 3_600_000, "x-ray"));
        ShiftFacts facts = new ShiftFacts(span);
        facts.take(worn(ANNA, BED_9, at));
        facts.take(news2(ANNA, at, 3, false));
        facts.take(alert(ANNA, "hr", Event.RAISED, new Presence.On(), at));
        facts.take(pause);
        facts.take(done(pause));
        facts.limits(ANNA, new OwnLimits(Map.of(), true, at, "nurse-3", "dr-1", span.to() + 60_000));
        return facts.handovers();
    }

    private static Alert answered() {
        return new Alert(
                "spo2",
                ANNA,
                BED_9,
                BAND,
                AlarmKind.SPO2_LOW,
                Priority.MEDIUM,
                Event.ACKNOWLEDGED,
                T0,
                T0,
                T0,
                Said.plain("SpO2 88 < 90 % for 15 s"),
                Double.NaN,
                90,
                null,
                null,
                List.of(),
                false,
                new Standing(
                        "episode-1",
                        new Presence.On(),
                        new Response.Acknowledged("nurse-3", T0, "on my way"),
                        new Sound.Silenced("nurse-3", T0 + 1, "washing"),
                        Hush.TOGETHER,
                        false,
                        2,
                        "nurse-4"),
                new Alert.Answer("command-1", "nurse-3", "on my way"));
    }

    private HttpResponse<String> assertKept(String operation, HttpResponse<String> response) {
        String type = response.headers().firstValue("content-type").orElse("");
        assertThat(document.faults(operation, response.statusCode(), type, response.body()))
                .as(operation + " " + response.body())
                .isEmpty();
        return response;
    }

    private int problem(String operation, HttpResponse<String> response) {
        assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        return assertKept(operation, response).statusCode();
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
