package dev.wardstream.archive;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wardstream.FreePort;
import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.archive.ArchiveHealth.Degraded;
import dev.wardstream.archive.ArchiveHealth.Ok;
import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.demo.EmbeddedStore;
import dev.wardstream.wire.TopicCreator;
import dev.wardstream.wire.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveIT {
    /** How long the store is away at least, seconds: longer than the group lets a member go without polling. */
    private static final Duration OUTAGE = Duration.ofSeconds(Long.getLong("wardstream.outage", 30));

    @TempDir
    Path directory;

    private EmbeddedBroker broker;
    private EmbeddedStore store;
    private Admin admin;

    @BeforeEach
    void startBrokerAndStore() {
        broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(directory.resolve("broker"), FreePort.next()));
        store = EmbeddedStore.start(new EmbeddedStore.Settings(directory.resolve("store"), FreePort.next()));
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        new TopicCreator(admin, 4, 1).create(Topics.ALL);
    }

    @AfterEach
    void stopBrokerAndStore() {
        admin.close();
        store.close();
        broker.close();
    }

    @Test
    void aStoreThatIsAwayForAWhileLosesNothingAndDoublesNothing() throws Exception {
        // Ten seconds without polling, and the group would take the archive for dead.
        Map<String, Object> kafka = kafka("max.poll.interval.ms", 10_000);
        try (WardLoad load = new WardLoad(broker.bootstrapServers());
                Archive archive = start(kafka)) {
            load.start();
            await().atMost(PATIENCE).until(() -> archive.counts().alerts() > 20);
            String member = member().consumerId();
            assertThat(archive.health()).isInstanceOf(Ok.class);

            int port = store.url().getPort();
            store.kill();
            await().atMost(PATIENCE).until(() -> archive.health() instanceof Degraded);
            ArchiveCounts atTheOutage = archive.counts();
            await().pollDelay(OUTAGE)
                    .atMost(OUTAGE.plus(PATIENCE))
                    .untilAsserted(() -> assertThat(archive.health()).isInstanceOfSatisfying(Degraded.class, health -> {
                        assertThat(health.cause()).contains(store.url().toString());
                        assertThat(health.waiting()).isGreaterThan(1_000);
                    }));
            assertThat(archive.counts()).isEqualTo(atTheOutage);

            store = EmbeddedStore.start(new EmbeddedStore.Settings(directory.resolve("store"), port));
            await().atMost(PATIENCE).until(() -> archive.health() instanceof Ok);
            load.stop();
            assertThat(archive.awaitCaughtUp(PATIENCE)).isTrue();
            assertThat(archive.counts()).isEqualTo(load.published());
            assertThat(stored()).isEqualTo(load.published());
            assertThat(member().consumerId()).isEqualTo(member);
        }
    }

    @Test
    void anArchiveKilledBetweenWriteAndCommitDoublesNothing() throws Exception {
        try (WardLoad load = new WardLoad(broker.bootstrapServers())) {
            // In one transaction: up to its end a partition's offsets count records.
            load.publish(100_000);
            Process archive = archiveProgram();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> committed() > 1_000);
            // Without a broker it goes on to write what it has fetched, and cannot commit.
            broker.kill();
            awaitNothingMoreIsWritten();
            archive.destroyForcibly().waitFor();

            broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(directory.resolve("broker"), broker.port()));
            assertThat(committed()).isBetween(1_000L, stored().vitals() - 1);
            Map<String, Object> sameMember = kafka("group.instance.id", ArchiveProgram.MEMBER);
            try (Archive next = start(sameMember)) {
                assertThat(next.awaitCaughtUp(PATIENCE)).isTrue();
                assertThat(stored()).isEqualTo(load.published());
            }
        }
    }

    @Test
    void aRecordTheStoreRefusesIsToldAndHoldsNobodyUp() throws Exception {
        try (WardLoad load = new WardLoad(broker.bootstrapServers());
                Archive archive = start(kafka())) {
            load.publish(300);
            String topic = Topics.PATIENT_VITALS.name();
            load.publish(
                    topic,
                    "p-1",
                    Topics.PATIENT_VITALS.serde().serializer().serialize(topic, WardRecords.sample(1, -5_000)));
            load.publish(topic, "p-2", new byte[] {1, 2, 3});
            load.publish(300);

            assertThat(archive.awaitCaughtUp(PATIENCE)).isTrue();
            ArchiveCounts published = load.published();
            assertThat(stored()).isEqualTo(published);
            assertThat(archive.counts())
                    .isEqualTo(new ArchiveCounts(published.vitals(), published.scores(), published.alerts(), 2));
            assertThat(archive.health())
                    .isInstanceOfSatisfying(
                            Degraded.class,
                            health -> assertThat(health.cause()).contains("2 records", topic, "refused"));
        }
    }

    @Test
    void anArchiveStartedBeforeItsStoreWaitsForIt() throws Exception {
        int port = store.url().getPort();
        store.close();
        try (WardLoad load = new WardLoad(broker.bootstrapServers());
                Archive archive = start(kafka())) {
            load.publish(500);
            await().atMost(PATIENCE).until(() -> archive.health() instanceof Degraded);
            assertThat(archive.awaitCaughtUp(Duration.ofMillis(500))).isFalse();

            store = EmbeddedStore.start(new EmbeddedStore.Settings(directory.resolve("store"), port));
            assertThat(archive.awaitCaughtUp(PATIENCE)).isTrue();
            assertThat(stored()).isEqualTo(load.published());
        }
    }

    /** Whether it has written what it had fetched is told by what is committed, once there is a broker again. */
    private void awaitNothingMoreIsWritten() {
        long[] before = {-1};
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).until(() -> {
            long now = store.count(Measurement.VITALS);
            boolean rests = now == before[0];
            before[0] = now;
            return rests;
        });
    }

    private Process archiveProgram() throws Exception {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ArchiveProgram.class.getName(),
                        broker.bootstrapServers(),
                        store.url().toString(),
                        store.token())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("archive.log").toFile())
                .start();
    }

    private ArchiveCounts stored() {
        return new ArchiveCounts(
                store.count(Measurement.VITALS), store.count(Measurement.SCORES), store.count(Measurement.ALERTS), 0);
    }

    /** The sum of the group's offsets on the vitals topic. */
    private long committed() throws Exception {
        return admin.listConsumerGroupOffsets(Archive.GROUP).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(Topics.PATIENT_VITALS.name()))
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }

    private MemberDescription member() throws Exception {
        return admin.describeConsumerGroups(List.of(Archive.GROUP))
                .describedGroups()
                .values()
                .iterator()
                .next()
                .get()
                .members()
                .iterator()
                .next();
    }

    private Map<String, Object> kafka(Object... more) {
        Map<String, Object> properties = new HashMap<>(Map.of("bootstrap.servers", broker.bootstrapServers()));
        for (int i = 0; i < more.length; i += 2) {
            properties.put(String.valueOf(more[i]), more[i + 1]);
        }
        return properties;
    }

    private Archive start(Map<String, Object> kafka) {
        return Archive.start(settings(store.url()), kafka, AlarmPolicy.defaults(), WardNow.wall());
    }

    private ArchiveSettings settings(URI url) {
        return ArchiveSettings.of(url, store.token(), store.org(), store.bucket());
    }
}
