package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.intake.Reason;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {
    private static final Summary SUMMARY = new Summary(
            1_250,
            1_200,
            new TreeMap<>(Map.of(Reason.UNDECODABLE, 20L, Reason.IMPLAUSIBLE_TIME, 10L)),
            20,
            new TreeMap<>(Map.of(Reason.IMPLAUSIBLE_VALUE, Map.of("spo2", 3L))),
            100,
            0,
            300,
            Map.of("SPO2_LOW", new AlarmTotals.ByPriority(1, 2, 0, 0)),
            7,
            2,
            1,
            new Summary.Archived(1_200, 300, 7),
            new Summary.Latency(41.0, 120.4),
            125,
            10);

    @Test
    void theJsonHasTheAgreedShape(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("new/summary.json");
        Json.write(file, SUMMARY);

        JsonNode json = new ObjectMapper().readTree(file.toFile());

        assertThat(json.get("received").asLong()).isEqualTo(1_250);
        assertThat(json.at("/quarantined/UNDECODABLE").asLong()).isEqualTo(20);
        assertThat(json.at("/droppedValues/IMPLAUSIBLE_VALUE/spo2").asLong()).isEqualTo(3);
        assertThat(json.at("/alerts/SPO2_LOW/medium").asLong()).isEqualTo(2);
        assertThat(json.at("/archived/vitals").asLong()).isEqualTo(1_200);
        assertThat(json.at("/latencyMs/p99").asDouble()).isEqualTo(120.4);
        assertThat(json.has("recordsPerSecond")).isTrue();
        assertThat(json.has("seconds")).isTrue();
    }

    @Test
    void theTextStatesTheIdentityAndEachReason() {
        assertThat(SUMMARY.text().lines())
                .contains(
                        "records   1,250 received = 1,200 accepted + 30 quarantined + 20 duplicates",
                        "          20 quarantined: UNDECODABLE",
                        "          3 values dropped: IMPLAUSIBLE_VALUE of spo2",
                        "calls     2 for something new, 1 to the next level",
                        "archived  1,200 vitals, 300 scores, 7 alerts",
                        "latency   p50 41 ms, p99 120 ms from receipt to alert");
    }

    @Test
    void aRunOnKeptDataCountsOnlyItsOwnPoints() {
        assertThat(new Summary.Archived(10, 20, 30).since(new Summary.Archived(1, 2, 3)))
                .isEqualTo(new Summary.Archived(9, 18, 27));
    }
}
