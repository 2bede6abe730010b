package dev.wardstream.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardstream.schemas.avro.Heartbeat;
import dev.wardstream.schemas.avro.PartHealth;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeatRecordsTest {
    private static final Beat BEAT = new Beat(
            "ward-a/wardstream",
            1_700_000_000_000L,
            Duration.ofSeconds(5),
            true,
            List.of(new Beat.Part("monitor", true, ""), new Beat.Part("archive", false, "the store is gone")));

    @Test
    void aHeartbeatComesBackAsItWasSent() {
        assertThat(BeatRecords.toDomain(BeatRecords.toAvro(BEAT))).isEqualTo(BEAT);
    }

    @Test
    void whatIsWrittenThereCannotPassForALineOfItsOwnOnATerminal() {
        Heartbeat record = BeatRecords.toAvro(BEAT);
        record.setParts(List.of(new PartHealth("archive", false, "gone\n\u001b[2Jall is well " + "x".repeat(2_000))));

        String cause = BeatRecords.toDomain(record).parts().get(0).cause();

        assertThat(cause).startsWith("gone [2Jall is well").hasSize(1_000);
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
        assertThat(new HeartbeatSettings(Duration.ofSeconds(5), "").nameFor("wardstream"))
                .endsWith("/wardstream");
        assertThat(new HeartbeatSettings(Duration.ofSeconds(5), "icu-1").nameFor("wardstream"))
                .isEqualTo("icu-1");
    }

    @Test
    void aHeartbeatThatIsTooOftenOrTooSeldomIsRefused() {
        assertThatThrownBy(() -> new HeartbeatSettings(Duration.ofMillis(1), ""))
                .hasMessageContaining("watch.heartbeat");
        assertThatThrownBy(() -> new HeartbeatSettings(Duration.ofHours(1), ""))
                .hasMessageContaining("watch.heartbeat");
        assertThatThrownBy(() -> new HeartbeatSettings(Duration.ofSeconds(5), "a b"))
                .hasMessageContaining("watch.instance");
    }
}
