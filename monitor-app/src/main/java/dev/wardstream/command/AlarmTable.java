package dev.wardstream.command;

import dev.wardstream.alarm.Alert;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;

/** The alarms that are on or latched as a table of 100 columns: three rows an alarm; colour says the priority again, never alone. */
final class AlarmTable {
    private static final int URGENCY = 11;
    private static final int WIDTH = 100;

    private AlarmTable() {}

    static String of(List<Alert> alarms, Ansi ansi) {
        if (alarms.isEmpty()) {
            return "no alarm is on or latched\n";
        }
        ColorScheme colours = CommandLine.Help.defaultColorScheme(ansi);
        TextTable table = TextTable.forColumns(
                colours,
                new Column(URGENCY, 0, Column.Overflow.TRUNCATE),
                new Column(WIDTH - URGENCY, 0, Column.Overflow.WRAP));
        alarms.forEach(alarm -> add(alarm, table, ansi));
        return table.toString();
    }

    private static void add(Alert alarm, TextTable table, Ansi ansi) {
        String urgency =
                alarm.kind().isTechnical() ? "TECHNICAL" : alarm.priority().name();
        String style = AlertLine.style(alarm);
        String head = alarm.location().ward() + "/" + alarm.location().bed() + "  " + alarm.patient() + "  "
                + alarm.saidOfTheAlarm();
        table.addRowValues(styled(urgency, style, ansi), styled(head, style, ansi));
        table.addRowValues(
                plain(alarm.kind().isTechnical() ? "  " + alarm.priority() : ""), plain(StandingText.of(alarm)));
        table.addRowValues(plain(""), plain("alarm   " + alarm.id()));
        if (!alarm.standing().episode().isEmpty()) {
            table.addRowValues(plain(""), plain("episode " + alarm.standing().episode()));
        }
    }

    private static Text styled(String text, String style, Ansi ansi) {
        return ansi.new Text("@|" + style + " " + AlertLine.escaped(text) + "|@");
    }

    private static Text plain(String text) {
        return Ansi.OFF.new Text(text);
    }
}
