package dev.wardstream.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.evaluate.Stays;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An engineer judges the shipped risk model on stays of her own, in the format of a published set. */
class EvaluateCommandTest {
    private static final int STAYS = 24;

    @TempDir
    private Path folder;

    @Test
    void theReportHasTheFormThatOthersRead() throws IOException {
        stays(folder.resolve("data"));

        Terminal.Answer answer = Terminal.run(
                "evaluate",
                "risk-vitals",
                "--data",
                "cinc2012",
                folder.resolve("data").toString(),
                "--report",
                folder.resolve("report").toString(),
                "--page",
                folder.resolve("pages/figures.md").toString(),
                "--folds",
                "2",
                "--draws",
                "50");

        assertThat(answer.exitCode()).as(answer.errors()).isZero();
        assertThat(answer.output()).contains("risk-vitals@3", "gradient boosting", "NEWS2 (partial)");
        JsonNode report =
                new ObjectMapper().readTree(folder.resolve("report/report.json").toFile());
        JsonNode task = report.at("/tasks/0");
        assertThat(task.at("/task").asText()).isEqualTo("in-hospital-death");
        assertThat(task.at("/dataset").asText()).isEqualTo("cinc2012");
        assertThat(task.at("/patients").asInt()).isEqualTo(STAYS);
        assertThat(task.at("/positives").asInt()).isEqualTo(STAYS / 3);
        assertThat(report.at("/alarmBurden")).as("nobody knows when they died").isEmpty();
        assertThat(report.at("/alarmBurdenWithoutDeaths"))
                .as("all but the nurses' own limits")
                .hasSize(5);
        assertThat(report.at("/cards/0/model").asText()).isEqualTo("risk-vitals@3");
        JsonNode model = task.at("/scorers/0");
        assertThat(model.at("/kind").asText()).isEqualTo("model");
        assertThat(model.at("/fit").asText()).startsWith("as shipped");
        for (String figure : new String[] {
            "auroc", "auprc", "minSensitivityPpv", "accuracy", "sensitivity", "specificity", "ppv", "npv", "f1", "brier"
        }) {
            assertThat(model.at("/" + figure).properties())
                    .as(figure)
                    .extracting(entry -> entry.getKey())
                    .containsExactly("value", "low", "high");
        }
        assertThat(Files.readString(folder.resolve("report/report.html"))).contains("<svg", "risk-vitals@3");
        assertThat(answer.output()).contains("the page to " + folder.resolve("pages/figures.md"));
        assertThat(Files.readString(folder.resolve("pages/figures.md")))
                .startsWith("# Figures of evaluation\n")
                .contains("## In hospital death (cinc2012)", "| **risk-vitals@3** | ")
                .doesNotContain("<svg", "NaN");
    }

    @Test
    void theAlarmBurdenHasTheFormThatOthersRead() throws IOException {
        Stays.mimic3Demo(Files.createDirectories(folder.resolve("data")), 6);

        Terminal.Answer answer = evaluate("mimic3-demo");

        assertThat(answer.exitCode()).as(answer.errors()).isZero();
        assertThat(answer.output()).contains("alarms on mimic3-demo, default:", "before 2 of 2 deaths");
        JsonNode burden = new ObjectMapper()
                .readTree(folder.resolve("report/report.json").toFile())
                .at("/alarmBurden");
        assertThat(burden)
                .extracting(policy -> policy.at("/policy").asText())
                .containsExactly("limits", "limits+delay", "nurse-limits", "news2>=5", "news2>=7", "default");
        for (JsonNode policy : burden) {
            assertThat(policy.at("/alarmsPerPatientDay").isNumber()).isTrue();
            assertThat(policy.at("/sensitivity").isNumber()).isTrue();
            assertThat(policy.has("medianLeadHours")).isTrue();
        }
    }

    @Test
    void anEmptyFolderIsRefusedByTheFileThatIsMissing() throws IOException {
        Files.createDirectories(folder.resolve("data"));

        Terminal.Answer answer = evaluate("mimic3-demo");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.errors()).contains("stays.csv").doesNotContain("\tat ");
    }

    @Test
    void aFolderOfAnotherFormatIsRefusedByTheColumnThatIsMissing() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/stays.csv"), "patient,died\n1,0\n");

        Terminal.Answer answer = evaluate("mimic3-demo");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.errors())
                .contains("stays.csv", "line 1", "'icustay_id' is missing")
                .doesNotContain("\tat ");
    }

    @Test
    void aDamagedLineIsNamedByFileAndNumber() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("mine.csv"), "patient,measuredAt,heartRate\nanna,2026-03-01T14:00:00Z,fast\n");

        Terminal.Answer answer = evaluate("csv");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.errors())
                .contains("mine.csv", "line 2", "'fast' is no number")
                .doesNotContain("\tat ");
    }

    @Test
    void aFolderWithoutASingleVitalSignIsReportedAndNothingFails() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("mine.csv"), "patient,measuredAt,heartRate\nanna,2026-03-01T14:00:00Z,\n");

        Terminal.Answer answer = evaluate("csv");

        assertThat(answer.exitCode()).as(answer.errors()).isZero();
        assertThat(answer.output()).contains("csv was not judged: there is no recording in");
    }

    private Terminal.Answer evaluate(String set) {
        return Terminal.run(
                "evaluate",
                "risk-vitals",
                "--data",
                set,
                folder.resolve("data").toString(),
                "--report",
                folder.resolve("report").toString(),
                "--draws",
                "20");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            evaluate --report r                              | --data
            evaluate --data cinc2012 . --report r other      | 'other' is neither a shipped risk model, [risk-icu, risk-vitals], nor a file
            evaluate --data cinc2012 nowhere --report r      | --data cinc2012 nowhere: no such folder
            evaluate --data mimic4 . --report r              | no recording set 'mimic4', there are mimic3-demo
            evaluate --data csv . --report r --folds 1       | folds must be at least 2, is 1
            train --data . risk-vitals other                 | no recipe 'other', there are wearable-1hz, ward-hourly, risk-icu, risk-vitals
            """)
    void whatIsWrongIsNamedAndTheExitCodeIsTwo(String command, String told) {
        Terminal.Answer answer = Terminal.run(command.strip().split(" +"));

        assertThat(answer.exitCode()).as(answer.errors()).isEqualTo(2);
        assertThat(answer.errors()).contains(told);
    }

    private static void stays(Path data) throws IOException {
        Random random = new Random(8);
        StringBuilder rows = new StringBuilder(
                "record_id,minute,hr,rr,sao2,temp,sbp_art,dbp_art,map_art,sbp_ni,dbp_ni,map_ni,fio2,gcs,mechvent\n");
        StringBuilder outcomes = new StringBuilder("RecordID,In-hospital_death\n");
        for (int stay = 0; stay < STAYS; stay++) {
            boolean died = stay % 3 == 0;
            outcomes.append(stay).append(died ? ",1\n" : ",0\n");
            for (int hour = 0; hour < 48; hour += 4) {
                double rate = (died ? 110 : 80) + 10 * random.nextGaussian();
                rows.append(String.format(
                        Locale.ROOT, "%d,%d,%.0f,18,97,36.8,,,,%d,70,85,,15,%n", stay, hour * 60, rate, 120));
            }
        }
        Files.createDirectories(data);
        Files.writeString(data.resolve("Outcomes-mine.txt"), outcomes);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(data.resolve("vitals_set-mine.csv.gz")))) {
            out.write(rows.toString().getBytes(UTF_8));
        }
    }
}
