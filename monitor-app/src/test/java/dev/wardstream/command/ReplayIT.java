package dev.wardstream.command;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.FreePort;
import dev.wardstream.wire.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded patients give the same alerts again, whatever happened on the way. */
class ReplayIT {
    private static final int STAYS = 8;
    private static final int HOURS = 72;

    @TempDir
    private Path folder;

    @Test
    void chartedStaysGiveTheSameAlertsAgainAlsoAfterAKillInTheMiddle() throws Exception {
        Path set = handMadeStays();

        JsonNode first = replay("mimic3-demo", set, "first", "a");
        JsonNode again = replay("mimic3-demo", set, "again", "a", "--fresh");
        killedInTheMiddle(set);
        JsonNode resumed = replay("mimic3-demo", set, "resumed", "b");

        assertThat(lines("first")).hasSizeGreaterThan(20).isSorted();
        assertThat(Files.mismatch(alerts("first"), alerts("again"))).isEqualTo(-1);
        assertThat(Files.mismatch(alerts("first"), alerts("resumed"))).isEqualTo(-1);
        assertThat(counts(again)).isEqualTo(counts(first));
        assertThat(counts(resumed)).isEqualTo(counts(first));

        assertThat(first.get("received").asInt()).isEqualTo(STAYS * HOURS);
        assertThat(first.at("/quarantined/NO_VITALS").asInt())
                .as("hours with nothing charted")
                .isEqualTo(STAYS);
        assertThat(first.at("/quarantined/IMPLAUSIBLE_VALUE").asInt()).isEqualTo(STAYS);
        assertThat(first.at("/droppedValues/IMPLAUSIBLE_VALUE/systolicPressure").asInt())
                .isEqualTo(STAYS);
        assertThat(first.at("/droppedValues/IMPLAUSIBLE_VALUE/respiratoryRate").asInt())
                .isEqualTo(STAYS);
        assertThat(first.get("accepted").asInt()).isEqualTo(STAYS * (HOURS - 2));
        assertThat(first.at("/archived/vitals")).isEqualTo(first.get("accepted"));
        assertThat(first.at("/archived/alerts")).isEqualTo(first.get("alertEvents"));
    }

    @Test
    void wearersGiveTheSameAlertsAgain() throws Exception {
        Path set = handMadeWearers();

        JsonNode first = replay("stress-predict", set, "first", "a");
        JsonNode again = replay("stress-predict", set, "again", "a", "--fresh");

        assertThat(lines("first")).isNotEmpty();
        assertThat(Files.mismatch(alerts("first"), alerts("again"))).isEqualTo(-1);
        assertThat(counts(again)).isEqualTo(counts(first));
        assertThat(first.get("quarantined")).isEmpty();
        assertThat(first.get("windows").asInt()).isPositive();
    }

    @Test
    void theRealStaysGiveTheSameAlertsAgain() throws Exception {
        Path data = Path.of(System.getProperty(
                "WARDSTREAM_DATA", System.getenv().getOrDefault("WARDSTREAM_DATA", "../../shared/data")));
        Path set = data.resolve("mimic3-demo").toAbsolutePath();
        assumeThat(set)
                .as("the recordings are not part of the project: set WARDSTREAM_DATA")
                .exists();

        Path some = someOf(set);
        JsonNode first = replay("mimic3-demo", some, "first", "a");
        JsonNode again = replay("mimic3-demo", some, "again", "a", "--fresh");

        assertThat(lines("first")).isNotEmpty();
        assertThat(Files.mismatch(alerts("first"), alerts("again"))).isEqualTo(-1);
        assertThat(counts(again)).isEqualTo(counts(first));
        assertThat(first.at("/droppedValues/IMPLAUSIBLE_VALUE")).isNotEmpty();
    }

    /** Every fourth of the recorded stays: the others tell nothing more about replays. */
    private Path someOf(Path set) throws IOException {
        List<String> stays = Files.readAllLines(set.resolve("stays.csv"));
        List<String> kept = new ArrayList<>(List.of(stays.get(0)));
        for (int stay = 1; stay < stays.size(); stay += 4) {
            kept.add(stays.get(stay));
        }
        Set<String> ids = kept.stream().map(ReplayIT::firstField).collect(Collectors.toSet());
        Path some = Files.createDirectories(folder.resolve("real-stays"));
        Files.write(some.resolve("stays.csv"), kept);
        try (InputStream zipped = new GZIPInputStream(Files.newInputStream(set.resolve("vitals.csv.gz")))) {
            List<String> vitals = new String(zipped.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> ids.contains(firstField(line)))
                    .toList();
            writeZipped(some.resolve("vitals.csv.gz"), vitals);
        }
        return some;
    }

    private static String firstField(String line) {
        return line.substring(0, line.indexOf(','));
    }

    @Test
    void aFolderThatIsNotThereIsToldWithWhereTheSetIsPublished() throws Exception {
        try (Program replay = Program.run(folder, "replay", "mimic3-demo", "nowhere")) {
            assertThat(replay.exitCode()).isEqualTo(2);
            assertThat(replay.errors()).contains("nowhere is no folder", "physionet.org");
        }
    }

