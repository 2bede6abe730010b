package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.state.StateWriter;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.words.Said;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How long the monitor remembers who ended an alarm. */
class EndingsTest {
    private static final Alert.Answer BY_ANN = new Alert.Answer("c-1", "Ann", "");

    private final Endings endings = new Endings(Story.PATIENT);

    @Test
    void onlyTheNewestAreRememberedSoThatNoPatientsStateGrows() {
        for (int i = 0; i < 500; i++) {
            endings.ended(alarm(i), new Episode(Story.PATIENT, i), BY_ANN, 1_000_000 + i);
        }
        assertThat(endings.of(alarm(499 - Endings.MOST).id())).isNull();
        assertThat(endings.of(alarm(499).id())).isEqualTo(Said.of("refused.over.cleared", "Ann", 1_000_499));
        assertThat(written(endings).toBytes()).hasSizeLessThan(200);
    }

    @Test
    void aRestartForgetsNone() {
        endings.ceased(alarm(1), new Episode(Story.PATIENT, 1), 70_000);
        endings.ended(alarm(2), new Episode(Story.PATIENT, 2), null, 80_000);
        endings.left(alarm(3), new Episode(Story.PATIENT, 3), BY_ANN, 90_000);

        Endings after = Endings.readFrom(Kept.reader(written(endings)), Story.PATIENT);

        assertThat(after.of(alarm(1).id())).hasToString("It was over at 1970-01-01 00:01:10 UTC.");
        assertThat(after.of(AlertIds.episode(Story.PATIENT, 2)))
                .hasToString("It came back at 1970-01-01 00:01:20 UTC as a new alarm. Answer that one.");
        assertThat(after.of(alarm(3).id())).hasToString("Ann discharged the patient at 1970-01-01 00:01:30 UTC.");
        assertThat(written(after).toBytes()).isEqualTo(written(endings).toBytes());
    }

    private static StateWriter written(Endings endings) {
        StateWriter out = Kept.writer(0);
        endings.writeTo(out);
        return out;
    }

    private static Alarm alarm(long onset) {
        String id = AlertIds.alarm(Story.PATIENT, AlarmKind.BATTERY_LOW, "band-1", onset);
        Signal signal = Signal.ofDevice(
                id,
                AlarmKind.BATTERY_LOW,
                "band-1",
                Story.BED,
                new DeviceId("band-1"),
                Priority.LOW,
                Alert.Event.RAISED,
                onset,
                onset,
                onset,
                Said.plain("low"),
                Recurrence.FIRST);
        return Alarm.raised(signal, Hush.NONE, Set.of(), onset);
    }
}
