package dev.wardstream.ward;

import static dev.wardstream.Patience.PATIENCE;
import static dev.wardstream.ward.Records.ANNA;
import static dev.wardstream.ward.Records.T0;
import static dev.wardstream.ward.Records.alert;
import static dev.wardstream.ward.Records.command;
import static dev.wardstream.ward.Records.done;
import static dev.wardstream.ward.Records.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmInput.Measured;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.Presence;
import dev.wardstream.patient.Turn;
import dev.wardstream.review.PatientLog;
import dev.wardstream.review.Rules;
import dev.wardstream.review.Stretch;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.ward.Users.Somebody;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the API tells of alarms afterwards, and of limits before they are set. */
class ReviewRoutesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WHAT_IF = "/api/v1/patients/" + ANNA + "/whatif";
    private static final long SECOND = 1_000;

    private final ApiDocument document = ApiDocument.shipped();
    private final OpenWard ward = OpenWard.open();

    @AfterEach
    void close() {
        ward.close();
    }

    @Test
    void rulesAreToldByCallsWithWhatPeopleMarked() throws Exception {
        ward.happens(all -> {
            for (int i = 0; i < 3; i++) {
                all.take(alert(ANNA, "hr-" + i, Event.RAISED, new Presence.On(), T0 - (9 - i) * 60_000L));
                all.take(alert(ANNA, "hr-" + i, Event.CEASED, new Presence.Off(), T0 - (9 - i) * 60_000L));
            }
        });
        marked("1", "hr-0", true);
        marked("2", "hr-1", true);
        marked("3", "hr-1", false);

        JsonNode rules = json(ward.get("/api/v1/review")).get("rules");
        assertThat(rules).hasSize(1);
        assertThat(rules.get(0).get("alarms").asInt()).isEqualTo(3);
        assertThat(rules.get(0).get("useful").asInt()).isEqualTo(1);
        assertThat(rules.get(0).get("notUseful").asInt()).isEqualTo(1);
        assertThat(rules.get(0).get("unmarked").asInt()).isEqualTo(1);
        assertThat(rules.get(0).get("limit").asDouble()).isEqualTo(140);
        assertThat(json(ward.get("/api/v1/review?ward=ward-2")).get("rules")).isEmpty();
        assertThat(ward.get("/api/v1/review?hours=0").statusCode()).isEqualTo(400);
        assertThat(ward.get("/api/v1/review?hours=169").statusCode()).isEqualTo(400);
    }

    @Test
    void aMarkIsSeenInTheHistoryWhicheverOfAlarmAndMarkIsReadFirst() throws Exception {
        marked("1", "hr", false);
        ward.happens(all -> all.take(alert(ANNA, "hr", Event.RAISED, new Presence.On(), T0)));

        JsonNode history =
                json(ward.get("/api/v1/patients/" + ANNA + "/alarms")).get("alarms");
        assertThat(history.get(0).get("useful").asBoolean(true)).isFalse();
    }

    @Test
    void limitsAreTriedOnTheLastDayAndNothingIsSet() throws Exception {
        ward.happens(all -> all.take(sample(ANNA, T0, VitalSign.HEART_RATE, 80)));
        ward.log.set((patient, time, policy, progress) -> racing(time));

        HttpResponse<String> begun = tries(130);
        assertThat(begun.statusCode()).isEqualTo(202);
        isAsDocumented("POST /api/v1/patients/{patient}/whatif", begun);
        HttpResponse<String> told = over(json(begun).get("id").asText());
        isAsDocumented("GET /api/v1/patients/{patient}/whatif", told);

        JsonNode comparison = json(told).get("comparison");
        assertThat(comparison.at("/present/calls").asInt()).isEqualTo(1);
        assertThat(comparison.at("/proposed/calls").asInt()).isZero();
        assertThat(comparison.at("/curve/points")).isNotEmpty();
        assertThat(json(ward.get("/api/v1/patients/" + ANNA)).get("own").isNull())
                .isTrue();
    }

    @Test
    void limitsThatContradictEachOtherAreRefusedInWordsOfTheBedside() throws Exception {
        ward.happens(all -> all.take(sample(ANNA, T0, VitalSign.HEART_RATE, 80)));
        HttpResponse<String> refused = tries(30);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("detail").asText()).isEqualTo("HR: low (50) is not below high (30).");
        assertThat(ward.post("/api/v1/patients/nobody/whatif", "application/json", "{\"limits\": []}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(ward.get(WHAT_IF + "?id=none").statusCode()).isEqualTo(404);
    }

    @Test
    void oneTrialRunsAtATimeAndOnesOwnNextOneEndsTheOneBefore() throws Exception {
        ward.happens(all -> all.take(sample(ANNA, T0, VitalSign.HEART_RATE, 80)));
        CountDownLatch reading = new CountDownLatch(1);
        ward.log.set((patient, time, policy, progress) -> {
            reading.countDown();
            while (true) { // until the desk ends it
                progress.at("reading", 1, 2);
                Thread.onSpinWait();
            }
        });
        String first = json(tries(130)).get("id").asText();
        reading.await();
        assertThat(ward.trials.begin("somebody", ANNA, PatientLog.Time.last(PATIENCE, T0, 1), rules(), Map.of()))
                .as("another's waits")
                .isNull();
        assertThat(json(ward.get(WHAT_IF + "?id=" + first)).get("state").asText())
                .isEqualTo("running");

        ward.log.set((patient, time, policy, progress) -> racing(time));
        String second = json(tries(130)).get("id").asText();
        assertThat(json(over(second)).get("state").asText()).isEqualTo("done");
        assertThat(ward.get(WHAT_IF + "?id=" + first).statusCode()).isEqualTo(503);
    }

    @Test
    void onlyNursesOfTheWardMayTry(@TempDir Path folder) throws Exception {
        try (OpenWard guarded = OpenWard.guarded(Users.settings(folder.resolve("users")), entry -> {})) {
            guarded.happens(all -> all.take(sample(ANNA, T0, VitalSign.HEART_RATE, 80)));
            assertThat(guarded.get(WHAT_IF + "?id=1").statusCode()).isEqualTo(401);
            assertThat(guarded.get("/api/v1/review").statusCode()).isEqualTo(401);

            String limits = "{\"limits\": [{\"vital\": \"heartRate\", \"high\": 130}]}";
            assertThat(new Somebody(guarded, "wall-all").post(WHAT_IF, limits).statusCode())
                    .as("who only looks")
                    .isEqualTo(403);
            assertThat(new Somebody(guarded, "nurse-2").post(WHAT_IF, limits).statusCode())
                    .as("of another ward")
                    .isEqualTo(404);
            assertThat(new Somebody(guarded, "nurse-1").post(WHAT_IF, limits).statusCode())
                    .isEqualTo(202);
        }
    }

    private Rules rules() {
        return ward.ward.read(state -> Rules.of(state.policy()));
    }

    private void marked(String id, String alarm, boolean useful) {
        AlertCommand mark = command(ANNA, id, T0, new Action.MarkUseful(alarm, useful));
        ward.happens(all -> {
            all.take(mark);
            all.take(done(mark));
        });
    }

    private HttpResponse<String> tries(int high) throws Exception {
        return ward.post(
                WHAT_IF, "application/json", "{\"limits\": [{\"vital\": \"heartRate\", \"high\": " + high + "}]}");
    }

    private HttpResponse<String> over(String id) {
        return await().atMost(PATIENCE)
                .until(
                        () -> ward.get(WHAT_IF + "?id=" + id),
                        told -> told.statusCode() != 200 || !told.body().contains("running"));
    }

    private void isAsDocumented(String operation, HttpResponse<String> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        assertThat(document.faults(operation, answer.statusCode(), type, answer.body()))
                .isEmpty();
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }

    /** A heart at 125 for two minutes of five. */
    private static Stretch racing(PatientLog.Time time) {
        List<Turn> turns = new ArrayList<>();
        for (long second = 0; second < 300; second++) {
            double beats = second > 60 && second < 180 ? 125 : 80;
            long at = time.until() - (300 - second) * SECOND;
            turns.add(new Turn(
                    sample(ANNA, at, at, Readings.of(VitalSign.HEART_RATE, beats), 0.9), Measured.NOT_FLAT, List.of()));
        }
        return new Stretch(ANNA, turns, List.of(), time.from(), time.until());
    }
}
