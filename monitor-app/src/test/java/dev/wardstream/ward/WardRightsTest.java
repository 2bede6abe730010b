package dev.wardstream.ward;

import static dev.wardstream.ward.Records.ANNA;
import static dev.wardstream.ward.Records.BAND;
import static dev.wardstream.ward.Records.BED_2;
import static dev.wardstream.ward.Records.BED_9;
import static dev.wardstream.ward.Records.BERT;
import static dev.wardstream.ward.Records.T0;
import static dev.wardstream.ward.Records.alert;
import static dev.wardstream.ward.Records.command;
import static dev.wardstream.ward.Records.done;
import static dev.wardstream.ward.Records.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wardstream.access.Accounts;
import dev.wardstream.access.Wards;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.alarm.Presence;
import dev.wardstream.schemas.avro.AlarmBudget;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.schemas.avro.AuditEntry;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.ward.Users.Somebody;
import dev.wardstream.words.Said;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Anna lies on ward-1 and Bert on ward-2: who sees them and asks something of them, at every door of the API, by role and wards.
 * What is allowed is answered with an outcome that the test has told before, since no Kafka is there.
 */
class WardRightsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PATIENTS = "/api/v1/patients/";
    private static final DeviceId CLIP = new DeviceId("clip-2");

    /** What may be asked of a patient, by the name of its record, beyond moving them. */
    private static final Map<String, String> ASKED = new LinkedHashMap<>(Map.of(
            "Acknowledge", "\"acknowledge\", \"alarm\": \"a\"",
            "Decline", "\"decline\", \"alarm\": \"a\", \"reason\": \"busy\"",
            "HandOver", "\"handOver\", \"alarm\": \"a\", \"to\": \"nurse-9\"",
            "Silence", "\"silence\", \"alarm\": \"a\", \"forMinutes\": 5, \"reason\": \"washing\"",
            "ClearLatched", "\"clear\", \"alarm\": \"a\"",
            "Pause", "\"pause\", \"forMinutes\": 5, \"reason\": \"x-ray\"",
            "Resume", "\"resume\"",
            "SetLimits", "\"setLimits\", \"approvedBy\": \"engineer-1\", \"expiresAt\": " + (T0 + 3_600_000),
            "Discharge", "\"discharge\"",
            "AssignDevice", "\"assignDevice\", \"device\": \"new-1\""));

    @TempDir
    private Path folder;

    private final List<AuditEntry> audit = new CopyOnWriteArrayList<>();
    private OpenWard ward;

    @BeforeEach
    void annaOnOneWardAndBertOnAnother() throws Exception {
        ward = OpenWard.guarded(Users.settings(folder.resolve("users")), audit::add);
        ward.happens(all -> {
            all.take(sample(ANNA, T0, VitalSign.HEART_RATE, 80));
            all.take(sample(BERT, T0, VitalSign.HEART_RATE, 70));
            all.take(alert(ANNA, "of-anna", Event.RAISED, new Presence.On(), T0));
            all.take(alert(BERT, "of-bert", Event.RAISED, new Presence.On(), T0));
            all.take(wears(BERT, BED_2, CLIP));
            all.take(new AlarmBudget("ward-2", null, T0, 77, 1.5, 2.0));
        });
        lies(ANNA, BED_9);
        lies(BERT, BED_2);
    }

    @AfterEach
    void close() {
        ward.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            who        | sees Anna | sees Bert | asks of Anna | asks of Bert
            wall-all   | 200       | 200       | 403          | 403
            wall-1     | 200       | 404       | 403          | 403
            nurse-all  | 200       | 200       | 200          | 200
            nurse-1    | 200       | 404       | 200          | 404
            nurse-2    | 404       | 200       | 404          | 200
            nurse-12   | 200       | 200       | 200          | 200
            engineer-1 | 200       | 200       | 200          | 200
            """, useHeadersInDisplayName = true)
    void whoMaySeeAndAskWhat(String who, int seesAnna, int seesBert, int asksAnna, int asksBert) throws Exception {
        Somebody one = new Somebody(ward, who);

        sees(one, ANNA, seesAnna);
        sees(one, BERT, seesBert);
        for (String path : List.of("/api/v1/beds", "/api/v1/alarms")) {
            String all = one.get(path).body();
            assertThat(all.contains("patient-7")).as(path).isEqualTo(seesAnna == 200);
            assertThat(all.contains("patient-8") || all.contains("ward-2") || all.contains("of-bert"))
                    .as(path + " " + all)
                    .isEqualTo(seesBert == 200);
            assertThat(one.get(path + "?ward=ward-2").body().contains("patient-8"))
                    .as(path)
                    .isEqualTo(seesBert == 200);
        }
        for (Map.Entry<String, String> asked : ASKED.entrySet()) {
            assertThat(asks(one, who, ANNA, asked).statusCode())
                    .as(asked.getKey())
                    .isEqualTo(asksAnna);
            assertThat(asks(one, who, BERT, asked).statusCode())
                    .as(asked.getKey())
                    .isEqualTo(asksBert);
        }
        try (Page page = one.listen()) {
            await().atMost(PATIENCE).until(() -> !page.of("wards").isEmpty());
            String heard = page.events().toString();
            assertThat(heard.contains("patient-7")).as(heard).isEqualTo(seesAnna == 200);
            assertThat(heard.contains("patient-8") || heard.contains("ward-2") || heard.contains("\"calls\":77"))
                    .as(heard)
                    .isEqualTo(seesBert == 200);
        }
    }

    @Test
    void anotherWardsPatientIsAnsweredForAsNobodyAndTheAttemptIsAudited() throws Exception {
        Somebody nurse = new Somebody(ward, "nurse-1");
        String nobody = nurse.get(PATIENTS + "nobody").body();

        for (String path : List.of("", "/trends", "/alarms")) {
            assertThat(nurse.get(PATIENTS + BERT + path).body()).isEqualTo(nobody);
        }
        assertThat(nurse.post(PATIENTS + BERT + "/commands", "{\"action\": \"resume\"}")
                        .body())
                .isEqualTo(nobody)
                .isEqualTo(nurse.post(PATIENTS + "nobody/commands", "{\"action\": \"resume\"}")
                        .body());
        assertThat(nurse.post(PATIENTS + BERT + "/commands", "{\"action\": \"what is this\"}")
                        .body())
                .as("before anything else is told")
                .isEqualTo(nobody);
        assertThat(refusals())
                .containsExactly(
                        "nurse-1 GET /api/v1/patients/patient-8: The patient is of another ward.",
                        "nurse-1 GET /api/v1/patients/patient-8/trends: The patient is of another ward.",
                        "nurse-1 GET /api/v1/patients/patient-8/alarms: The patient is of another ward.",
                        "nurse-1 POST /api/v1/patients/patient-8/commands: The patient is of another ward.",
                        "nurse-1 POST /api/v1/patients/patient-8/commands: The patient is of another ward.");
    }

    @Test
    void aStreamTellsNothingOfOtherWards() throws Exception {
        try (Page page = new Somebody(ward, "nurse-1").listen();
                Page asking = new Somebody(ward, "nurse-1").listen("?ward=ward-2");
                Page of2 = new Somebody(ward, "nurse-2").listen()) {
            for (Page each : List.of(page, asking, of2)) {
                await().atMost(PATIENCE).until(() -> !each.of("wards").isEmpty());
            }
            lies(new PatientId("patient-9"), new Location("ward-2", "bed-3"));
            ward.happens(all -> all.take(sample(BERT, T0 + 1, VitalSign.HEART_RATE, 71)));
            // The alarm was raised on ward-1, where he lay before: that he did makes nobody there see him now.
            ward.broadcast.alarm(AlarmView.of(alert(BERT, "of-bert", Event.ESCALATED, new Presence.On(), T0)));
            ward.broadcast.outcome(OutcomeView.of(done(command(BERT, "secret-command", T0, new Action.Resume()))));
            await().atMost(PATIENCE)
                    .until(() -> of2.of("beds").size() == 2
                            && of2.of("wards").size() == 2
                            && of2.of("alarm").size() == 1
                            && of2.of("outcome").size() == 1);

            ward.broadcast.outcome(OutcomeView.of(done(command(ANNA, "c-1", T0, new Action.Resume()))));
            ward.happens(all -> all.take(sample(ANNA, T0 + 1, VitalSign.HEART_RATE, 81)));
            await().atMost(PATIENCE)
                    .until(() ->
                            page.of("beds").size() == 2 && page.of("outcome").size() == 1);

            assertThat(page.events().toString())
                    .doesNotContain("patient-8", "patient-9", "ward-2", "of-bert", "secret-command");
            assertThat(page.of("wards")).as("that another ward changed").hasSize(1);
            assertThat(asking.events())
                    .extracting(Page.Event::name)
                    .as("asking for a ward that is not hers")
                    .isSubsetOf("hello", "beds", "wards", "state", "outcome");
            assertThat(asking.events().toString()).doesNotContain("patient-8", "ward-2", "secret-command");
            assertThat(of2.events().toString()).doesNotContain("patient-7", "ward-1/");
        }
    }

    @Test
    void whoIsMovedLeavesTheViewAtOnceAlsoOfAStreamThatIsOpen() throws Exception {
        Somebody nurse1 = new Somebody(ward, "nurse-1");
        Somebody nurse2 = new Somebody(ward, "nurse-2");
        try (Page from = nurse1.listen();
                Page to = nurse2.listen()) {
            await().atMost(PATIENCE).until(() -> !from.of("wards").isEmpty());
            await().atMost(PATIENCE).until(() -> !to.of("wards").isEmpty());

            lies(ANNA, BED_2);
            ward.broadcast.alarm(AlarmView.of(alert(ANNA, "after", Event.RAISED, new Presence.On(), T0)));
            ward.broadcast.outcome(OutcomeView.of(done(command(ANNA, "c-2", T0, new Action.Admit(BED_2)))));

            sees(nurse1, ANNA, 404);
            sees(nurse2, ANNA, 200);
            await().atMost(PATIENCE).until(() -> from.of("gone").toString().contains("patient-7"));
            await().atMost(PATIENCE)
                    .until(() -> to.of("beds").size() == 2
                            && to.of("alarm").size() == 1
                            && to.of("outcome").size() == 1);
            assertThat(to.of("beds").get(1).at("/beds/0").has("trend")).isTrue();
            assertThat(from.of("alarm")).isEmpty();
            assertThat(from.of("outcome")).isEmpty();
            assertThat(from.events().toString()).doesNotContain("ward-2", "bed-2");
        }
    }

    @Test
    void theOutcomeOfADischargeIsToldWhereThePatientLayUntilThen() throws Exception {
        try (Page of1 = new Somebody(ward, "nurse-1").listen();
                Page of2 = new Somebody(ward, "nurse-2").listen();
                Page all = new Somebody(ward, "nurse-all").listen()) {
            for (Page each : List.of(of1, of2, all)) {
                await().atMost(PATIENCE).until(() -> !each.of("wards").isEmpty());
            }
            CommandOutcome outcome = done(command(ANNA, "c-3", T0 + 60_000, new Action.Discharge("")));
            ward.happens(state -> state.take(outcome));
            ward.broadcast.outcome(OutcomeView.of(outcome));
            ward.broadcast.outcome(
                    OutcomeView.of(done(command(new PatientId("nobody"), "c-4", T0, new Action.Resume()))));

            await().atMost(PATIENCE).until(() -> all.of("outcome").size() == 2);
            await().atMost(PATIENCE).until(() -> of1.of("gone").toString().contains("patient-7"));
            assertThat(of1.of("outcome")).hasSize(1);
            assertThat(of2.of("outcome")).isEmpty();
        }
    }

    @Test
    void whoIsOfOneWardAdmitsToItWhoeverIsNowhereAndTakesNothingFromAnother() throws Exception {
        Somebody nurse = new Somebody(ward, "nurse-1");

        assertThat(admits(nurse, "nurse-1", "patient-10", "ward-1").statusCode())
                .isEqualTo(200);
        assertThat(admits(nurse, "nurse-1", "patient-8", "ward-1").statusCode())
                .as("a patient of ward-2")
                .isEqualTo(404);
        HttpResponse<String> away = admits(nurse, "nurse-1", "patient-7", "ward-2");
        assertThat(away.statusCode()).isEqualTo(403);
        assertThat(Users.detail(away)).isEqualTo("You may admit to your own wards only: ward-1.");
        assertThat(admits(new Somebody(ward, "nurse-12"), "nurse-12", "patient-7", "ward-2")
                        .statusCode())
                .isEqualTo(200);

        HttpResponse<String> device =
                asks(nurse, "nurse-1", ANNA, Map.entry("AssignDevice", "\"assignDevice\", \"device\": \"clip-2\""));
        assertThat(device.statusCode()).isEqualTo(403);
        assertThat(Users.detail(device)).startsWith("A patient of another ward wears this device.");

        assertThat(refusals())
                .containsExactly(
                        "nurse-1 POST /api/v1/patients/patient-8/commands: The patient is of another ward.",
                        "nurse-1 POST /api/v1/patients/patient-7/commands: You may admit to your own wards only: ward-1.",
                        "nurse-1 POST /api/v1/patients/patient-7/commands: A patient of another ward wears this device."
                                + " Somebody of both wards may take it off.");
    }

    @Test
    void untilItIsKnownWhoLiesWhereWhoIsOfOneWardIsToldNothing() throws Exception {
        Somebody nurse = new Somebody(ward, "nurse-1");
        ward.knowsPlaces.set(false);

        for (String path : List.of(
                "/api/v1/beds", "/api/v1/alarms", "/api/v1/stream", PATIENTS + ANNA, PATIENTS + ANNA + "/trends")) {
            HttpResponse<String> early = nurse.get(path);
            assertThat(early.statusCode()).as(path).isEqualTo(503);
            assertThat(early.body()).contains("still reading who lies where").doesNotContain("patient-7");
        }
        assertThat(admits(nurse, "nurse-1", "patient-11", "ward-1").statusCode())
                .isEqualTo(503);
        assertThat(new Somebody(ward, "nurse-all").get(PATIENTS + ANNA).statusCode())
                .isEqualTo(200);
        ward.knowsPlaces.set(true);
        assertThat(nurse.get(PATIENTS + ANNA).statusCode()).isEqualTo(200);
    }

    @Test
    void whoseWardsChangeIsSignedOutAlsoOfAStreamThatIsOpen() throws Exception {
        Somebody nurse = new Somebody(ward, "nurse-12");
        try (Page page = nurse.listen()) {
            await().atMost(PATIENCE).until(() -> !page.of("wards").isEmpty());
            new Accounts(folder.resolve("users")).change("nurse-12", null, Wards.named("ward-2"));

            await().atMost(PATIENCE).until(page::isOver);
            assertThat(nurse.get(PATIENTS + ANNA).statusCode()).isEqualTo(401);
        }
        assertThat(Users.json(new Somebody(ward, "Nurse-12 ").get("/api/v1/session"))
                        .toString())
                .contains("\"user\":\"nurse-12\"", "\"wards\":[\"ward-2\"]");
    }

    private static void sees(Somebody one, PatientId patient, int status) throws Exception {
        for (String path : List.of("", "/trends", "/alarms")) {
            assertThat(one.get(PATIENTS + patient + path).statusCode())
                    .as(patient + path)
                    .isEqualTo(status);
        }
    }

    private HttpResponse<String> admits(Somebody one, String who, String patient, String to) throws Exception {
        return asks(
                one,
                who,
                new PatientId(patient),
                Map.entry("Admit", "\"admit\", \"ward\": \"" + to + "\", \"bed\": \"bed-1\""));
    }

    /** Asks, with an outcome that is known already. */
    private HttpResponse<String> asks(Somebody one, String who, PatientId patient, Map.Entry<String, String> asked)
            throws Exception {
        String id = UUID.randomUUID().toString();
        ward.desk.heard(new CommandOutcome(
                id, patient, asked.getKey(), who, T0, CommandOutcome.Result.DONE, Said.plain("told")));
        return one.post(
                PATIENTS + patient + "/commands", "{\"id\": \"" + id + "\", \"action\": " + asked.getValue() + "}");
    }

    private void lies(PatientId patient, Location bed) {
        AlertCommand admit = command(patient, UUID.randomUUID().toString(), T0, new Action.Admit(bed));
        ward.happens(all -> {
            all.take(admit);
            all.take(done(admit));
        });
    }

    private List<String> refusals() {
        List<String> told = new ArrayList<>();
        for (AuditEntry entry : audit) {
            if (entry.getRefused()) {
                told.add(entry.getActor() + " " + entry.getAction() + ": " + entry.getDetail());
            }
        }
        return told;
    }

    private static Assignments wears(PatientId patient, Location bed, DeviceId device) {
        assertThat(device).isNotEqualTo(BAND);
        return new Assignments(
                device, List.of(new Assignment(patient, bed, DeviceKind.WEARABLE, T0 - 1, Assignment.OPEN)));
    }
}
