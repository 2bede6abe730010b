package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Hush;
import dev.wardstream.alarm.Presence;
import dev.wardstream.alarm.Priority;
import dev.wardstream.alarm.Response;
import dev.wardstream.alarm.Sound;
import dev.wardstream.alarm.Standing;
import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.schemas.avro.Acknowledge;
import dev.wardstream.schemas.avro.Admit;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.schemas.avro.Silence;
import dev.wardstream.wire.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A nurse at the command line, on a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswerIT {
    private static final String ALARM = "patient-7/HEART_RATE_HIGH";
    private static final String TIME = "2026-03-01T07:05:00Z";

    private EmbeddedBroker broker;
    private Responder monitor;

    @BeforeAll
    void aWardWithAlarms(@TempDir Path folder) throws Exception {
        broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("broker"), 0));
        assertThat(wardstream("topics").exitCode()).isZero();
        raised(AlarmKind.HEART_RATE_HIGH, new Presence.On());
        raised(AlarmKind.SPO2_LOW, new Presence.Latched());
        raised(AlarmKind.NEWS2, new Presence.Off());
        monitor = Responder.start(broker.bootstrapServers());
    }

    @AfterAll
    void theEnd() throws Exception {
        monitor.close();
        broker.close();
    }

    @Test
    void theAlarmsThatAreThereAreListed() throws Exception {
        assertThat(wardstream("alarms").output())
                .contains("HIGH", "ward-1/bed-9", "alarm   " + ALARM, "episode episode-1", "latched, was on from")
                .doesNotContain("NEWS2");
        Terminal.Answer json = wardstream("alarms", "--json", "--ward", "ward-1", "--patient", "patient-7");
        assertThat(json.output().lines()).hasSize(2);
        assertThat(new ObjectMapper()
                        .readTree(json.output().lines().findFirst().orElseThrow())
                        .get("alarmId")
                        .asText())
                .isEqualTo(ALARM);
        assertThat(wardstream("alarms", "--ward", "ward-2").output()).isEqualTo("no alarm is on or latched\n");
    }

    @Test
    void anAnswerIsPublishedForThePatientOfTheAlarmAndWhatBecameOfItIsPrinted() throws Exception {
        Terminal.Answer answer =
                wardstream("answer", "acknowledge", ALARM, "--by", "nurse-3", "--comment", "turned", "--at", TIME);

        assertThat(answer.exitCode()).as(answer.errors()).isZero();
        assertThat(answer.output()).isEqualTo("done: it is done\n");
        AlertCommand record = published("nurse-3");
        assertThat(record.getPatientId()).isEqualTo("patient-7");
        assertThat(record.getIssuedFrom()).isEqualTo("command line");
        assertThat(record.getIssuedAt()).isEqualTo(Instant.parse(TIME).toEpochMilli());
        assertThat(record.getCommand()).isEqualTo(new Acknowledge(ALARM, "turned"));
    }

    @Test
    void anEpisodeIsAnsweredAtOnce() throws Exception {
        Terminal.Answer answer = wardstream(
                "answer",
                "silence",
                "episode-1",
                "--by",
                "nurse-4",
                "--for",
                "10m",
                "--reason",
                "washing",
                "--at",
                TIME);

        assertThat(answer.exitCode()).as(answer.errors()).isZero();
        assertThat(published("nurse-4").getCommand())
                .isEqualTo(new Silence(
                        "episode-1", Instant.parse("2026-03-01T07:15:00Z").toEpochMilli(), "washing"));
    }

    @Test
    void aRefusalIsToldWithItsReasonAndTheExitCodeIsOne() {
        Terminal.Answer answer =
                wardstream("answer", "decline", ALARM, "--by", "nurse-5", "--reason", "resuscitating", "--json");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.output())
                .contains("\"done\":false", "\"result\":\"ALREADY_ANSWERED\"", "nurse-9 has acknowledged it");
    }

    @Test
    void whatIsNotThereCannotBeAnswered() {
        for (String id : List.of("patient-7/NEWS2", "mistyped")) {
            Terminal.Answer answer = wardstream("answer", "clear", id, "--by", "nurse-3");
            assertThat(answer.exitCode()).isEqualTo(1);
            assertThat(answer.errors()).contains("no alarm and no episode is on or latched by the id " + id);
        }
    }

    @Test
    void aPatientIsAdmitted() throws Exception {
        Terminal.Answer answer = wardstream("patient", "admit", "patient-8", "ward-1", "bed-8", "--by", "nurse-6");

        assertThat(answer.exitCode()).as(answer.errors()).isZero();
        AlertCommand record = published("nurse-6");
        assertThat(record.getPatientId()).isEqualTo("patient-8");
        assertThat(record.getCommand()).isEqualTo(new Admit("ward-1", "bed-8"));
        assertThat(Instant.ofEpochMilli(record.getIssuedAt()))
                .as("a live ward's clock is everybody's")
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    void whereNobodyAnswersThatIsSaid(@TempDir Path folder) {
        try (EmbeddedBroker unwatched =
                EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("broker"), 0))) {
            String[] bootstrap = {"--bootstrap", unwatched.bootstrapServers()};
            assertThat(wardstream(bootstrap, "topics").exitCode()).isZero();

            Terminal.Answer answer = wardstream(bootstrap, "patient", "resume", "patient-7", "--by", "nurse-3");

            assertThat(answer.exitCode()).isEqualTo(1);
            assertThat(answer.errors()).contains("no monitor has answered within 10 s", "alert.commands");
        }
    }

    private void raised(AlarmKind kind, Presence presence) throws Exception {
        Alert alert = Alerts.standing(
                kind,
                Priority.HIGH,
                new Standing(
                        "episode-1", presence, new Response.Awaited(), new Sound.Audible(), Hush.NONE, true, 1, null));
        TopicContents.add(Topics.ALERTS, "patient-7", alert, broker.bootstrapServers());
    }

    private AlertCommand published(String by) {
        return TopicContents.of(Topics.ALERT_COMMANDS, broker.bootstrapServers()).stream()
                .filter(record -> record.getIssuedBy().equals(by))
                .findFirst()
                .orElseThrow();
    }

    private Terminal.Answer wardstream(String... command) {
        return wardstream(new String[] {"--bootstrap", broker.bootstrapServers()}, command);
    }

    private static Terminal.Answer wardstream(String[] more, String... command) {
        List<String> all = new ArrayList<>(Arrays.asList(command));
        all.addAll(Arrays.asList(more));
        return Terminal.run(all.toArray(String[]::new));
    }
}
