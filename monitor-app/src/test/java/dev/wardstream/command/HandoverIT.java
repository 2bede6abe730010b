package dev.wardstream.command;

import static dev.wardstream.Patience.PATIENCE;
import static dev.wardstream.Patience.PATIENCE_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.wardstream.FreePort;
import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Presence;
import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.handover.HandoverMails;
import dev.wardstream.handover.HandoverReader;
import dev.wardstream.handover.HandoverSettings;
import dev.wardstream.handover.Shifts;
import dev.wardstream.notify.MailSettings;
import dev.wardstream.notify.PageMail;
import dev.wardstream.pipeline.WardClock;
import dev.wardstream.simulate.Pacer;
import dev.wardstream.simulate.SimulatedWard;
import dev.wardstream.simulate.VitalsPublisher;
import dev.wardstream.ward.Chromium;
import dev.wardstream.wire.CommandRecords;
import dev.wardstream.wire.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ward of 24 beds under the whole app, and what its shift hands over: as a page, on paper, by command and by mail. */
class HandoverIT {
    private static final int BEDS = 24;
    private static final Duration LENGTH = Duration.ofMinutes(17);
    /** Where the sheets are kept to be looked at; empty for nowhere. */
    private static final String KEPT = System.getProperty("handover.kept", "");

    @TempDir
    private Path folder;

