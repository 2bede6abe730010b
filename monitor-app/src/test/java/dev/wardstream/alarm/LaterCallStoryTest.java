package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.Alert.Event;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A call that goes out some time after its alarm was raised speaks of the moment at which it goes out. */
class LaterCallStoryTest {
    private final Shift shift = new Shift();

    @Test
    void aSilenceEndsAfterTheDeviceWasTakenAway() {
        shift.goes("""
                10:00:00 trolley HR 150
                10:00:15 -                                                   => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:00:20 Ann silences heart rate high until 10:03:20: at the bed => DONE
                                                                             => SILENCED heart rate high by Ann | on, silenced
                10:00:30 trolley HR 150
                10:03:20 -                                                   => SOUNDED HIGH HR 150 > 140 /min for 15 s; last measured 2 min 50 s ago | on, calls nurse
                """);
        assertThat(textsOf(Event.SOUNDED, Locale.CHINESE))
                .containsExactly("HR 150 > 140 /min，持续 15 秒；最近测量于 2 分钟 50 秒前");
    }

    @Test
    void theHeartHasSlowedMeanwhileThoughNotEnough() {
        shift.goes("""
                10:00:00 trolley HR 150
                10:00:15 -                                                   => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:00:20 Ann silences heart rate high until 10:03:20: at the bed => DONE
                                                                             => SILENCED heart rate high by Ann | on, silenced
                10:03:10 trolley HR 128
                10:03:20 -                                                   => SOUNDED HIGH HR 150 > 140 /min for 15 s; now HR 128 | on, calls nurse
                """);
    }

    @Test
    void theNextLevelIsToldWhatWasMeasuredLastAndWhen() {
        shift.goes("""
                10:00:00 trolley HR 150
                10:00:15 -                                                   => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 trolley HR 128
                10:02:15 -                                                   => ESCALATED heart rate high | on, calls charge nurse
                10:05:00 trolley HR 150
                10:05:15 -                                                   => ESCALATED heart rate high | on, calls physician
                """);
        assertThat(textsOf(Event.ESCALATED, Locale.ENGLISH))
                .containsExactly(
                        "HR 150 > 140 /min for 15 s; last HR 128, measured 1 min 15 s ago",
                        "HR 150 > 140 /min for 15 s");
    }

    @Test
    void whatSoundsAtOnceSaysNoMoreThanWhatItIs() {
        shift.goes("""
                10:00:00 trolley HR 150
                10:00:15 - => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:00:30 Ann hands heart rate high to Bea => DONE
                           => HANDED_OVER heart rate high by Ann | on, calls Bea
                """);
        assertThat(textsOf(Event.HANDED_OVER, Locale.ENGLISH)).containsExactly("HR 150 > 140 /min for 15 s");
    }

    private List<String> textsOf(Event event, Locale language) {
        return shift.reactions().stream()
                .flatMap(reaction -> reaction.alerts().stream())
                .filter(alert -> alert.event() == event)
                .map(alert -> alert.said().in(language))
                .toList();
    }
}
