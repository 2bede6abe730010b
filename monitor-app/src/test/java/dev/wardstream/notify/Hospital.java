package dev.wardstream.notify;

import static dev.wardstream.Patience.PATIENCE_MILLIS;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.wardstream.FreePort;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.alarm.Priority;
import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.schemas.avro.AuditEntry;
import dev.wardstream.schemas.avro.Notification;
import dev.wardstream.schemas.avro.NotificationState;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.wire.CommandRecords;
import dev.wardstream.wire.Topic;
import dev.wardstream.wire.TopicCreator;
import dev.wardstream.wire.Topics;
import dev.wardstream.words.Said;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What notify works with: a real broker with its topics, a real pager, a real mail server, and who judges commands. */
final class Hospital implements AutoCloseable {
    private static final int ALL = 1_000_000;

    private final Path folder;
    private final EmbeddedBroker broker;
    private final KafkaProducer<String, byte[]> producer;
    private final Pager pager = new Pager();
    private final List<Notification> notifications = new CopyOnWriteArrayList<>();
    private final List<AlertCommand> commands = new CopyOnWriteArrayList<>();
    private final List<AuditEntry> audit = new CopyOnWriteArrayList<>();
    private final List<Tail<?>> tails = new ArrayList<>();
    private final Tail<Notification> log;
    private GreenMail mail;

    Hospital(Path folder) {
        this.folder = folder;
        broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("broker"), 0));
        try (Admin admin = Admin.create(kafka())) {
            new TopicCreator(admin, 4, 1).create(Topics.ALL);
        }
        producer = new KafkaProducer<>(kafka(), new StringSerializer(), new ByteArraySerializer());
        mail = mailServer(FreePort.next());
        log = follow(Topics.NOTIFICATIONS, notifications);
        follow(Topics.AUDIT, audit);
    }

    /** Somebody judges the commands from now on, as the pipeline does: each is done. */
    void judgeCommands() {
        judgeCommands(command -> CommandOutcome.Result.DONE);
    }

    /** Somebody judges the commands from now on, in this way. */
    void judgeCommands(Function<AlertCommand, CommandOutcome.Result> judgement) {
        Tail<AlertCommand> judge = new Tail<>(Topics.ALERT_COMMANDS, kafka(), ALL, command -> {
            commands.add(command);
            CommandOutcome.Result result = judgement.apply(command);
            publish(
                    Topics.COMMAND_OUTCOMES,
                    command.getPatientId(),
                    new CommandOutcome(
                            command.getCommandId(),
                            new PatientId(command.getPatientId()),
                            CommandRecords.nameOf(command),
                            command.getIssuedBy(),
                            command.getIssuedAt(),
                            result,
                            Said.plain(
                                    result == CommandOutcome.Result.DONE
                                            ? "Done: " + CommandRecords.nameOf(command)
                                            : "Refused: " + CommandRecords.nameOf(command) + ".")));
        });
        tails.add(judge);
        judge.start();
    }

    Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    Path folder() {
        return folder;
    }

    Pager pager() {
        return pager;
    }

    int mailPort() {
        return mail.getSmtp().getPort();
    }

    void mailOff() {
        mail.stop();
    }

    /** Starts the mail server again on its port; what came before is read from the old one. */
    void mailOn(int port) {
        mail = mailServer(port);
    }

    List<MimeMessage> mails() {
        return List.of(mail.getReceivedMessages());
    }

    /** The keys of all calls that were mailed, doubles included. */
    List<String> mailedKeys() throws MessagingException, IOException {
        List<String> keys = new ArrayList<>();
        for (MimeMessage one : mails()) {
            Pattern.compile("Call: ([0-9a-f]{32})")
                    .matcher((String) one.getContent())
                    .results()
                    .map(found -> found.group(1))
                    .forEach(keys::add);
        }
        return keys;
    }

    /** The answer links in a text. */
    static List<URI> linksIn(String text) {
        return Pattern.compile("http://[^\"\\s]+/answer/[\\w-]+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(URI::create)
                .toList();
    }

    List<Notification> notifications() {
        return notifications;
    }

    List<AlertCommand> commands() {
        return commands;
    }

    List<AuditEntry> audit() {
        return audit;
    }

    /** The keys that came to a state at any time, as the log has them by now. */
    Set<String> keysIn(NotificationState state) {
        log.catchUp().join();
        return notifications.stream()
                .filter(one -> one.getState() == state)
                .map(Notification::getKey)
                .collect(Collectors.toSet());
    }

    void publish(Alert alert) {
        publish(Topics.ALERTS, alert.patient().value(), alert);
    }

    /** Raises an alarm of high priority for each of these patients. */
    void raise(int from, int to) {
        for (int patient = from; patient < to; patient++) {
            publish(Ward.raised(patient, Priority.HIGH, System.currentTimeMillis()));
        }
        producer.flush();
    }

    Path rota(String text) throws IOException {
        return Files.writeString(folder.resolve("rota.conf"), text);
    }

    /** A rota with the same people everywhere, day and night. */
    static String rota(String people, String levels) {
        return "zone = UTC\npeople {\n" + people + "\n}\n"
                + "default { shifts = [{ from = \"00:00\", to = \"24:00\", levels = " + levels + " }] }\n";
    }

    NotifySettings settings(Path rota) {
        return settings(rota, pager.url(), mailPort(), folder);
    }

    static NotifySettings settings(Path rota, URI pager, int mailPort, Path state) {
        Rules rules = new Rules(
                Priority.MEDIUM,
                new Waits(Duration.ofMillis(200), Duration.ofMillis(500), Duration.ofSeconds(1)),
                100,
                // Longer than an outage may seem on a busy machine.
                Duration.ofHours(1));
        return new NotifySettings(
                rota,
                rules,
                List.of(
                        new WebhookSettings("pager", pager, "wardstream", "s3cret", "", ""),
                        new WebhookSettings("nowhere", URI.create("http://127.0.0.1:9/"), "wardstream", "", "", "")),
                new MailSettings("127.0.0.1", mailPort, "monitor@ward.example", "", "", MailSettings.Security.STARTTLS),
                new LinkSettings(Duration.ofHours(1), "", state));
    }

    /** Of a notify in a process of its own: whoever comes after it takes its place at once. */
    static Map<String, Object> asMember(String bootstrapServers) {
        Map<String, Object> kafka = new HashMap<>();
        kafka.put("bootstrap.servers", bootstrapServers);
        kafka.put("group.instance.id", "the-only-one");
        return kafka;
    }

    @Override
    public void close() {
        tails.forEach(Tail::close);
        producer.close();
        pager.close();
        mail.stop();
        broker.close();
    }

    private <V> void publish(Topic<V> topic, String key, V value) {
        Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(
                topic.name(), key, topic.serde().serializer().serialize(topic.name(), value)));
    }

    private <V> Tail<V> follow(Topic<V> topic, List<V> into) {
        Tail<V> tail = new Tail<>(topic, kafka(), ALL, into::add);
        tails.add(tail);
        tail.start();
        return tail;
    }

    private static GreenMail mailServer(int port) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(PATIENCE_MILLIS);
        GreenMail server = new GreenMail(setup);
        server.start();
        return server;
    }
}
