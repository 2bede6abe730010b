package dev.wardstream.command;

import static dev.wardstream.Patience.PATIENCE;
import static dev.wardstream.Patience.PATIENCE_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.wardstream.FreePort;
import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.alarm.CommandOutcome.Result;
import dev.wardstream.alarm.Presence;
import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.notify.Pager;
import dev.wardstream.schemas.avro.Notification;
import dev.wardstream.schemas.avro.NotificationState;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.wire.CommandRecords;
import dev.wardstream.wire.Topics;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An alarm's whole way on real parts: a device publishes, the monitor raises, people are called by a pager and by mail, nobody
 * answers, the next is called and answers by the link, the alarm is over. In between the monitor, pipeline and calls, is
 * killed.
 */
class LifecycleIT {
    /** By the alarm's own time. Long enough that the first call is out and the monitor killed before. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(45);

    private static final PatientId PATIENT = new PatientId("patient-7");
    private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/answer/\\S+");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs.
    Path folder;

    private final GreenMail mail = mailServer();
    private final Pager pager = new Pager();
    private EmbeddedBroker broker;
    private Path settings;

    @BeforeEach
    void open() throws IOException {
        mail.start();
        broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("broker"), 0));
        Path rota = Files.writeString(folder.resolve("rota.conf"), """
                zone = UTC
                people {
                  ann   { by = ["webhook:pager"] }
                  bea   { by = ["email:bea@ward.example"] }
                  chief { by = ["email:chief@ward.example"] }
                }
                wards = []
                default { shifts = [{ from = "00:00", to = "24:00", levels = [[ann, bea], [chief]] }] }
                """);
        settings = Files.writeString(folder.resolve("ward.conf"), """
                kafka { "session.timeout.ms" = 6000 }
                monitor.stateDirectory = state
                archive.enabled = false
                http.port = %d
                alarm {
                  escalation.high = [%d s]
                  limits.heartRate.delay = 2 s
                  limits.spo2.delay = 2 s
                }
                notify {
                  rota = "%s"
                  wait { high = 3 s }
                  webhooks.pager { url = "%s" }
                  mail { host = "127.0.0.1", port = %d, security = none }
                }
                """.formatted(
                        FreePort.next(),
                        TO_ANSWER.toSeconds(),
                        rota,
                        pager.url(),
                        mail.getSmtp().getPort()));
    }

    @AfterEach
    void close() {
        broker.close();
        pager.close();
        mail.stop();
    }

    @Test
    void aDeterioratingPatientIsOneEpisodeFromTheFirstCallToTheEnd() throws Exception {
        Program.run(folder, "topics", "--bootstrap", bootstrap(), "--vendor", "acme")
                .exitCode();
        Program.run(
                        folder,
                        "assign",
                        "clip-1",
                        PATIENT.value(),
                        "ward-1",
                        "bed-9",
                        "--vendor",
                        "acme",
                        "--bootstrap",
                        bootstrap())
                .exitCode();
        try (Clip clip = new Clip("clip-1", bootstrap())) {
            clip.measures(155, 80);
            Alert raised;
            try (Program monitor = monitor()) {
                await().atMost(PATIENCE).until(() -> sent().size() == 2);
                raised = events(Event.RAISED).stream()
                        .filter(Alert::calls)
                        .findFirst()
                        .orElseThrow();
                monitor.kill();
            }
            assertThat(pager.received())
                    .as("one call a person, not one a parameter")
                    .hasSize(1);
            assertThat(pager.received().get(0).body()).contains("HR 155 > 140", "SpO2 80 < 85", "ward-1", "bed-9");
            assertThat(recipients()).containsExactly("bea@ward.example");

            try (Program monitor = monitor()) {
                await().atMost(PATIENCE).until(() -> recipients().contains("chief@ward.example"));
                assertThat(events(Event.ESCALATED))
                        .singleElement()
                        .satisfies(alert -> assertThat(alert.receivedAt() - raised.receivedAt())
                                .isEqualTo(TO_ANSWER.toMillis()));
                answer(linkIn(mails().get(1)));
                await().atMost(PATIENCE).until(() -> events(Event.ACKNOWLEDGED).size() >= 2);
                clip.measures(80, 97);
                await().atMost(PATIENCE).until(() -> events(Event.CEASED).size() >= 2);
                assertItWasOneEpisode();
                aShortBoutThatNobodySawStaysUntilSomebodyClearsIt(clip);
                assertThat(monitor.isAlive()).isTrue();
            }
        }
    }

    private void assertItWasOneEpisode() throws Exception {
        assertThat(alerts().stream().map(alert -> alert.standing().episode()).distinct())
                .hasSize(1);
        assertThat(life(AlarmKind.SPO2_LOW))
                .as("each step on the topic, in order; ann and bea were not called again")
                .endsWith("ACKNOWLEDGED On", "CEASED Off");
        assertThat(life(AlarmKind.HEART_RATE_HIGH)).startsWith("RAISED On").endsWith("ACKNOWLEDGED On", "CEASED Off");
        assertThat(pager.received()).hasSize(1);
        assertThat(recipients()).containsExactly("bea@ward.example", "chief@ward.example");
        assertThat(notifications()).extracting(Notification::getState).contains(NotificationState.ANSWERED);
        assertThat(outcomes()).extracting(CommandOutcome::result).containsExactly(Result.DONE);
    }

    private void aShortBoutThatNobodySawStaysUntilSomebodyClearsIt(Clip clip) throws Exception {
        clip.measures(80, 79);
        await().atMost(PATIENCE).until(() -> spo2().stream().anyMatch(is(Event.RAISED)));
        clip.measures(80, 97);
        await().atMost(PATIENCE).until(() -> spo2().stream().anyMatch(is(Event.CEASED)));
        Alert over = spo2().get(spo2().size() - 1);
        assertThat(over.standing().presence()).isInstanceOf(Presence.Latched.class);

        AlarmCommand clear = new AlarmCommand(
                "clear-1", PATIENT, System.currentTimeMillis(), "ann", new Action.ClearLatched(over.id(), ""));
        clip.send(Topics.ALERT_COMMANDS, PATIENT.value(), CommandRecords.toAvro(clear, "test"));
        await().atMost(PATIENCE).until(() -> spo2().stream().anyMatch(is(Event.CLEARED)));
        assertThat(spo2().get(spo2().size() - 1).standing().presence()).isInstanceOf(Presence.Off.class);
    }

    /** What was told of the SpO2 alarm that was raised last. */
    private List<Alert> spo2() {
        List<Alert> all = alerts().stream()
                .filter(alert -> alert.kind() == AlarmKind.SPO2_LOW)
                .toList();
        String last = all.get(all.size() - 1).id();
        return events(Event.ACKNOWLEDGED).stream().anyMatch(alert -> alert.id().equals(last))
                ? List.of()
                : all.stream().filter(alert -> alert.id().equals(last)).toList();
    }

