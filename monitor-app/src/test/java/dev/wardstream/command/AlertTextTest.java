package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.Alert.Event;
import dev.wardstream.alarm.Priority;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

/** One alert, for people and for programs. */
class AlertTextTest {
    @Test
    void aLineSaysWhenHowUrgentWhoWhereAndWhy() {
        assertThat(AlertLine.of(Alerts.heartRate(Event.RAISED, Priority.MEDIUM), Ansi.OFF))
                .isEqualTo("07:00:15  MEDIUM    alarm     ward-1/bed-9  patient-7  HR 134 > 120 /min for 15 s");
    }

    @Test
    void whatIsOverOrLateOrTechnicalSaysSoInWords() {
        assertThat(AlertLine.of(Alerts.heartRate(Event.CEASED, Priority.HIGH), Ansi.OFF))
                .startsWith("07:00:15            over ");
        assertThat(AlertLine.of(Alerts.heartRate(Event.PRIORITY_CHANGED, Priority.HIGH), Ansi.OFF))
                .startsWith("07:00:15  HIGH      changed ");
        assertThat(AlertLine.of(Alerts.of(AlarmKind.NO_DATA, Event.RAISED, Priority.LOW), Ansi.OFF))
                .startsWith("07:00:15  TECHNICAL alarm ");
        assertThat(AlertLine.of(Alerts.retrospective(), Ansi.OFF)).contains(" (late) ");
    }

    @Test
    void colourOnlyRepeatsWhatTheWordsSay() {
        String coloured = AlertLine.of(Alerts.heartRate(Event.RAISED, Priority.HIGH), Ansi.ON);
        assertThat(coloured).contains("\u001b[").contains("HIGH");
    }

    @Test
    void aRowLeavesOutWhatThereIsNotAndWhenItWasProcessed() {
        assertThat(Json.line(AlertRow.of(Alerts.of(AlarmKind.NO_DATA, Event.RAISED, Priority.MEDIUM))))
                .isEqualTo(
                        "{\"patient\":\"patient-7\",\"at\":\"2026-03-01T07:00:15Z\","
                                + "\"alertId\":\"patient-7/NO_DATA\",\"event\":\"RAISED\",\"kind\":\"NO_DATA\","
                                + "\"priority\":\"MEDIUM\",\"technical\":true,\"retrospective\":false,"
                                + "\"onset\":\"2026-03-01T07:00:00Z\",\"ward\":\"ward-1\",\"bed\":\"bed-9\","
                                + "\"device\":\"band-1\",\"text\":\"HR 134 > 120 /min for 15 s\",\"value\":134.0,\"episode\":\"patient-7/EPISODE/1\",\"presence\":\"ON\",\"calls\":true,\"hush\":\"NONE\",\"level\":1}");
    }

    @Test
    void aModelsRowNamesTheModelAndWhatEachVitalAdds() {
        assertThat(Json.line(AlertRow.of(Alerts.anomaly())))
                .contains("\"limit\":0.995", "\"model\":\"" + Alerts.anomaly().model() + "\"")
                .contains("\"contributions\":[{\"vital\":\"heartRate\",\"share\":1.0,\"observed\":132.0}]");
    }

    @Test
    void rowsGoByPatientAndTimeAndOtherwiseStayInTheirOrder() {
        Alert first = Alerts.at("a", 1_000, Event.RAISED);
        Alert changed = Alerts.at("a", 1_000, Event.PRIORITY_CHANGED);
        Alert later = Alerts.at("a", 2_000, Event.CEASED);
        Alert other = Alerts.at("b", 500, Event.RAISED);

        assertThat(List.of(other, later, first, changed).stream().sorted(AlertRow.BY_PATIENT_AND_TIME))
                .containsExactly(first, changed, later, other);
    }
}
