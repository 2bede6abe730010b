package dev.wardstream.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wardstream.grafana.Repository;
import dev.wardstream.train.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page of figures that the manuals link to is what the code writes of the report that is kept in {@link #REPORT}. To write it anew:
 * {@code wardstream evaluate --data ... --report report --page monitor-app/docs/evaluation.md}, and keep {@code report/report.json} there.
 * Where only the page's form has changed, {@code -Devaluation.page=write} has this test write it of the report that is kept.
 */
class EvaluationPageTest {
    private static final String PAGE = "monitor-app/docs/evaluation.md";
    private static final String REPORT = "/evaluation-report.json";

    @Test
    void theFiguresThatTheManualsLinkToAreThoseOfTheReport() throws IOException {
        String written = EvaluationPage.of(report());
        if ("write".equals(System.getProperty("evaluation.page"))) {
            Files.writeString(Repository.path(PAGE), written);
        }

        assertThat(Repository.text(PAGE)).isEqualTo(written);
    }

    @Test
    void thePageHoldsEachSetEachScorerEachPolicyAndEachModel() throws IOException {
        EvaluationReport report = report();
        String page = EvaluationPage.of(report);

        assertThat(page).doesNotContain("NaN", "null");
        report.tasks()
                .forEach(task -> task.scorers()
                        .forEach(scorer -> assertThat(page)
                                .contains(
                                        scorer.name(),
                                        String.format(
                                                Locale.ROOT,
                                                "%.3f",
                                                scorer.auroc().value()))));
        report.alarmBurden()
                .forEach(burden -> assertThat(page)
                        .contains(
                                "### Alarms on " + burden.dataset(),
                                String.format(Locale.ROOT, "%.2f", burden.alarmsPerPatientDay())));
        report.operatingPoints()
                .forEach(point -> assertThat(page).contains(point.deathsAlarmed() + " of " + point.deaths()));
        report.injections()
                .forEach(injection ->
                        assertThat(page).contains("### " + injection.model() + " on " + injection.dataset()));
        report.cards().forEach(card -> assertThat(page).contains("### " + card.model() + ": "));
    }

    @Test
    void aFolderWithoutOutcomesIsAPageOfAlarmsAlone(@TempDir Path folder) throws IOException {
        EvaluateSettings settings = new EvaluateSettings(List.of(), List.of(Stays.mimic3Demo(folder, 4, 0)), 3, 50, 1);
        EvaluationReport report =
                Evaluation.judge(settings, List.of(), Progress.SILENT).report();

        assertThat(EvaluationPage.of(report))
                .contains("## Alarms a patient-day", "## What was not judged", "of its persons 0 had the outcome")
                .doesNotContain("## In short", "## Scores as alarms", "NaN", "null");
    }

    private static EvaluationReport report() throws IOException {
        try (var in = EvaluationPageTest.class.getResourceAsStream(REPORT)) {
            return new ObjectMapper().readValue(in, EvaluationReport.class);
        }
    }
}
