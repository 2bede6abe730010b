package dev.wardstream.command;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wardstream.alarm.AlarmBoard;
import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Presence;
import dev.wardstream.alarm.Response;
import dev.wardstream.archive.Archive;
import dev.wardstream.command.AlertFeed.Seen;
import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.grafana.Dashboard;
import dev.wardstream.grafana.RealProgram;
import dev.wardstream.grafana.Variables;
import dev.wardstream.grafana.Version2Writes;
import dev.wardstream.pipeline.WardClock;
import dev.wardstream.simulate.Feed;
import dev.wardstream.simulate.Pacer;
import dev.wardstream.simulate.SimulatedWard;
import dev.wardstream.simulate.VitalsPublisher;
import dev.wardstream.wire.CommandRecords;
import dev.wardstream.wire.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the store says stands is what {@code wardstream alarms} says, at every minute of a ward whose devices deliver seconds late,
 * ten times faster than real. {@code -Dwardstream.state.minutes=30} makes it half an hour of the ward's.
 */
class StoreStateIT {
    private static final String DATABASE = "wardstream";
    private static final double SPEED = 10;
    private static final int MINUTES = Integer.getInteger("wardstream.state.minutes", 9);
    private static final int BEDS = 24;
    /** What the archive may be behind the topic at a beat, milliseconds of the wall clock: a busy machine's. */
    private static final long BEHIND = 10_000;

    private static final String EVENTS =
            "SELECT \"alertId\", \"presence\" FROM \"alerts\" WHERE \"retrospective\" = false";
    private static final String LAST = "SELECT last(\"presence\") FROM \"alerts\" WHERE \"retrospective\" = false"
            + " GROUP BY \"patient\", \"kind\"";
    private static final String STANDING = "SELECT \"alertId\", \"presence\", \"beat\" FROM \"standing\""
            + " WHERE \"kind\" != 'NONE' AND $timeFilter";

    private final List<Seen> events = new CopyOnWriteArrayList<>();
    private final Set<Long> beats = new TreeSet<>();
    private RealProgram influxDb;
    private Version2Writes writes;
    private EmbeddedBroker broker;
    private MonitorConfig config;
    private int compared;

