package dev.wardstream.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.grafana.Repository;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the store holds is a contract: it changes with its version, and is told. */
class SchemaVersionTest {
    @Test
    void whatTheStoreHoldsIsThatOfItsVersion() {
        List<String> held = new ArrayList<>();
        for (Measurement measurement : Measurement.values()) {
            held.add(measurement.table() + " by " + String.join(", ", measurement.tags()));
            new TreeSet<>(measurement.fields()).forEach(field -> held.add("  " + field));
        }
        String pinned = "monitor-app/src/test/resources/store-schema-" + SchemaVersion.CURRENT + ".txt";
        assertThat(Repository.text(pinned).lines().toList())
                .as(
                        "what was added goes into %s too; whatever else changed raises SchemaVersion.CURRENT, is pinned in a file"
                                + " of its own, and the manual for operators says what it means for a store",
                        pinned)
                .isEqualTo(held);
    }

    @Test
    void theManualNamesTheVersionAndEveryField() {
        String manual = Repository.text("monitor-app/docs/developers.md");
        String section =
                manual.substring(manual.indexOf("## What the store holds"), manual.indexOf("## What to measure"));
        assertThat(section.replaceAll("\\s+", " "))
                .contains("This is version " + SchemaVersion.CURRENT + " of a contract");
        for (Measurement measurement : List.of(
                Measurement.ALERTS, Measurement.STANDING, Measurement.LIMITS, Measurement.BUDGET, Measurement.SCHEMA)) {
            String row = section.lines()
                    .filter(line -> line.startsWith("| `" + measurement.table() + "` |"))
                    .findFirst()
                    .orElseThrow();
            measurement.fields().stream()
                    .filter(field -> !field.contains("_"))
                    .forEach(field -> assertThat(row).as(measurement.table()).contains("`" + field + "`"));
        }
    }

    @Test
    void aNoteOfACommitTellsTheVersionThatWrote() {
        assertThat(SchemaVersion.noted(SchemaVersion.note())).isEqualTo(SchemaVersion.CURRENT);
        assertThat(SchemaVersion.noted("store-schema=7")).isEqualTo(7);
        for (String other : Arrays.asList("", null, "store-schema=x", "anything")) {
            assertThat(SchemaVersion.noted(other))
                    .as("the first archives noted nothing")
                    .isEqualTo(1);
        }
    }

    @Test
    void anotherVersionIsToldInHealthUntilTheNextStart() {
        ArchiveStatus status = new ArchiveStatus();
        assertThat(status.wroteBefore(SchemaVersion.CURRENT)).isFalse();
        assertThat(status.health()).isInstanceOf(ArchiveHealth.Ok.class);

        assertThat(status.wroteBefore(1)).isTrue();
        assertThat(status.wroteBefore(1)).as("news once").isFalse();
        status.recovered();

        assertThat(status.health())
                .isInstanceOfSatisfying(
                        ArchiveHealth.Degraded.class,
                        health -> assertThat(health.cause())
                                .contains("version 1", "version 2", "order of events", "operators.md"));
        assertThat(SchemaVersion.told(9)).contains("a newer archive wrote last");
    }
}