    @Test
    void aShiftOf24BedsIsHandedOverOnTwoPagesAndByOneMail() throws Exception {
        Chromium.require();
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("broker"), 0))) {
            MonitorConfig config = LocalConfig.withoutArchive(broker, folder);
            long start = Instant.parse("2026-11-27T23:00:00Z").toEpochMilli();
            long end = start + LENGTH.toMillis();
            SimulatedWard ward = SimulatedWard.of(BEDS, 7, start).lasting(LENGTH);
            TopicSetup.create(config, ward.vendors());
            try (RunningMonitor monitor =
                    RunningMonitor.start(config, new WardClock.EventTime(), new PrintWriter(Writer.nullWriter()))) {
                live(config, monitor, ward, end);
                String query = "?from=" + start + "&to=" + end;
                String page = page(monitor, "/api/v1/wards/ward-1/handover" + query);
                assertThat(page).contains("Open now: look here first", "Patients: 24");
                printed(page, "en");
                printed(page(monitor, "/api/v1/wards/ward-1/handover" + query + "&language=zh"), "zh");
            }
            assertThat(command(broker, start, end + 120_000))
                    .contains("Handover ward-1", "Patients: 24", "nurse-3 came");
            byOneMail(config, end);
        }
    }

    /** At its end a nurse answers what has called last. */
    private static void live(MonitorConfig config, RunningMonitor monitor, SimulatedWard ward, long end)
            throws Exception {
        monitor.awaitWatching();
        try (VitalsPublisher publisher = new VitalsPublisher(config.kafka())) {
            publisher.assign(ward);
            publisher.publish(ward, Pacer.unpaced());
        }
        try (Admin admin = Admin.create(config.kafka())) {
            new Drain(admin, config.monitor().applicationId()).await(ward.vendors(), left -> {}, PATIENCE);
        }
        Alert last = TopicContents.of(Topics.ALERTS, config.bootstrapServers()).stream()
                .filter(alert -> alert.calls() && alert.standing().presence() instanceof Presence.On)
                .max(Comparator.comparingLong(Alert::at))
                .orElseThrow();
        answer(last, config, end + 60_000);
        await().atMost(PATIENCE)
                .until(() -> !TopicContents.of(Topics.COMMAND_OUTCOMES, config.bootstrapServers())
                        .isEmpty());
    }

    private static void answer(Alert alert, MonitorConfig config, long now) throws Exception {
        AlarmCommand command = new AlarmCommand(
                "1",
                alert.patient(),
                now,
                "nurse-3",
                new Action.Acknowledge(alert.standing().episode(), ""));
        String topic = Topics.ALERT_COMMANDS.name();
        byte[] value =
                Topics.ALERT_COMMANDS.serde().serializer().serialize(topic, CommandRecords.toAvro(command, "test"));
        try (KafkaProducer<String, byte[]> nurse =
                new KafkaProducer<>(config.kafka(), new StringSerializer(), new ByteArraySerializer())) {
            nurse.send(new ProducerRecord<>(topic, alert.patient().value(), value))
                    .get();
        }
    }

    private static String page(RunningMonitor monitor, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + monitor.httpPort() + path))
                .header("Accept", "text/html")
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static void printed(String html, String name) throws Exception {
        try (Chromium chromium = Chromium.launch()) {
            Page page = chromium.person(new Browser.NewContextOptions().setViewportSize(1280, 900))
                    .newPage();
            page.setContent(html);
            byte[] pdf = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
            if (!KEPT.isEmpty()) {
                Path kept = Files.createDirectories(Path.of(KEPT));
                Files.writeString(kept.resolve("handover-" + name + ".html"), html);
                Files.write(kept.resolve("handover-" + name + ".pdf"), pdf);
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(kept.resolve("handover-" + name + ".png")));
            }
            long pages = Pattern.compile("/Type\\s*/Page\\b(?!s)")
                    .matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                    .results()
                    .count();
            assertThat(pages).as("pages of A4").isBetween(1L, 2L);
        }
    }

    private String command(EmbeddedBroker broker, long start, long end) throws Exception {
        Path settings = Files.writeString(folder.resolve("event.conf"), "monitor.clock = event\n");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = WardstreamCommand.run(
                new PrintWriter(out),
                new PrintWriter(err),
                "handover",
                "--config",
                settings.toString(),
                "--bootstrap",
                broker.bootstrapServers(),
                "--from",
                String.valueOf(start),
                "--to",
                String.valueOf(end));
        assertThat(code).as(err.toString()).isZero();
        return out.toString();
    }

    /** Two instances look at the clock at the same time. */
    private static void byOneMail(MonitorConfig config, long end) {
        LocalTime seven = LocalTime.ofInstant(Instant.ofEpochMilli(end), ZoneOffset.UTC);
        HandoverSettings.Mail mail = new HandoverSettings.Mail(
                List.of(seven), List.of("charge@ward.example"), "", List.of(), Locale.ENGLISH);
        HandoverSettings settings =
                new HandoverSettings(new Shifts(List.of(LocalTime.of(23, 0), seven), ZoneOffset.UTC), 3, mail);
        GreenMail server = new GreenMail(new ServerSetup(FreePort.next(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            PageMail post = new PageMail(new MailSettings(
                    "127.0.0.1",
                    server.getSmtp().getPort(),
                    "monitor@ward.example",
                    "",
                    "",
                    MailSettings.Security.NONE));
            try (HandoverMails one = mails(settings, mail, config, post, () -> end + 120_000);
                    HandoverMails other = mails(settings, mail, config, post, () -> end + 120_000)) {
                assertThat(server.waitForIncomingEmail(PATIENCE_MILLIS, 1)).isTrue();
                await().atMost(PATIENCE)
                        .until(() -> TopicContents.of(Topics.NOTIFICATIONS, config.bootstrapServers()).stream()
                                .anyMatch(each -> each.getKey().startsWith("handover/ward-1/")));
                assertThat(one.illness() + other.illness()).isEmpty();
            }
            try (HandoverMails restarted = mails(settings, mail, config, post, () -> end + 180_000)) {
                await().atMost(PATIENCE).until(restarted::hasLooked);
            }
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }

    private static HandoverMails mails(
            HandoverSettings settings,
            HandoverSettings.Mail mail,
            MonitorConfig config,
            PageMail post,
            LongSupplier wardTime) {
        return HandoverMails.start(
                settings, mail, config.kafka(), new HandoverReader(config.kafka(), false), post, wardTime);
    }
}