    @BeforeEach
    void startBrokerAndStore(@TempDir Path folder) throws Exception {
        influxDb = RealProgram.influxDb(folder.resolve("influxdb"), DATABASE);
        writes = Version2Writes.to(influxDb, DATABASE);
        broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("broker"), 0));
        config = LocalConfig.archivingTo(writes.url(), broker, folder);
    }

    @AfterEach
    void stopBrokerAndStore() {
        broker.close();
        writes.close();
        influxDb.close();
    }

    @Test
    void atEveryMinuteTheStoreSaysWhatWardstreamAlarmsSays() throws Exception {
        long start = Math.floorDiv(System.currentTimeMillis(), 60_000L) * 60_000L - 12 * 3_600_000L;
        Feed ward = LateDevices.of(SimulatedWard.of(BEDS, 1, start).lasting(Duration.ofMinutes(MINUTES)));
        WardClock.Accelerated clock = new WardClock.Accelerated(start, SPEED);
        Pacer pacer = Pacer.atSpeed(SPEED);
        TopicSetup.create(config, ward.vendors());
        try (VitalsPublisher publisher = new VitalsPublisher(config.kafka());
                RunningMonitor monitor = RunningMonitor.start(config, clock, new PrintWriter(Writer.nullWriter()));
                AlertFeed feed = AlertFeed.fromBeginning(config.kafka(), events::add)) {
            publisher.assign(ward);
            monitor.awaitWatching();
            Thread devices = new Thread(() -> publish(publisher, ward, pacer), "devices");
            clock.start(System.currentTimeMillis());
            long wallStart = System.currentTimeMillis();
            devices.start();
            Archive archive = Objects.requireNonNull(monitor.archive());
            for (int minute = 1; minute <= MINUTES; minute++) {
                long due = wallStart + Math.round(minute * 60_000 / SPEED);
                Thread.sleep(Math.max(0, due - System.currentTimeMillis()));
                compare(archive, feed, minute);
                compareStanding(feed, clock, start, wallStart);
                answerSome(clock.at(System.currentTimeMillis()));
            }
            pacer.stop();
            devices.join();
            clock.stop(System.currentTimeMillis());
            compareWithTheCommand(archive, feed);
        }
        assertThat(events).hasSizeGreaterThan(MINUTES);
        assertThat(compared).isEqualTo(MINUTES);
        // How many there are, a busy machine decides: one that is behind tells no state rather than an old one.
        assertThat(beats).isNotEmpty();
        System.out.println("StoreStateIT: " + events.size() + " events, " + compared + " minutes compared, "
                + beats.size() + " beats, out of order by their own time: " + outOfOrder());
    }

    /** Each patient stands in the store as after one of the events that came while the store was asked. */
    private void compare(Archive archive, AlertFeed feed, int minute) throws Exception {
        feed.awaitAll();
        int from = events.size();
        assertThat(archive.awaitCaughtUp(PATIENCE))
                .as(archive.health().toString())
                .isTrue();
        Map<String, String> stored = newestById(ask(EVENTS));
        Map<String, String> last = lastByKind();
        feed.awaitAll();
        int to = events.size();

        List<Map<String, String>> possible = new ArrayList<>();
        List<Set<String>> possibleKinds = new ArrayList<>();
        for (int known = from; known <= to; known++) {
            possible.add(standingAfter(known));
            possibleKinds.add(kindsStandingAfter(known));
        }
        assertThatEachPatientIsAsAfterOneOf("minute " + minute, possible, stored);
        Set<String> lastStand = new TreeSet<>();
        last.forEach((key, presence) -> {
            if (!presence.equals("OFF")) {
                lastStand.add(key);
            }
        });
        Set<String> always = new TreeSet<>(possibleKinds.get(0));
        Set<String> ever = new TreeSet<>();
        possibleKinds.forEach(kinds -> {
            always.retainAll(kinds);
            ever.addAll(kinds);
        });
        assertThat(lastStand).as("minute " + minute + ", by patient and kind").containsAll(always);
        assertThat(ever).as("minute " + minute + ", by patient and kind").containsAll(lastStand);
        compared++;
    }

    /** The last beat is how the ward stood then, give or take what the archive may be behind. */
    private void compareStanding(AlertFeed feed, WardClock.Accelerated clock, long start, long wallStart)
            throws Exception {
        long now = clock.at(System.currentTimeMillis());
        List<String> queries = Stream.concat(Stream.of(STANDING), dashboardsOfWhatStands())
                .map(query -> Variables.substituted(query, start - 60_000, now + 60_000))
                .toList();
        for (String query : queries) {
            List<Map<String, String>> rows = ask(query);
            long beat = rows.stream()
                    .mapToLong(row -> Long.parseLong(row.getOrDefault("beat", "0")))
                    .max()
                    .orElse(0);
            if (beat == 0) {
                continue;
            }
            beats.add(beat);
            Map<String, String> stored = new TreeMap<>();
            rows.stream()
                    .filter(row -> Long.parseLong(row.getOrDefault("beat", "0")) == beat)
                    .forEach(row -> assertThat(stored.put(row.get("alertId"), row.get("presence")))
                            .as("one row an alarm")
                            .isNull());
            feed.awaitAll();
            long wallOfBeat = wallStart + Math.round((beat - start) / SPEED);
            int from = (int) events.stream()
                    .filter(event -> event.seenAt() < wallOfBeat - BEHIND)
                    .count();
            List<Map<String, String>> possible = new ArrayList<>();
            for (int known = from; known <= events.size(); known++) {
                possible.add(standingAfter(known));
            }
            if (query.equals(queries.get(0))) {
                assertThatEachPatientIsAsAfterOneOf("beat " + beat, possible, stored);
            } else {
                Set<String> ever = new HashSet<>();
                possible.forEach(state -> ever.addAll(state.keySet()));
                assertThat(ever).as(query).containsAll(stored.keySet());
            }
        }
    }

    private void compareWithTheCommand(Archive archive, AlertFeed feed) throws Exception {
        Map<String, String> before;
        Map<String, String> stored;
        Map<String, String> after = ofBoard(AlarmsCommand.board(config.kafka()));
        // The ward's clock stands; what is still processed comes to an end.
        do {
            before = after;
            feed.awaitAll();
            assertThat(archive.awaitCaughtUp(PATIENCE)).isTrue();
            stored = newestById(ask(EVENTS));
            after = ofBoard(AlarmsCommand.board(config.kafka()));
        } while (!before.equals(after));
        assertThat(stored).isEqualTo(after);
    }

    private void assertThatEachPatientIsAsAfterOneOf(
            String when, List<Map<String, String>> possible, Map<String, String> stored) {
        Set<String> patients = new TreeSet<>();
        possible.forEach(state -> state.keySet().forEach(id -> patients.add(patientOf(id))));
        stored.keySet().forEach(id -> patients.add(patientOf(id)));
        for (String patient : patients) {
            assertThat(possible.stream().map(state -> of(patient, state)))
                    .as(when + ", " + patient)
                    .contains(of(patient, stored));
        }
    }

    private static Map<String, String> of(String patient, Map<String, String> state) {
        Map<String, String> theirs = new TreeMap<>(state);
        theirs.keySet().removeIf(id -> !patientOf(id).equals(patient));
        return theirs;
    }

    /** By the events themselves: an id need not tell. */
    private static String patientOf(String id) {
        return id.split("/", 2)[0];
    }

    private Map<String, String> standingAfter(int known) {
        return ofBoard(boardAfter(known));
    }

    /** Patients' alarms only: of those, one of a kind stands at a time. */
    private Set<String> kindsStandingAfter(int known) {
        Set<String> kinds = new TreeSet<>();
        boardAfter(known).alarms().stream()
                .filter(alarm -> !alarm.kind().isTechnical())
                .forEach(alarm -> kinds.add(alarm.patient() + " " + alarm.kind()));
        return kinds;
    }

    private AlarmBoard boardAfter(int known) {
        AlarmBoard board = new AlarmBoard();
        events.subList(0, known).forEach(seen -> board.take(seen.alert()));
        return board;
    }

    private static Map<String, String> ofBoard(AlarmBoard board) {
        Map<String, String> standing = new TreeMap<>();
        board.alarms()
                .forEach(alarm -> standing.put(
                        alarm.id(), alarm.standing().presence() instanceof Presence.On ? "ON" : "LATCHED"));
        return standing;
    }

    /** The newest event of each alarm by the store's time, but those that are off. */
    private static Map<String, String> newestById(List<Map<String, String>> rows) {
        Map<String, String> newest = new TreeMap<>();
        rows.stream()
                .sorted((one, other) ->
                        Long.compare(Long.parseLong(one.get("time")), Long.parseLong(other.get("time"))))
                .forEach(row -> newest.put(row.get("alertId"), row.get("presence")));
        newest.values().removeIf("OFF"::equals);
        return newest;
    }

    private Map<String, String> lastByKind() throws IOException {
        Map<String, String> last = new TreeMap<>();
        for (Map<String, String> row : ask(LAST)) {
            if (!AlarmKind.valueOf(String.valueOf(row.get("kind"))).isTechnical()) {
                last.put(row.get("patient") + " " + row.get("kind"), row.get("last"));
            }
        }
        return last;
    }

    private static Stream<String> dashboardsOfWhatStands() {
        return Dashboard.all().stream()
                .flatMap(dashboard -> dashboard.panelQueries().stream())
                .map(Dashboard.Query::text)
                .filter(query -> query.contains("\"standing\"")
                        && query.contains("\"alertId\"")
                        && query.contains("\"beat\"")
                        && query.contains("\"presence\""));
    }

    /** A row a point, by column and tag. */
    private List<Map<String, String>> ask(String query) throws IOException {
        JsonNode answer = influxDb.get("/query?epoch=ns&db=" + DATABASE + "&q=" + RealProgram.encoded(query));
        assertThat(answer.has("error") || answer.at("/results/0").has("error"))
                .as(query + "\n" + answer)
                .isFalse();
        List<Map<String, String>> rows = new ArrayList<>();
        for (JsonNode series : answer.at("/results/0/series")) {
            for (JsonNode values : series.get("values")) {
                Map<String, String> row = new TreeMap<>();
                series.path("tags")
                        .properties()
                        .forEach(tag -> row.put(tag.getKey(), tag.getValue().asText()));
                for (int i = 0; i < values.size(); i++) {
                    row.put(series.get("columns").get(i).asText(), values.get(i).asText());
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** A nurse sees to the most urgent alarms that nobody has seen. */
    private void answerSome(long now) throws Exception {
        List<Alert> unseen = boardAfter(events.size()).alarms().stream()
                .filter(each -> each.standing().response() instanceof Response.Awaited)
                .limit(5)
                .toList();
        try (KafkaProducer<String, byte[]> nurse =
                new KafkaProducer<>(config.kafka(), new StringSerializer(), new ByteArraySerializer())) {
            for (Alert alarm : unseen) {
                AlarmCommand command = new AlarmCommand(
                        "c-" + alarm.id(), alarm.patient(), now, "nurse-1", new Action.Acknowledge(alarm.id(), "seen"));
                byte[] value = Topics.ALERT_COMMANDS
                        .serde()
                        .serializer()
                        .serialize(Topics.ALERT_COMMANDS.name(), CommandRecords.toAvro(command, "test"));
                nurse.send(new ProducerRecord<>(
                                Topics.ALERT_COMMANDS.name(), alarm.patient().value(), value))
                        .get();
            }
        }
    }

    private static void publish(VitalsPublisher publisher, Feed ward, Pacer pacer) {
        try {
            publisher.publish(ward, pacer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many events an order by their own time would have put before one that came earlier, of one patient. */
    private long outOfOrder() {
        Map<String, Long> newest = new TreeMap<>();
        long count = 0;
        for (Seen seen : events) {
            Alert alert = seen.alert();
            Long before = newest.put(alert.patient().value(), alert.at());
            count += before != null && alert.at() < before ? 1 : 0;
        }
        return count;
    }
}