    private void killedInTheMiddle(Path set) throws Exception {
        int port = FreePort.next();
        // Three days in three minutes: however late the kill comes, it comes in the middle.
        try (Program replay = start("mimic3-demo", set, "killed", "b", "--broker-port", port + "", "--speed", "1440");
                Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port))) {
            await().atMost(PATIENCE).until(() -> published(admin) > STAYS * HOURS / 20);
            List<ProcessHandle> children = replay.children();
            replay.kill();
            await().atMost(PATIENCE).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(alerts("killed")).doesNotExist();
        }
    }

    private static long published(Admin admin) throws Exception {
        String topic = Topics.rawVitals("mimic3-demo").name();
        try {
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            admin.describeTopics(Set.of(topic))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .partitions()
                    .forEach(info -> ends.put(new TopicPartition(topic, info.partition()), OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return 0;
            }
            throw e;
        }
    }

    private JsonNode replay(String set, Path recordings, String name, String data, String... more) throws Exception {
        try (Program replay = start(set, recordings, name, data, more)) {
            assertThat(replay.exitCode()).as(replay.errors()).isZero();
        }
        return new ObjectMapper().readTree(folder.resolve(name + ".json").toFile());
    }

    private Program start(String set, Path recordings, String name, String data, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("replay", set, recordings.toString()));
        arguments.addAll(List.of("--data", data, "--store-port", "0", "--http-port", "0"));
        arguments.addAll(List.of("--alerts", name + ".jsonl", "--summary", name + ".json"));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--broker-port")) {
            arguments.addAll(List.of("--broker-port", "0"));
        }
        return Program.start(folder, arguments.toArray(String[]::new));
    }

    private Path alerts(String name) {
        return folder.resolve(name + ".jsonl");
    }

    /** Patient and time of each line, by which the file is sorted. */
    private List<String> lines(String name) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> keys = new ArrayList<>();
        for (String line : Files.readAllLines(alerts(name))) {
            JsonNode alert = json.readTree(line);
            keys.add(alert.get("patient").asText() + " " + alert.get("at").asText());
        }
        return keys;
    }

    /** What must not hang on how fast it went. */
    private static Map<String, JsonNode> counts(JsonNode summary) {
        Map<String, JsonNode> counts = new HashMap<>();
        summary.properties().forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        List.of("latencyMs", "recordsPerSecond", "seconds").forEach(counts::remove);
        return counts;
    }

    /** Eight stays of three days, charted hourly; each patient has a bad night, and a chart with slips of the pen. */
    private Path handMadeStays() throws IOException {
        List<String> stays = new ArrayList<>(List.of("icustay_id,subject_id,hospital_expire_flag,death_minute"));
        List<String> vitals = new ArrayList<>(List.of("icustay_id,minute,hr,rr,spo2,nbp_sys,nbp_dia,nbp_map,abp_sys,"
                + "abp_dia,abp_map,temp_c,gcs_total,gcs_eye,gcs_verbal,gcs_motor,fio2_pct,o2_flow,o2_device"));
        for (int stay = 0; stay < STAYS; stay++) {
            stays.add((100 + stay) + "," + (900 + stay) + ",0,");
            for (int hour = 0; hour < HOURS; hour++) {
                vitals.add((100 + stay) + "," + hour * 60 + "," + charted(stay, hour));
            }
        }
        Path set = Files.createDirectories(folder.resolve("stays"));
        Files.write(set.resolve("stays.csv"), stays);
        writeZipped(set.resolve("vitals.csv.gz"), vitals);
        return set;
    }

    private static String charted(int stay, int hour) {
        int since = hour - 20 - 2 * stay;
        return switch (since) {
            case -10 -> ",,,,,,,,,,,,,,,,"; // an hour in which nobody charted
            case -9 -> "0,,,,,,,,,,,,,,,,"; // and one with nothing that can be
            case -8 -> "80,118,97,11647,70,86,,,,36.8,15,,,,,,";
            default -> {
                boolean ill = since >= 0 && since < 12;
                yield String.format(
                        Locale.ROOT,
                        "%d,%d,%d,%d,70,85,,,,%.1f,15,,,,,,none",
                        (ill ? 128 : 78) + stay + hour % 5,
                        (ill ? 28 : 15) + hour % 3,
                        ill ? 88 : 97,
                        (ill ? 86 : 118) + hour % 4,
                        ill ? 39.1 : 36.8);
            }
        };
    }

    /** Four wearers for a quarter of an hour, each of whom runs up some stairs. */
    private Path handMadeWearers() throws IOException {
        Path set = Files.createDirectories(folder.resolve("wearers"));
        for (int wearer = 1; wearer <= 4; wearer++) {
            List<String> seconds =
                    new ArrayList<>(List.of("unix_s,hr_bpm,temp_c,eda_us,acc_g_mean,acc_g_sd,resp_bpm,label"));
            for (int second = 0; second < 900; second++) {
                boolean runs = second > 300 + 20 * wearer && second < 420;
                seconds.add(String.format(
                        Locale.ROOT,
                        "%d,%d,33.%02d,0.%d,1,0.%03d,%d,%d",
                        1_644_231_382L + second,
                        (runs ? 150 : 68) + (second * wearer) % 7,
                        second % 100,
                        2 + wearer,
                        runs ? 300 : second % 11,
                        runs ? 26 : 14,
                        runs ? 1 : 0));
            }
            writeZipped(set.resolve("S0" + wearer + ".csv.gz"), seconds);
        }
        return set;
    }

    private static void writeZipped(Path file, List<String> lines) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
