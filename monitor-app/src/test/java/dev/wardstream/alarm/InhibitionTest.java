package dev.wardstream.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds a call back: the table of the manual for nurses, row by row. Each story shows what is inhibited, what is not though it is close, and that it is over.
 */
class InhibitionTest {
    private static final Map<String, String> STORIES = new LinkedHashMap<>();

    static {
        tell("poor signal", """
                10:00:00 monitor HR 190, SpO2 70 (quality 0.1)
                10:00:05 wearable RR 40
                10:00:10 monitor HR 190, SpO2 70 (quality 0.1) => RAISED LOW Sensor fault: signal quality 0.10 for 10 s | on, calls nurse
                10:00:20 -                                     => RAISED HIGH RR 40 > 35 /min for 15 s | on, calls nurse
                10:00:25 monitor HR 190 (quality 0.9)
                10:00:35 monitor HR 190 (quality 0.9)          => CEASED Sensor works again: signal quality 0.90, after 35 s | off
                10:00:40 -                                     => RAISED HIGH HR 190 > 140 /min for 15 s | on, together
                """);
        tell("poor signal, charted", """
                10:00:00 Dr-Roy sets GCS 12.. until 12:00:00 by Dr-Roy (delay 15) => DONE
                10:00:10 monitor GCS 9, HR 190 (quality 0.1)
                10:00:20 monitor HR 190 (quality 0.1)          => RAISED LOW Sensor fault: signal quality 0.10 for 10 s | on, calls nurse
                10:00:25 -                                     => RAISED MEDIUM GCS 9 < 12 for 15 s | on, calls nurse
                """);
        tell("flat line", """
                10:00:00 monitor HR 110 (every 20, until 10:05:00) => RAISED LOW Flat line: HR 110 /min without any change for 5 min | on, calls nurse
                10:05:05 Dr-Roy sets HR ..100/120 until 12:00:00 by Dr-Roy => DONE
                10:05:10 monitor HR 110, SpO2 80
                10:05:25 -                                         => RAISED HIGH SpO2 80 < 85 % for 15 s | on, calls nurse
                10:05:30 monitor HR 111
                10:05:40 monitor HR 112                            => CEASED HR changes again: 111 /min, after 5 min 40 s | off
                10:05:45 -                                         => RAISED MEDIUM HR 112 > 100 /min for 15 s | on, together
                """);
        tell("flat line, extreme", """
                10:00:00 monitor HR 110 (every 20, until 10:05:00) => RAISED LOW Flat line: HR 110 /min without any change for 5 min | on, calls nurse
                10:05:05 Dr-Roy sets HR ..90/100 until 12:00:00 by Dr-Roy => DONE
                10:05:10 monitor HR 110
                10:05:25 -                                         => RAISED HIGH HR 110 > 100 /min for 15 s | on, calls nurse
                """);
        tell("late data", """
                11:00:00 wearable HR 150 (measured 10:50:00)
                11:00:00 wearable HR 150 (measured 10:50:20)
                11:00:01 wearable HR 150 => RAISED HIGH HR 150 > 140 /min for 10 min 1 s | on, calls nurse
                """);
        tell("taken off", """
                10:00:00 wearable HR 150
                10:00:15 -                     => RAISED HIGH HR 150 > 140 /min for 15 s | on, calls nurse
                10:01:00 wearable is taken off => CEASED HR 150 /min (limit 140); HR no longer watched by W-3, after 1 min | latched
                10:05:00 -
                10:05:01 monitor SpO2 80
                10:05:16 -                     => RAISED HIGH SpO2 80 < 85 % for 15 s | on, calls nurse
                """);
        tell("repeats", """
                10:00:00 trolley HR 135
                10:00:15 -               => RAISED MEDIUM HR 135 > 120 /min for 15 s | on, calls nurse
                10:01:00 trolley news2 pulse 3, RR 2
                10:01:30 -               => RAISED MEDIUM NEWS2 5 (RR 2, pulse 3) (repeats HR) | on, repeats
                10:02:00 trolley news2 pulse 3, RR 2, SpO2 2
                10:02:30 -               => PRIORITY_CHANGED HIGH NEWS2 7 (RR 2, SpO2 2, pulse 3) | on, calls nurse
                """);
        tell("with it", """
                10:00:00 trolley HR 130
                10:00:15 - => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:01:00 trolley RR 32
                10:01:15 - => RAISED MEDIUM RR 32 > 30 /min for 15 s | on, together
                10:01:20 trolley SpO2 80
                10:01:35 - => RAISED HIGH SpO2 80 < 85 % for 15 s | on, calls nurse
                """);
        tell("with it, a device", """
                10:00:00 wearable HR 80
                10:03:00 -               => RAISED MEDIUM No data for 3 min from wearable W-3 | on, calls nurse
                10:03:05 monitor HR 130
                10:03:20 -               => RAISED MEDIUM HR 130 > 120 /min for 15 s, by bedside monitor M-1 | on, calls nurse
                """);
        tell("comes and goes", """
                10:00:00 wearable HR 80
                10:03:00 -              => RAISED MEDIUM No data for 3 min from wearable W-3 | on, calls nurse
                10:03:10 wearable HR 80 => CEASED Data again from wearable W-3, after 3 min 10 s | off
                10:06:10 -              => RAISED MEDIUM No data for 3 min from wearable W-3 | on, calls nurse
                10:06:20 wearable HR 80 => CEASED Data again from wearable W-3, after 3 min 10 s | off
                10:09:20 -              => RAISED MEDIUM No data for 3 min from wearable W-3, 3 times within 10 min | on, flapping
                10:10:00 trolley HR 130
                10:10:15 -              => RAISED MEDIUM HR 130 > 120 /min for 15 s, by spot-check device T-9 | on, calls nurse
                10:10:20 Ann acknowledges heart rate high => DONE
                                        => ACKNOWLEDGED heart rate high by Ann | on, seen
                10:19:20 -              => SOUNDED MEDIUM No data for 3 min from wearable W-3, 3 times within 10 min; 13 min by now | on, calls nurse
                """);
        tell("stands", """
                01:00:00 trolley news2 RR 3, SpO2 2, pulse 2
                01:00:30 -                      => RAISED HIGH NEWS2 7 (RR 3, SpO2 2, pulse 2) | on, calls nurse
                01:01:00 Ann acknowledges news2 => DONE
                                                => ACKNOWLEDGED news2 by Ann | on, seen
                02:00:00 trolley news2 RR 2, SpO2 2
                02:00:30 -                      => CEASED NEWS2 7, now 4 (RR 2, SpO2 2), over after 1 h | off, seen
                03:00:00 trolley news2 RR 3, SpO2 2, pulse 2
                03:00:30 -                      => RAISED HIGH NEWS2 7 (RR 3, SpO2 2, pulse 2) | on, stands
                04:00:00 trolley news2 RR 3, SpO2 2, pulse 2, temperature 2 => PRIORITY_CHANGED HIGH NEWS2 9 (RR 3, SpO2 2, pulse 2, temperature 2) | on, calls nurse
                """);
        tell("called for", """
                10:00:00 trolley news2 SBP 2, pulse 2, temperature 1
                10:00:30 - => RAISED MEDIUM NEWS2 5 (SBP 2, pulse 2, temperature 1) | on, calls nurse
                10:05:00 trolley news2 consciousness 3, oxygen 2, SBP 2, pulse 2, temperature 1 (at ventilator)
                10:05:30 - => PRIORITY_CHANGED HIGH NEWS2 10 (oxygen 2, SBP 2, pulse 2, consciousness 3, temperature 1; ventilated) | on
                10:08:00 trolley news2 consciousness 3, oxygen 2, SBP 3, pulse 3, temperature 1 (at ventilator)
                         => PRIORITY_CHANGED HIGH NEWS2 12 (oxygen 2, SBP 3, pulse 3, consciousness 3, temperature 1; ventilated) | on, calls nurse
                """);
        tell("waits", """
                10:00:00 wearable news2 RR 3 (every 10, until 10:11:00)
                         => RAISED LOW NEWS2 3 (RR 3) | on, unconfirmed
                         => SOUNDED LOW NEWS2 3 (RR 3) | on, calls nurse
                """);
        tell("silence", """
                10:00:00 trolley HR 130
                10:00:15 -                                                       => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:00:20 Ann silences heart rate high until 10:10:00: at the bed => DONE
                                                                                 => SILENCED heart rate high by Ann | on, silenced
                10:00:25 trolley SpO2 88
                10:00:40 -                                                       => RAISED MEDIUM SpO2 88 < 90 % for 15 s | on, calls nurse
                10:10:00 -                                                       => SOUNDED MEDIUM HR 130 > 120 /min for 15 s; last measured 10 min ago | on, calls nurse
                """);
        tell("acknowledgement", """
                10:00:00 trolley HR 130
                10:00:15 -                                => RAISED MEDIUM HR 130 > 120 /min for 15 s | on, calls nurse
                10:00:20 Ann acknowledges heart rate high => DONE
                                                          => ACKNOWLEDGED heart rate high by Ann | on, seen
                10:00:25 trolley SpO2 88
                10:00:40 -                                => RAISED MEDIUM SpO2 88 < 90 % for 15 s | on, calls nurse
                """);
        tell("pause", """
                10:00:00 Ann pauses until 10:05:00: washing => DONE
                10:01:00 trolley SpO2 80
                10:01:15 -                                  => RAISED HIGH SpO2 80 < 85 % for 15 s | on, paused
                10:05:00 -                                  => SOUNDED HIGH SpO2 80 < 85 % for 15 s; last measured 4 min ago | on, calls nurse
                """);
    }

    private static void tell(String row, String story) {
        STORIES.put(row, story);
    }

    static Stream<String> rows() {
        return STORIES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatTheRowSaysIsSo(String row) {
        Shift.story(STORIES.getOrDefault(row, ""));
    }

    @Test
    void everyRowOfTheTableHasItsStoryAndEveryStoryItsRow() throws IOException {
        List<String> table = Files.readAllLines(Path.of("docs/nurses.md")).stream()
                .dropWhile(line -> !line.equals("## What holds a call back, and until when"))
                .dropWhile(line -> !line.startsWith("|---"))
                .skip(1)
                .takeWhile(line -> line.startsWith("| "))
                .map(line -> line.split("\\|", -1)[1].strip())
                .toList();
        assertThat(table).containsExactlyElementsOf(STORIES.keySet());
    }
}
