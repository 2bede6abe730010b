package dev.wardstream.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.wardstream.schemas.avro.Heartbeat;
import dev.wardstream.schemas.avro.PartHealth;
import dev.wardstream.vitals.Health;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeatRecordsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Beat BEAT = new Beat(
            "ward-a/wardstream",
            1_700_000_000_000L,
            Duration.ofSeconds(5),
            Duration.ofMinutes(2),
            true,
            new Health(List.of(
                    Health.Part.well("monitor"),
                    Health.Part.starting("ward", "40 % of 1000 records"),
                    Health.Part.ill("archive", "the store is gone"))));

    @Test
    void aHeartbeatComesBackAsItWasSent() {
        assertThat(BeatRecords.toDomain(BeatRecords.toAvro(BEAT))).isEqualTo(BEAT);
    }

    @Test
    void whatIsWrittenThereCannotPassForALineOfItsOwnOnATerminal() {
        Heartbeat record = BeatRecords.toAvro(BEAT);
        record.setParts(
                List.of(new PartHealth("archive", false, "gone\n\u001b[2Jall is well " + "x".repeat(2_000), false)));

        String cause = BeatRecords.toDomain(record).health().parts().get(0).cause();

        assertThat(cause).startsWith("gone [2Jall is well").hasSize(1_000);
    }

    /** One that watches with the program of before must not take a start for a trouble. */
    @Test
    void aPartThatIsStartingIsWellToWhoKnowsNoStarting() {
        assertThat(BeatRecords.toAvro(BEAT).getParts())
                .extracting(PartHealth::getName, PartHealth::getOk)
                .containsExactly(tuple("monitor", true), tuple("ward", true), tuple("archive", false));
    }

    @Test
    void aHeartbeatWithoutAnIntervalOrANameIsNone() {
        Heartbeat record = BeatRecords.toAvro(BEAT);
        record.setIntervalMillis(0);
        assertThatThrownBy(() -> BeatRecords.toDomain(record)).hasMessageContaining("interval");

        record.setIntervalMillis(5_000);
        record.setInstance("x".repeat(201));
        assertThatThrownBy(() -> BeatRecords.toDomain(record)).hasMessageContaining("name");
    }

    @Test
    void anInstanceIsNamedAfterItsMachineAndApplicationUnlessItIsNamed() {
        assertThat(new HeartbeatSettings(Duration.ofSeconds(5), MINUTE, "").nameFor("wardstream"))
                .endsWith("/wardstream");
        assertThat(new HeartbeatSettings(Duration.ofSeconds(5), MINUTE, "icu-1").nameFor("wardstream"))
                .isEqualTo("icu-1");
    }

    @Test
    void aHeartbeatThatIsTooOftenOrTooSeldomIsRefused() {
        assertThatThrownBy(() -> new HeartbeatSettings(Duration.ofMillis(1), MINUTE, ""))
                .hasMessageContaining("watch.heartbeat");
        assertThatThrownBy(() -> new HeartbeatSettings(Duration.ofHours(1), MINUTE, ""))
                .hasMessageContaining("watch.heartbeat");
        assertThatThrownBy(() -> new HeartbeatSettings(Duration.ofSeconds(5), MINUTE, "a b"))
                .hasMessageContaining("watch.instance");
        assertThatThrownBy(() -> new HeartbeatSettings(Duration.ofSeconds(5), Duration.ofDays(2), ""))
                .hasMessageContaining("watch.startWithin");
    }
}
