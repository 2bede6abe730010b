package dev.wardstream.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A ward tells the commands how its own files are written, and reads what they were taken for. */
class CsvArgumentsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            replay csv DIR                            | DIR holds no row of a patient, so there is nothing to replay
            replay mimic3-demo DIR --kind wearable    | --kind, --encoding and --delimiter are for csv
            replay csv DIR --delimiter ab             | 'ab' separates no columns: name comma, semicolon, tab or a character
            replay csv DIR --delimiter .              | '.' separates no columns
            replay csv DIR --kind tablet              | there is no kind of device 'tablet', only unknown, bedside-monitor
            replay csv DIR --encoding Klingon         | Klingon
            evaluate --data cinc2012 DIR --report r --encoding UTF-8 | --kind, --encoding and --delimiter are for csv
            """)
    void whatIsWrongIsNamedAndTheExitCodeIsTwo(String command, String told) throws IOException {
        Files.writeString(folder.resolve("a.csv"), "patient,measuredAt,heartRate\n");

        Terminal.Answer answer =
                Terminal.run(command.strip().replace("DIR", folder.toString()).split(" +"));

        assertThat(answer.exitCode()).as(answer.errors()).isEqualTo(2);
        assertThat(answer.errors()).contains(told.replace("DIR", folder.toString()));
    }

    @Test
    void evaluateSaysWhatItTookTheFilesForAndReadsThemAsItIsTold() throws IOException {
        List<String> lines = new ArrayList<>(List.of("patient^measuredAt^heartRate"));
        for (int hour = 10; hour < 20; hour++) {
            lines.add("h-1^2026-03-01T" + hour + ":00:00Z^7" + hour % 10 + ",5");
        }
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.write(data.resolve("a.csv"), lines, StandardCharsets.UTF_16LE);

        Terminal.Answer answer = Terminal.run(
                "evaluate",
                "risk-vitals",
                "--data",
                "csv",
                data.toString(),
                "--report",
                folder.resolve("report").toString(),
                "--draws",
                "20",
                "--delimiter",
                "^");

        assertThat(answer.exitCode()).as(answer.errors()).isZero();
        assertThat(answer.output())
                .contains("1 patient is taken for spot-checked", "alarms on csv, default:        0.00 a patient-day");
    }

    @Test
    void oneRowAPatientIsNoTimeToCountAlarmsOver() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "patient,measuredAt,heartRate\np-1,2026-03-01T14:00:00Z,80\n");

        Terminal.Answer answer = Terminal.run(
                "evaluate",
                "risk-vitals",
                "--data",
                "csv",
                folder.toString(),
                "--report",
                folder.resolve("report").toString(),
                "--draws",
                "20");

        assertThat(answer.exitCode()).as(answer.errors()).isZero();
        assertThat(answer.output())
                .contains("alarms on csv, default:           0, over no time: each patient has one row")
                .doesNotContain("NaN");
    }

    @Test
    void aBrokenFileIsToldBeforeTheLongWork() throws IOException {
        Files.writeString(folder.resolve("march.csv.gz"), "no gzip at all");

        Terminal.Answer answer =
                Terminal.run("evaluate", "--data", "csv", folder.toString(), "--report", folder.toString());

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.errors())
                .contains("march.csv.gz: is not gzipped, though its name says so")
                .doesNotContain("\tat ");
    }
}
