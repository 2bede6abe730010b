package dev.wardstream.notify;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wardstream.access.Access;
import dev.wardstream.access.AccessSettings;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.alarm.Priority;
import dev.wardstream.schemas.avro.Acknowledge;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.schemas.avro.Decline;
import dev.wardstream.schemas.avro.NotificationState;
import dev.wardstream.vitals.Health;
import dev.wardstream.ward.WardServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls and answers, on a real broker, with a real mail server, a real pager and the app's own HTTP port. */
class NotifyIT {
    private static final String PEOPLE = """
            ann { by = ["webhook:pager"] }
            mia { by = ["email:mia@ward.example"] }
            con { by = [console] }
            """;

    @TempDir
    Path folder;

    private final HttpClient browser = HttpClient.newHttpClient();
    private final StringWriter console = new StringWriter();
    private Hospital hospital;
    private Notify notify;
    private Access access;
    private WardServer server;

    @BeforeEach
    void open() throws IOException {
        hospital = new Hospital(folder);
        Path rota = hospital.rota(Hospital.rota(PEOPLE, "[[ann, mia, con]]"));
        start(rota);
    }

    @AfterEach
    void close() {
        stop();
        hospital.close();
    }

    @Test
    void aCallReachesEachByTheirWayAndTheLinkAnswersIt() throws Exception {
        hospital.judgeCommands();
        hospital.publish(Ward.raised(1, Priority.HIGH, System.currentTimeMillis()));
        await().atMost(PATIENCE)
                .until(() -> hospital.keysIn(NotificationState.SENT).size() == 3);

        assertThat(console.toString()).contains("call", "→ con", "icu/bed-1", "HEART_RATE_HIGH of p-1");
        MimeMessage mail = hospital.mails().get(0);
        assertThat(mail.getAllRecipients()[0].toString()).isEqualTo("mia@ward.example");
        assertThat(hospital.pager().received()).hasSize(1);
        URI annsLink = link(hospital.pager().received().get(0).body());
        URI miasLink = link((String) mail.getContent());

        HttpResponse<String> page = get(annsLink);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("icu / bed-1", "HEART_RATE_HIGH of p-1", "I am coming", "I can&#39;t come");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        await().atMost(PATIENCE)
                .until(() -> hospital.keysIn(NotificationState.READ).size() == 1);
        assertThat(hospital.commands()).as("opening a link answers nothing").isEmpty();

        HttpResponse<String> thanks = post(annsLink, "answer=acknowledge");
        assertThat(thanks.statusCode()).isEqualTo(200);
        assertThat(thanks.body())
                .contains("Thank you", "Done: Acknowledge", "href=\"../patients/p-1\"", "To bed icu/bed-1");
        HttpResponse<String> declined = post(miasLink, "answer=decline&reason=at%20bed+9%0D%0A%3Cb%3E");
        assertThat(declined.body()).contains("Done: Decline");
        assertThat(hospital.commands()).hasSize(2);
        assertThat(hospital.commands().get(0).getCommand()).isEqualTo(new Acknowledge(Ward.episode(1), null));
        assertThat(hospital.commands().get(0).getIssuedBy()).isEqualTo("ann");
        assertThat(hospital.commands().get(0).getIssuedFrom()).isEqualTo("link 127.0.0.1");
        assertThat(hospital.commands().get(1).getCommand()).isEqualTo(new Decline(Ward.episode(1), "at bed 9 <b>"));
        assertThat(hospital.keysIn(NotificationState.ANSWERED)).hasSize(2);
    }

    @Test
    void aLinkAnswersOnceAlsoAfterARestartAndWhatIsRefusedIsAudited() throws Exception {
        hospital.judgeCommands();
        hospital.publish(Ward.raised(1, Priority.HIGH, System.currentTimeMillis()));
        await().atMost(PATIENCE).until(() -> hospital.pager().received().size() == 1);
        URI link = link(hospital.pager().received().get(0).body());
        assertThat(post(link, "answer=acknowledge").statusCode()).isEqualTo(200);

        HttpResponse<String> again = post(link, "answer=decline");
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(again.body()).contains("used before").doesNotContain("p-1", "bed-1");
        int port = server.port();
        stop();
        start(folder.resolve("rota.conf"));
        URI afterRestart = URI.create(link.toString().replace(":" + port + "/", ":" + server.port() + "/"));
        assertThat(post(afterRestart, "answer=acknowledge").statusCode()).isEqualTo(410);
        URI forged = forged(afterRestart);
        HttpResponse<String> wrong = get(forged);
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.body()).contains("not valid").doesNotContain("p-1", "bed-1");

