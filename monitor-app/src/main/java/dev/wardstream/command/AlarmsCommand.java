package dev.wardstream.command;

import dev.wardstream.alarm.AlarmBoard;
import dev.wardstream.alarm.Alert;
import dev.wardstream.wire.TopicReader;
import dev.wardstream.wire.Topics;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the alarms that are there. */
@Command(
        name = "alarms",
        description =
                "Lists the alarms that are on or latched now, most urgent first, with who has each, and the ids of alarm and"
                        + " episode that wardstream answer takes.",
        mixinStandardHelpOptions = true)
final class AlarmsCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions settings;

    @Option(names = "--ward", paramLabel = "WARD", description = "Of this ward only.")
    private @Nullable String ward;

    @Option(names = "--patient", paramLabel = "PATIENT", description = "Of this patient only.")
    private @Nullable String patient;

    @Option(names = "--json", description = "One JSON object an alarm.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, Object> kafka = settings.loadAnswering().kafka();
        CommandAudit.onTopic(kafka)
                .reading("read alarms", whose(), spec.commandLine().getErr());
        List<Alert> alarms = board(kafka).alarms().stream()
                .filter(alarm -> ward == null || alarm.location().ward().equals(ward))
                .filter(alarm -> patient == null || alarm.patient().value().equals(patient))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            alarms.forEach(alarm -> out.println(Json.line(AlarmRow.of(alarm))));
        } else {
            out.print(AlarmTable.of(alarms, Ansi.AUTO));
        }
        out.flush();
        return 0;
    }

    private String whose() {
        return (patient == null ? "of all patients" : "of patient " + patient) + (ward == null ? "" : ", ward " + ward);
    }

    /** What is on or latched by now. */
    static AlarmBoard board(Map<String, Object> kafka) {
        AlarmBoard board = new AlarmBoard();
        TopicReader.read(kafka, Topics.ALERTS, board::take);
        return board;
    }
}
