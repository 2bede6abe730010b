package dev.wardstream.command;

import static dev.wardstream.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wardstream.demo.EmbeddedBroker;
import dev.wardstream.schemas.avro.AuditEntry;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.DeviceSample;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.Sample;
import dev.wardstream.vitals.VitalSign;
import dev.wardstream.wire.Topics;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A vendor with a topic of its own tries to speak for another's device, on a real broker with a running monitor. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignDeviceIT {
    private EmbeddedBroker broker;
    private Program monitor;

    @BeforeAll
    void aWardWithTwoVendors(@TempDir Path folder) throws Exception {
        broker = EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("broker"), 0));
        wardstream("topics", "--vendor", "acme", "--vendor", "evil");
        monitor = Program.start(
                folder,
                Map.of(
                        "WARDSTREAM_ARCHIVE_ENABLED", "false",
                        "WARDSTREAM_HTTP_PORT", "0",
                        "WARDSTREAM_MONITOR_STATE_DIRECTORY", "state"),
                "run",
                "--bootstrap",
                broker.bootstrapServers());
        monitor.awaitLine("monitoring on ");
    }

    @AfterAll
    void theEnd() {
        for (AutoCloseable part : Arrays.asList(monitor, broker)) {
            close(part);
        }
    }

    @Test
    void aForgedSampleIsQuarantinedAndTheDevicesOwnReachesThePatient() throws Exception {
        wardstream("assign", "clip-1", "patient-1", "ward-1", "bed-1", "--vendor", "acme", "--from", "2026-01-01");

        long now = System.currentTimeMillis();
        await().atMost(PATIENCE).until(() -> {
            publish("acme", "clip-1", now - 1, 70); // again, until the monitor knows the assignment
            return acceptedOf("clip-1").equals(List.of(now - 1));
        });
        publish("evil", "clip-1", now, 70);
        publish("acme", "clip-1", now, 70);

        await().atMost(PATIENCE).until(() -> acceptedOf("clip-1").equals(List.of(now - 1, now)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(wardstream("quarantine", "list", "--vendor", "evil"))
                        .contains(
                                "FOREIGN_DEVICE",
                                "key clip-1",
                                "device clip-1 is acme's, this came on the topic of evil"));
        assertThat(audit("assign"))
                .anySatisfy(
                        entry -> assertThat(entry)
                                .matches(
                                        "os:.+ command line.* device clip-1 of acme is worn by patient patient-1 at ward-1/bed-1 .*"));
    }

    @Test
    void aDeviceOfBeforeVendorsWereNamedIsWatchedAskedForAndNamed() throws Exception {
        Assignment unnamed = new Assignment(
                new PatientId("patient-2"), new Location("ward-1", "bed-2"), DeviceKind.WEARABLE, 0, Assignment.OPEN);
        TopicContents.add(
                Topics.DEVICE_ASSIGNMENTS,
                "clip-2",
                new Assignments(new DeviceId("clip-2"), List.of(unnamed)),
                broker.bootstrapServers());
        long now = System.currentTimeMillis();
        await().atMost(PATIENCE).until(() -> {
            publish("acme", "clip-2", now, 70); // again, until the monitor knows the assignment
            return acceptedOf("clip-2").equals(List.of(now));
        });
        assertThat(wardstream("assign", "--unnamed")).isEqualTo("wardstream assign clip-2 --vendor acme\n");

        publish("evil", "clip-2", now + 1, 70);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(wardstream("quarantine", "list", "--vendor", "evil"))
                        .contains("device clip-2 was first heard from acme, this came on the topic of evil"));
        assertThat(wardstream("assign", "--unnamed"))
                .isEqualTo("# wardstream assign clip-2 --vendor …   heard from acme and evil\n");

        assertThat(wardstream("assign", "clip-2", "--vendor", "acme")).isEqualTo("device clip-2 is acme's\n");
        assertThat(wardstream("assign", "--unnamed")).isEmpty();
        assertThat(audit("name vendor")).singleElement().asString().endsWith(" device clip-2 is acme's");
        assertThat(acceptedOf("clip-2")).containsExactly(now);
    }

    @Test
    void whoAssignsIsAskedForTheVendorAndASlipOfThePenIsRefused() {
        refused(
                "whose device is clip-3? Name its vendor with --vendor: acme, bedside, evil, wearable",
                "clip-3",
                "p-3",
                "ward-1",
                "bed-3");
        refused(
                "there is no topic vitals.raw.acne, only vendors acme, bedside, evil, wearable",
                "clip-3",
                "p-3",
                "ward-1",
                "bed-3",
                "--vendor",
                "acne");
        refused("who wears it, and where?", "clip-3", "p-3", "--vendor", "acme");
        refused("was never assigned", "clip-3", "--vendor", "acme");
        refused(
                "patient id may not have . or .. between slashes",
                "clip-3",
                "x/../patient-1",
                "ward-1",
                "bed-3",
                "--vendor",
                "acme");
        assertThat(audit("assign")).noneMatch(entry -> entry.contains("clip-3"));
    }

    private void refused(String why, String... arguments) {
        Terminal.Answer answer = run(Stream.concat(Stream.of("assign"), Arrays.stream(arguments)));
        assertThat(answer.errors()).contains(why);
        assertThat(answer.exitCode()).isEqualTo(2);
    }

    private String wardstream(String... command) {
        Terminal.Answer answer = run(Arrays.stream(command));
        assertThat(answer.exitCode()).as(answer.errors()).isZero();
        return answer.output();
    }

    private Terminal.Answer run(Stream<String> command) {
        return Terminal.run(Stream.concat(command, Stream.of("--bootstrap", broker.bootstrapServers()))
                .toArray(String[]::new));
    }

    private void publish(String vendor, String device, long measuredAt, double heartRate) throws Exception {
        DeviceSample sample = new DeviceSample(
                new DeviceId(device), 1L, Sample.of(measuredAt, Readings.of(VitalSign.HEART_RATE, heartRate)));
        TopicContents.add(Topics.rawVitals(vendor), device, sample, broker.bootstrapServers());
    }

    private List<Long> acceptedOf(String device) {
        return TopicContents.of(Topics.PATIENT_VITALS, broker.bootstrapServers()).stream()
                .filter(sample -> sample.device().value().equals(device))
                .map(sample -> sample.sample().measuredAt())
                .toList();
    }

    private List<String> audit(String action) {
        return TopicContents.of(Topics.AUDIT, broker.bootstrapServers()).stream()
                .filter(entry -> entry.getAction().equals(action))
                .map(ForeignDeviceIT::line)
                .toList();
    }

    private static String line(AuditEntry entry) {
        return entry.getActor() + " " + entry.getOrigin() + " " + entry.getDetail();
    }

    private static void close(AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
