package dev.wardstream.command;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.wire.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A nurse at the command line, with a real broker, a running monitor and a device on a patient who is not well. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswerIT {
    private static final Map<String, String> SETTINGS = Map.of(
            "WARDSTREAM_ARCHIVE_ENABLED", "false",
            "WARDSTREAM_HTTP_PORT", "0",
            "WARDSTREAM_MONITOR_STATE_DIRECTORY", "state",
            "WARDSTREAM_ALARM_LIMITS_HEART_RATE_DELAY", "2 s");

    private EmbeddedBroker broker;
    private Program monitor;
    private Clip clip;

    @BeforeAll
    void aPatientWhoseHeartIsFast(@TempDir Path folder) throws Exception {
        broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("broker"), 0));
        assertThat(wardstream("topics", "--vendor", "acme").exitCode()).isZero();
        assertThat(wardstream("assign", "clip-1", "patient-7", "ward-1", "bed-9", "--vendor", "acme")
                        .exitCode())
                .isZero();
        monitor = Program.start(folder, SETTINGS, "run", "--bootstrap", broker.bootstrapServers());
        clip = new Clip("clip-1", broker.bootstrapServers());
        clip.measures(155, 97);
        await().atMost(PATIENCE).until(() -> !heart(Event.RAISED).isEmpty());
    }

    @AfterAll
    void theEnd() {
        clip.close();
        monitor.close();
        broker.close();
    }

    @Test
    void whatANurseDoesFromTheListOfAlarmsToTheDischarge() throws Exception {
        Alert alarm = heart(Event.RAISED).get(0);
        String episode = alarm.standing().episode();
        assertThat(wardstream("alarms").output())
                .contains("HIGH", "ward-1/bed-9", "HR 155 > 140 /min", "alarm   " + alarm.id(), "episode " + episode);
        assertThat(wardstream("alarms", "--ward", "ward-2").output()).isEqualTo("no alarm is on or latched\n");

        refused(
                "Nobody called nurse-4 is on the rota",
                "answer",
                "hand-over",
                episode,
                "--to",
                "nurse-4",
                "--by",
                "n-3");
        done("Handed over to physician.", "answer", "hand-over", episode, "--to", "physician", "--by", "nurse-3");
        done("Silenced until", "answer", "silence", episode, "--for", "10m", "--reason", "washing", "--by", "nurse-4");
        done("Acknowledged.", "answer", "acknowledge", alarm.id(), "--by", "nurse-4", "--comment", "turned");
        AlertCommand record = TopicContents.of(Topics.ALERT_COMMANDS, broker.bootstrapServers())
                .get(3);
        assertThat(record.getIssuedFrom()).matches("command line.* as os:.+");
        JsonNode row = new ObjectMapper().readTree(firstLine("alarms", "--json", "--patient", "patient-7"));
        assertThat(row.get("alarmId").asText()).isEqualTo(alarm.id());
        assertThat(row.toString()).contains("nurse-4");

        refused("nurse-4 acknowledged it at", "answer", "decline", alarm.id(), "--by", "nurse-5", "--reason", "busy");
        refused("STILL_ON", "answer", "clear", alarm.id(), "--by", "nurse-5", "--json");

        done(
                "These limits apply until",
                "patient",
                "limits",
                "patient-7",
                "--limit",
                "heartRate.high=160",
                "--limit",
                "heartRate.extremeHigh=180",
                "--approved-by",
                "dr-1",
                "--expires",
                "24h",
                "--by",
                "nurse-4");
        await().atMost(PATIENCE).until(() -> !heart(Event.CEASED).isEmpty());
        refused("nurse-4 had acknowledged it", "answer", "clear", alarm.id(), "--by", "nurse-5");
        done(
                "Alarms are paused",
                "patient",
                "pause",
                "patient-7",
                "--for",
                "5m",
                "--reason",
                "x-ray",
                "--by",
                "nurse-4");
        done("Alarms call again.", "patient", "resume", "patient-7", "--by", "nurse-4");
        done("Admitted to ward-2/bed-1.", "patient", "admit", "patient-7", "ward-2", "bed-1", "--by", "nurse-4");
        done("Discharged", "patient", "discharge", "patient-7", "--reason", "home", "--by", "nurse-4");
    }

    @Test
    void aBedThatIsTakenIsSharedOnlyKnowingly() {
        String[] assign = {"assign", "clip-9", "patient-9", "ward-7", "bed-1", "--vendor", "acme"};
        assertThat(wardstream(assign).exitCode()).isZero();
        assign[1] = "clip-10";
        assign[2] = "patient-10";
        Terminal.Answer refused = wardstream(assign);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.errors()).contains("somebody else is in bed ward-7/bed-1, with device clip-9");

        refused(
                "patient-9 is in bed ward-7/bed-1.",
                "patient",
                "admit",
                "patient-10",
                "ward-7",
                "bed-1",
                "--by",
                "n-3");
        done(
                "Admitted to ward-7/bed-1. patient-9 is in this bed too.",
                "patient",
                "admit",
                "patient-10",
                "ward-7",
                "bed-1",
                "--shared",
                "--by",
                "n-3");
    }

    @Test
    void whatIsNotThereCannotBeAnswered() {
        Terminal.Answer answer = wardstream("answer", "clear", "mistyped", "--by", "nurse-3");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.errors()).contains("no alarm and no episode of the id mistyped was told");
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

    private void done(String text, String... command) {
        Terminal.Answer answer = wardstream(command);
        assertThat(answer.exitCode()).as(answer.output() + answer.errors()).isZero();
        assertThat(answer.output()).startsWith("done: " + text);
    }

    private void refused(String text, String... command) {
        Terminal.Answer answer = wardstream(command);
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.output()).contains(text);
    }

    private String firstLine(String... command) {
        return wardstream(command).output().lines().findFirst().orElseThrow();
    }

    private List<Alert> heart(Event event) {
        return TopicContents.of(Topics.ALERTS, broker.bootstrapServers()).stream()
                .filter(alert -> alert.kind() == AlarmKind.HEART_RATE_HIGH && alert.event() == event)
                .toList();
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
