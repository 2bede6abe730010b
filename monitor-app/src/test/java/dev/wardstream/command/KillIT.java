package dev.wardstream.command;

import static dev.wardstream.Patience.PATIENCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wardstream.kill.Death;
import dev.wardstream.simulate.Feed;
import dev.wardstream.simulate.Pacer;
import dev.wardstream.simulate.SimulatedWard;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.wire.DeviceSamples;
import dev.wardstream.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The monitor dies again and again, without a word, while a ward's records wait for it: nobody downstream can tell. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillIT {
    private static final Instant MORNING = Instant.parse("2026-03-01T07:00:00Z");
    private static final SimulatedWard WARD = SimulatedWard.of(24, 7, MORNING.toEpochMilli());
    /** Twelve minutes of twenty-four patients: long enough for alarms to come and go. Some samples come again later. */
    private static final Feed PATIENTS = KillFeeds.withRepeats(KillFeeds.withRacingHearts(
            KillFeeds.oneDeviceEach(WARD.lasting(Duration.ofMinutes(12))), MORNING.toEpochMilli()));

    /** So many times as fast as real the ward sends while the monitor works. */
    private static final double WHILE_THEY_SEND = 18;

    private static final Pattern STANDBY_TASKS = Pattern.compile("New standby tasks: \\[([^\\]]+)]");

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private Downstream undisturbed;

    @BeforeAll
    void aRunThatNothingDisturbs(@TempDir Path folder) throws Exception {
        try (KillWard ward = open(folder)) {
            publish(ward, Pacer.unpaced());
            undisturbed = leftAtLast(ward);
        }
        assertThat(undisturbed.count("alerts")).isGreaterThan(40);
        assertThat(undisturbed.count("patient.vitals")).isGreaterThan(10_000);
        assertThat(undisturbed.quarantine()).hasSize(3);
    }

    @Test
    void afterKillsAtAnyPointEverythingIsAsIfThereHadBeenNone(@TempDir Path folder) throws Exception {
        try (KillWard ward = open(folder)) {
            publish(ward, Pacer.unpaced());
            long total = ward.received();
            for (double point : List.of(0.05, 0.25, 0.5, 0.7)) {
                try (Program monitor = ward.monitor("monitor")) {
                    ward.awaitDone(Math.round(total * point));
                    monitor.kill();
                }
                ward.buryTheDead();
                assertThat(ward.done()).as("killed in the middle").isLessThan(total);
            }
            Downstream killed = leftAtLast(ward);

            killed.assertIsAs(undisturbed);
            assertThat(killed.counts()).isEqualTo(undisturbed.counts());
            int vitals = undisturbed.count("patient.vitals");
            assertThat(killed.counts().get("wardstream_records_duplicates_total"))
                    .as("samples that came again")
                    .isGreaterThan(vitals / (KillFeeds.REPEATED + 1.0));
            assertThat(killed.counts().get("wardstream_records_accepted_total")).isEqualTo(vitals);
        }
    }

    /**
     * While the ward sends, a second instance joins, and each keeps copies of the other's state. The first dies with a snapshot
     * written and not committed, and comes back; the second is stopped in all order; a third comes new and the first dies for good.
     */
    @Test
    void whoTakesOverFromOneThatDiedOrLeftGoesOnWhereItWas(@TempDir Path folder) throws Exception {
        try (KillWard ward = open(folder)
                        .with("WARDSTREAM_KAFKA_NUM_STANDBY_REPLICAS", "1")
                        // Who keeps copies is only in the log that is asked for.
                        .with("JDK_JAVA_OPTIONS", "-Dwardstream.kafka=info");
                Program first = ward.monitor("first")) {
            first.awaitLine("monitoring on");
            WardTime time = new WardTime();
            FutureTask<@Nullable Void> sent = new FutureTask<>(() -> {
                publish(ward, Pacer.following(time::now, () -> WHILE_THEY_SEND));
                return null;
            });
            new Thread(sent, "devices").start();
            time.goOnUntil(3);
            try (Program second = ward.monitor("second")) {
                awaitCopies(ward, "second", second, 0);
                Death.SNAPSHOT_WRITTEN.order(ward.folderOf("first"), 20);
                time.goOnUntil(6);
                ward.awaitDeath(first, "first", Death.SNAPSHOT_WRITTEN);
                int before = ward.logOf("first").length();
                try (Program again = ward.monitor("first")) {
                    awaitCopies(ward, "first", again, before);
                    time.goOnUntil(8);
                    second.interrupt();
                    second.exitCode();
                    try (Program third = ward.monitor("third")) {
                        awaitCopies(ward, "third", third, 0);
                        Death.ALERT_COMMITTED.order(ward.folderOf("first"), 1);
                        time.goOnUntil(12);
                        ward.awaitDeath(again, "first", Death.ALERT_COMMITTED);
                        sent.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                        ward.drain();
                        ward.left(third).assertIsAs(undisturbed);
                    }
                }
            }
        }
    }

    /** The ward's time goes on at its pace until a minute, and on from there when it is told: nothing is over before it was tried. */
    private static final class WardTime {
        private long from = MORNING.toEpochMilli();
        private long since = System.nanoTime();
        private long until = from;

        synchronized void goOnUntil(int minute) {
            from = now();
            since = System.nanoTime();
            until = MORNING.plus(Duration.ofMinutes(minute)).toEpochMilli();
        }

        synchronized long now() {
            return Math.min(until, from + Math.round((System.nanoTime() - since) / 1e6 * WHILE_THEY_SEND));
        }
    }

    /** Returns when an instance watches, was given tasks to keep copies of, and does. */
    private static void awaitCopies(KillWard ward, String monitor, Program running, int logged) {
        running.awaitLine("monitoring on");
        await().atMost(PATIENCE).untilAsserted(() -> {
            Matcher given = STANDBY_TASKS.matcher(ward.logOf(monitor).substring(logged));
            assertThat(given.results().map(found -> found.group(1)).toList())
                    .as("tasks that %s keeps copies of", monitor)
                    .isNotEmpty();
            assertThat(ward.storesOf(monitor))
                    .as("its own partitions and those of the other")
                    .hasSize(KillWard.PARTITIONS);
        });
    }

    private static KillWard open(Path folder) throws Exception {
        return KillWard.open(folder, PATIENTS).with("WARDSTREAM_MONITOR_CLOCK", "event");
    }

    private static Downstream leftAtLast(KillWard ward) throws Exception {
        try (Program monitor = ward.monitor("monitor")) {
            ward.drain();
            return ward.left(monitor);
        }
    }

    private static void publish(KillWard ward, Pacer pacer) throws Exception {
        ward.publish(PATIENTS, pacer);
        DeviceSample stray = new DeviceSample(
                new DeviceId("stray-1"), 1L, Sample.of(MORNING.toEpochMilli(), Readings.of(VitalSign.HEART_RATE, 70)));
        byte[] bytes = DeviceSamples.using(null).encode(stray);
        byte[] first =
                DeviceSamples.using(null).encode(PATIENTS.emissions().next().sample());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(ward.config().kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
            List<ProducerRecord<byte[], byte[]>> refused = List.of(
                    record("acme-monitor-0001", "no Avro".getBytes(UTF_8)),
                    record("stray-1", bytes),
                    record("another-key", first));
            for (ProducerRecord<byte[], byte[]> each : refused) {
                producer.send(each).get();
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String key, byte[] value) {
        return new ProducerRecord<>(Topics.rawVitals("acme").name(), 0, key.getBytes(UTF_8), value);
    }
}
