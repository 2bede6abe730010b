package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.demo.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark, small: every part runs in a process of its own, and what is told of it adds up. */
class BenchIT {
    @TempDir
    private Path folder;

    @Test
    void everyPartIsMeasuredBesideTheOthers() throws Exception {
        try (Program bench = Program.run(
                folder,
                "bench",
                "--patients=60",
                "--seconds=60",
                "--dsl-time=5s",
                "--only-speed",
                "--json=bench.json")) {
            assertThat(bench.exitCode()).as(bench.errors()).isZero();
            assertThat(bench.output()).contains("two-hop copy", "DSL + DL4J", "of its speed");
        }
        JsonNode run = read("bench.json").at("/runs/0");
        for (String part : Set.of("copy", "two-hops", "dsl", "monitor")) {
            JsonNode figures = run.at("/parts/" + part + "/figures");
            assertThat(figures.path("samplesPerSecond").asDouble()).as(part).isPositive();
            assertThat(figures.at("/cpuMicros/together").asDouble()).as(part).isPositive();
            assertThat(figures.path("recordsSent").asDouble()).as(part).isPositive();
        }
        JsonNode monitor = run.at("/parts/monitor");
        assertThat(monitor.at("/figures/commits").asLong()).isPositive();
        assertThat(monitor.path("received").asLong())
                .isEqualTo(run.path("samples").asLong());
        assertThat(monitor.path("unaccounted").asLong()).isZero();
        assertThat(run.at("/digests/patient.vitals/records").asLong())
                .isEqualTo(monitor.path("accepted").asLong());
        assertThat(run.at("/storage/topics/patient.vitals").asLong()).isPositive();
        assertThat(folder.resolve(".wardstream/bench/broker")).doesNotExist();
    }

    @Test
    void theSameSamplesGiveTheSameAgainAndAKillLosesNone() throws Exception {
        try (Program bench = Program.run(
                folder,
                "bench",
                "--patients=60",
                "--seconds=60",
                "--parts=monitor",
                "--runs=2",
                "--live=30",
                "--live-time=3s",
                "--json=again.json")) {
            assertThat(bench.exitCode()).as(bench.errors()).isZero();
            assertThat(bench.output()).contains("after a kill", "real time: 30 beds");
        }
        JsonNode told = read("again.json");
        assertThat(told.at("/runs/0/digests/patient.scores/records").asLong()).isPositive();
        assertThat(told.at("/runs/0/digests/alerts/records").asLong()).isPositive();
        for (String topic : Set.of("patient.vitals", "patient.scores", "alerts")) {
            assertThat(told.at("/runs/1/digests/" + topic + "/ofOneVendor").asText())
                    .as(topic)
                    .hasSize(16)
                    .isEqualTo(
                            told.at("/runs/0/digests/" + topic + "/ofOneVendor").asText());
        }
        assertThat(told.at("/starts/received").asLong())
                .isEqualTo(told.at("/starts/published").asLong())
                .isGreaterThan(told.at("/runs/0/samples").asLong());
        assertThat(told.at("/live/0/samplesPerSecond").asDouble()).isBetween(10.0, 60.0);
        assertThat(told.at("/live/0/cores/monitor/all").asDouble()).isPositive();
    }

    @Test
    void onAClusterTwoMonitorsShareTheWorkAndNothingIsLeftBehind() throws Exception {
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("cluster"), 0))) {
            try (Program bench = Program.run(
                    folder,
                    "bench",
                    "--bootstrap=" + broker.bootstrapServers(),
                    "--patients=60",
                    "--seconds=60",
                    "--parts=monitor",
                    "--only-speed",
                    "--instances=2",
                    "--json=shared.json")) {
                assertThat(bench.exitCode()).as(bench.errors()).isZero();
            }
            JsonNode told = read("shared.json");
            JsonNode shared = told.at("/instances/0");
            assertThat(shared.at("/digests/alerts/ofOneVendor").asText())
                    .as("what two tell beside what one tells")
                    .hasSize(16)
                    .isEqualTo(told.at("/runs/0/digests/alerts/ofOneVendor").asText());
            assertThat(shared.path("received").asLong())
                    .isEqualTo(shared.path("published").asLong());
            assertThat(shared.at("/accepted/0").asLong()).isPositive();
            assertThat(shared.at("/accepted/1").asLong()).isPositive();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                assertThat(admin.listTopics().names().get()).isEmpty();
                assertThat(admin.listGroups().all().get()).isEmpty();
            }
        }
    }

    @Test
    void aClusterThatMayHavePatientsIsLeftAlone() throws Exception {
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(EmbeddedBroker.Settings.local(folder.resolve("cluster"), 0))) {
            assertThat(Terminal.run("topics", "--bootstrap", broker.bootstrapServers())
                            .exitCode())
                    .isZero();

            Terminal.Answer answer = Terminal.run(
                    "bench",
                    "--bootstrap",
                    broker.bootstrapServers(),
                    "--data",
                    folder.resolve("bench").toString());

            assertThat(answer.exitCode()).isEqualTo(1);
            assertThat(answer.errors()).contains("has topics of Wardstream already", "alerts", "a cluster of its own");
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                assertThat(admin.listTopics().names().get()).contains("alerts").doesNotContain("bench.copy");
            }
        }
    }

    private JsonNode read(String file) throws IOException {
        return new ObjectMapper().readTree(Files.readAllBytes(folder.resolve(file)));
    }
}