        await().atMost(PATIENCE).until(() -> hospital.audit().size() == 3);
        assertThat(hospital.audit()).allSatisfy(entry -> {
            assertThat(entry.getRefused()).isTrue();
            assertThat(entry.getOrigin()).isEqualTo("127.0.0.1");
        });
        assertThat(hospital.audit())
                .extracting(entry -> entry.getActor())
                .containsExactlyInAnyOrder("ann", "ann", null);
        assertThat(hospital.commands()).hasSize(1);
    }

    @Test
    void aLinkWhoseAnswerIsRefusedIsNotSpentAlsoAfterARestart() throws Exception {
        Set<String> judged = new TreeSet<>();
        hospital.judgeCommands(command -> {
            boolean isAgain = !judged.add(command.getCommandId());
            return isAgain
                    ? CommandOutcome.Result.DUPLICATE
                    : judged.size() < 3 ? CommandOutcome.Result.NO_SUCH_ALARM : CommandOutcome.Result.DONE;
        });
        hospital.publish(Ward.raised(1, Priority.HIGH, System.currentTimeMillis()));
        await().atMost(PATIENCE).until(() -> hospital.pager().received().size() == 1);
        URI link = link(hospital.pager().received().get(0).body());

        HttpResponse<String> refused = post(link, "answer=acknowledge");
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(refused.body())
                .contains("Your answer changed nothing.", "Refused: Acknowledge. You may use the link again.");
        assertThat(get(link).body()).contains("I am coming");
        assertThat(post(link, "answer=decline").body()).contains("You may use the link again.");
        int port = server.port();
        stop();
        start(folder.resolve("rota.conf"));
        URI afterRestart = URI.create(link.toString().replace(":" + port + "/", ":" + server.port() + "/"));

        assertThat(post(afterRestart, "answer=acknowledge").body()).contains("Thank you", "Done: Acknowledge");
        HttpResponse<String> again = post(afterRestart, "answer=decline");
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(again.body()).contains("used before");
        assertThat(hospital.commands())
                .extracting(AlertCommand::getCommandId)
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void anAnswerThatNobodyJudgedYetIsSaidToBeOnItsWayAndHugeOnesAreNotRead() throws Exception {
        hospital.publish(Ward.raised(1, Priority.HIGH, System.currentTimeMillis()));
        await().atMost(PATIENCE).until(() -> hospital.pager().received().size() == 1);
        URI link = link(hospital.pager().received().get(0).body());

        assertThat(post(link, "answer=acknowledge&reason=" + "x".repeat(100_000))
                        .statusCode())
                .isEqualTo(413);
        HttpResponse<String> page = post(link, "answer=acknowledge");
        assertThat(page.statusCode()).isEqualTo(202);
        assertThat(page.body()).contains("on its way");
    }

    @Test
    void anEditedRotaIsInForceForTheNextCallAndABrokenEditChangesNothing() throws Exception {
        Path rota = folder.resolve("rota.conf");
        hospital.publish(Ward.raised(1, Priority.HIGH, System.currentTimeMillis()));
        await().atMost(PATIENCE).until(() -> recipientsOf(1).equals(Set.of("ann", "mia", "con")));

        Files.writeString(rota, Hospital.rota(PEOPLE, "[[nobody-we-know]]"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(notify.health())
                        .isInstanceOfSatisfying(
                                NotifyHealth.Degraded.class,
                                health -> assertThat(health.cause())
                                        .contains("rota.conf", "somebody who is not among people", "stays in force")));
        hospital.publish(Ward.raised(2, Priority.HIGH, System.currentTimeMillis()));
        await().atMost(PATIENCE).until(() -> recipientsOf(2).equals(Set.of("ann", "mia", "con")));

        Files.writeString(rota, Hospital.rota(PEOPLE, "[[ann]]"));
        await().atMost(PATIENCE).until(() -> notify.health() instanceof NotifyHealth.Ok);
        hospital.publish(Ward.raised(3, Priority.HIGH, System.currentTimeMillis()));
        await().atMost(PATIENCE).until(() -> recipientsOf(3).equals(Set.of("ann")));
    }

    private Set<String> recipientsOf(int patient) {
        return Set.copyOf(hospital.notifications().stream()
                .filter(one -> one.getPatientId().equals("p-" + patient))
                .filter(one -> one.getState() == NotificationState.SENT)
                .map(one -> one.getRecipient())
                .toList());
    }

    /** With another character well within the signature: some of the last one's bits say nothing. */
    private static URI forged(URI link) {
        String signed = link.toString();
        int at = signed.length() - 10;
        return URI.create(signed.substring(0, at) + (signed.charAt(at) == 'A' ? 'B' : 'A') + signed.substring(at + 1));
    }

    private void start(Path rota) {
        notify =
                Notify.prepare(hospital.settings(rota), hospital.kafka(), time -> time, new PrintWriter(console, true));
        access = Access.start(AccessSettings.open(), hospital.kafka());
        server = WardServer.start(
                "127.0.0.1",
                0,
                access,
                () -> new Health(List.of()),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                notify::routes);
        notify.start(URI.create("http://127.0.0.1:" + server.port()));
    }

    private void stop() {
        server.close();
        access.close();
        notify.close();
    }

    private HttpResponse<String> get(URI link) throws Exception {
        return browser.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(URI link, String form) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(link)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static URI link(String text) {
        return Hospital.linksIn(text).get(0);
    }
}
