package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.Hush;
import dev.wardstream.alarm.Presence;
import dev.wardstream.alarm.Priority;
import dev.wardstream.alarm.Response;
import dev.wardstream.alarm.Sound;
import dev.wardstream.alarm.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

/** The alarms that are there, for people and for programs. */
class AlarmTableTest {
    private static final Standing UNANSWERED = new Standing(
            "episode-1", new Presence.On(), new Response.Awaited(), new Sound.Audible(), Hush.NONE, true, 2, null);
    private static final Standing SEEN = new Standing(
            "episode-1",
            new Presence.Latched(),
            new Response.Acknowledged("nurse-3", Alerts.ONSET + 60_000, "turned"),
            new Sound.Silenced("nurse-3", Alerts.ONSET + 600_000, "washing"),
            Hush.REPEATS,
            false,
            1,
            null);

    @Test
    void anAlarmSaysHowUrgentWhereWhoWhatSinceWhenAndWhoHasIt() {
        assertThat(AlarmTable.of(
                        List.of(Alerts.standing(AlarmKind.HEART_RATE_HIGH, Priority.HIGH, UNANSWERED)), Ansi.OFF))
                .isEqualToNormalizingNewlines("""
                        HIGH       ward-1/bed-9  patient-7  HR 134 > 120 /min for 15 s
                                   on since 2026-03-01T07:00:00Z; not acknowledged, called: the charge nurse (level 2)
                                   alarm   patient-7/HEART_RATE_HIGH
                                   episode episode-1
                        """);
    }

    @Test
    void whoHasItIsTold() {
        assertThat(StandingText.of(Alerts.standing(AlarmKind.HEART_RATE_HIGH, Priority.HIGH, SEEN)))
                .isEqualTo("latched, was on from 2026-03-01T07:00:00Z;"
                        + " acknowledged by nurse-3 at 2026-03-01T07:01:00Z: turned;"
                        + " silenced until 2026-03-01T07:10:00Z by nurse-3: washing; quiet: repeats another alarm");
        Standing given = new Standing(
                "e", new Presence.On(), new Response.Awaited(), new Sound.Audible(), Hush.NONE, true, 1, "nurse-4");
        assertThat(StandingText.of(Alerts.standing(AlarmKind.HEART_RATE_HIGH, Priority.HIGH, given)))
                .contains("handed over to nurse-4");
    }

    @Test
    void aTechnicalAlarmSaysSoAndItsPriorityToo() {
        assertThat(AlarmTable.of(List.of(Alerts.standing(AlarmKind.NO_DATA, Priority.LOW, UNANSWERED)), Ansi.OFF))
                .startsWith("TECHNICAL  ")
                .contains("\n  LOW      on since");
    }

    @Test
    void noLineIsWiderThanAHundredColumns() {
        Alert seen = Alerts.standing(AlarmKind.NEWS2, Priority.MEDIUM, SEEN);
        assertThat(AlarmTable.of(List.of(seen, seen), Ansi.OFF).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void colourOnlyRepeatsWhatTheWordsSay() {
        assertThat(AlarmTable.of(List.of(Alerts.standing(AlarmKind.NEWS2, Priority.HIGH, UNANSWERED)), Ansi.ON))
                .contains("\u001b[", "HIGH");
    }

    @Test
    void noAlarmIsSaidToo() {
        assertThat(AlarmTable.of(List.of(), Ansi.OFF)).isEqualTo("no alarm is on or latched\n");
    }

    @Test
    void aRowIsForPrograms() {
        assertThat(Json.line(AlarmRow.of(Alerts.standing(AlarmKind.NEWS2, Priority.MEDIUM, SEEN))))
                .contains("\"alarmId\":\"patient-7/NEWS2\"", "\"episodeId\":\"episode-1\"", "\"presence\":\"LATCHED\"")
                .contains(
                        "\"acknowledged\":{\"by\":\"nurse-3\",\"at\":\"2026-03-01T07:01:00Z\",\"comment\":\"turned\"}")
                .contains("\"silenced\":{\"by\":\"nurse-3\"", "\"quietBecause\":\"REPEATS\"");
        assertThat(Json.line(AlarmRow.of(Alerts.heartRate(Event.RAISED, Priority.MEDIUM))))
                .doesNotContain("acknowledged", "silenced", "quietBecause", "assignee");
    }
}