    private static Predicate<Alert> is(Event event) {
        return alert -> alert.event() == event;
    }

    private static GreenMail mailServer() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", "smtp");
        setup.setServerStartupTimeout(PATIENCE_MILLIS);
        return new GreenMail(setup);
    }

    private Program monitor() throws IOException {
        return Program.start(folder, "run", "--bootstrap", bootstrap(), "--config", settings.toString());
    }

    private String bootstrap() {
        return broker.bootstrapServers();
    }

    private List<Alert> alerts() {
        return TopicContents.of(Topics.ALERTS, bootstrap());
    }

    private List<Alert> events(Event event) {
        return alerts().stream().filter(is(event)).toList();
    }

    private List<String> life(AlarmKind kind) {
        return alerts().stream()
                .filter(alert -> alert.kind() == kind)
                .map(alert -> alert.event() + " "
                        + alert.standing().presence().getClass().getSimpleName())
                .toList();
    }

    private List<Notification> notifications() {
        return TopicContents.of(Topics.NOTIFICATIONS, bootstrap());
    }

    private List<Notification> sent() {
        return notifications().stream()
                .filter(each -> each.getState() == NotificationState.SENT)
                .toList();
    }

    private List<CommandOutcome> outcomes() {
        return TopicContents.of(Topics.COMMAND_OUTCOMES, bootstrap());
    }

    private List<MimeMessage> mails() {
        return List.of(mail.getReceivedMessages());
    }

    private List<String> recipients() throws Exception {
        List<String> all = new ArrayList<>();
        for (MimeMessage message : mails()) {
            all.add(message.getAllRecipients()[0].toString());
        }
        return all;
    }

    private static URI linkIn(MimeMessage message) throws Exception {
        Matcher link = LINK.matcher((String) message.getContent());
        assertThat(link.find()).as("a link in %s", message.getContent()).isTrue();
        return URI.create(link.group());
    }

    private static void answer(URI link) throws Exception {
        HttpResponse<String> page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(link)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("answer=acknowledge"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        // The page waits four seconds for the outcome; a busy monitor may take longer, and then it is said to be on its
        // way.
        assertThat(page.statusCode()).isIn(200, 202);
        assertThat(page.body()).contains(page.statusCode() == 200 ? "Acknowledged." : "on its way");
    }
}
