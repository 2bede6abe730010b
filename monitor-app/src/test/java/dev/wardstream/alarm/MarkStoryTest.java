package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.state.StateWriter;
import org.junit.jupiter.api.Test;

/** What people say of alarms afterwards: whether they were useful. It changes nothing at the bed. */
class MarkStoryTest {
    @Test
    void anAlarmIsMarkedWhileItIsOnWhenItIsOverAndWhenItIsCleared() {
        Shift shift = new Shift().goes("""
                10:00:00 trolley HR 150
                10:00:15 -                                        => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:00:20 Ann marks heart rate high as useful      => DONE
                10:01:00 trolley HR 90
                10:01:15 -                                        => CEASED HR 150 /min (limit 140), now 90, over after 1 min 15 s | latched
                10:01:20 Bea marks heart rate high as not useful  => DONE
                10:02:00 Bea clears heart rate high               => DONE
                                                                  => CLEARED heart rate high by Bea | off
                10:03:00 Ann marks heart rate high as useful      => DONE
                10:03:05 Ann marks something else as useful       => NO_SUCH_ALARM
                10:03:10 Ann marks the episode as useful          => NO_SUCH_ALARM
                """);
        assertThat(shift.outcomes())
                .extracting(CommandOutcome::text)
                .startsWith("Marked as useful.", "Marked as not useful.")
                .contains(
                        "This patient had no alarm something else of late. Only the newest 32 can be marked, by their own ids.");
    }

    @Test
    void whoHasJustLeftIsNotForgottenAtOnce() {
        new Shift().goes("""
                10:00:00 trolley HR 150
                10:00:15 -                                        => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:00:30 Ann discharges: home                     => DONE
                                                                  => CLEARED heart rate high by Ann | off
                10:00:40 Ann marks heart rate high as useful      => DONE
                """);
    }

    @Test
    void ofVeryManyAlarmsTheNewestAreRememberedInFewBytes() {
        ToldAlarms told = new ToldAlarms();
        for (int i = 0; i < 1_000; i++) {
            told.add("alarm-" + i);
        }
        StateWriter out = Kept.writer(0);
        int empty = out.toBytes().length;
        told.writeTo(out);
        ToldAlarms restored = ToldAlarms.readFrom(Kept.reader(out));

        assertThat(out.toBytes().length - empty).isLessThan(3 * ToldAlarms.MOST + 10);
        assertThat(restored.has("alarm-999")).isTrue();
        assertThat(restored.has("alarm-" + (1_000 - ToldAlarms.MOST))).isTrue();
        assertThat(restored.has("alarm-" + (999 - ToldAlarms.MOST))).isFalse();
    }
}
