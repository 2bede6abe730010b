package dev.wardstream.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wardstream.burden.PolicyBurden;
import dev.wardstream.evaluate.EvaluationReport.ScorerReport;
import dev.wardstream.evaluate.EvaluationReport.TaskReport;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.score.RiskModel;
import dev.wardstream.train.Folds;
import dev.wardstream.train.Progress;
import dev.wardstream.train.RiskCase;
import dev.wardstream.train.RiskCases;
import dev.wardstream.train.RiskEnsemble;
import dev.wardstream.train.RiskRecipe;
import dev.wardstream.train.RiskSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evaluation is honest by construction; on made-up stays, whose truth is known. */
class EvaluationTest {
    private static final RiskSettings TINY = new RiskSettings("test", 1, 1, 2, 3, 6, 32, 0.01, 0.5);
    private static final int STAYS = 120;

    @TempDir
    private Path folder;

    @Test
    void modelAndLearnersFindWhatThereIsToFindAndWhoWasLearnedFromIsJudgedByTheOtherNetworks() throws IOException {
        TaskReport task = judge(Stays.cinc2012(folder, STAYS, false), model(folder));

        assertThat(task.patients()).isEqualTo(STAYS);
        assertThat(task.positives()).isEqualTo(STAYS / 3);
        assertThat(scorer(task, "risk-vitals@test").fit()).contains("by those of its 2 networks alone that have not");
        assertThat(scorer(task, "risk-vitals@test").auroc().value()).isGreaterThan(0.9);
        assertThat(scorer(task, "gradient boosting on summaries, signals of risk-vitals")
                        .auroc()
                        .value())
                .isGreaterThan(0.9);
        assertThat(task.scorers())
                .allSatisfy(scorer -> assertThat(scorer.auroc().value())
                        .isBetween(scorer.auroc().low(), scorer.auroc().high()));
    }

    @Test
    void withShuffledOutcomesNobodyDoesBetterThanChance() throws IOException {
        TaskReport task = judge(Stays.cinc2012(folder, 2 * STAYS, true), model(folder));

        assertThat(task.scorers())
                .filteredOn(scorer -> scorer.brier() != null)
                .hasSize(7)
                .allSatisfy(scorer ->
                        assertThat(scorer.auroc().value()).as(scorer.name()).isCloseTo(0.5, within(0.15)));
    }

    @Test
    void aModelThatKnowsNobodyHereIsJudgedAsItIs(@TempDir Path elsewhere) throws IOException {
        Stays.cinc2012(elsewhere, 60, false);
        List<RiskCase> strangers =
                RiskCases.read(RiskRecipe.VITALS, RecordingSet.CINC2012, elsewhere, Progress.SILENT).stream()
                        .map(one -> new RiskCase("elsewhere-" + one.person(), one.window(), one.outcome()))
                        .toList();
        RiskModel model = RiskEnsemble.train(RiskRecipe.VITALS, TINY, strangers, List.of(), Progress.SILENT);

        ScorerReport scorer = scorer(judge(Stays.cinc2012(folder, STAYS, false), model), "risk-vitals@test");

        assertThat(scorer.fit()).startsWith("as shipped");
        assertThat(scorer.thresholdOrigin()).startsWith("in the model's card");
        assertThat(scorer.auroc().value()).isGreaterThan(0.9);
    }

    @Test
    void nobodyIsOnBothSidesOfASplit() throws IOException {
        Moments moments =
                Moments.read(Task.IN_HOSPITAL_DEATH, Stays.cinc2012(folder, 40, false), List.of(), Progress.SILENT);
        OutOfFold outOfFold = new OutOfFold(moments.list(), Folds.of(moments.persons(), 5, 1));
        Set<String> judged = new HashSet<>();

        double[] scores = outOfFold.scores((training, asked, fold) -> {
            assertThat(persons(training)).isNotEmpty().noneMatch(persons(asked)::contains);
            assertThat(persons(asked)).noneMatch(judged::contains);
            judged.addAll(persons(asked));
            double[] folds = new double[asked.size()];
            Arrays.fill(folds, fold);
            return folds;
        });

        assertThat(judged).isEqualTo(moments.persons().keySet());
        assertThat(Arrays.stream(scores).distinct()).hasSize(5);
    }

    @Test
    void thePageIsWholeAndNamesEveryScorer() throws Exception {
        Evaluation.Result result = evaluate(Stays.cinc2012(folder, STAYS, false), List.of());
        String page = HtmlReport.of(result);

        assertThat(page).doesNotContain("NaN").contains("What the data cannot show");
        result.report()
                .tasks()
                .get(0)
                .scorers()
                .forEach(scorer -> assertThat(page).contains(scorer.name()));
        for (String part : page.split("(?=<svg )", -1)) {
            if (part.startsWith("<svg ")) {
                String svg = part.substring(0, part.indexOf("</svg>") + 6);
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
            }
        }
        assertThat(page.split("<svg ", -1)).hasSize(6);
    }

    @Test
    void aFolderWithoutOutcomesIsJudgedByItsAlarmsAloneAndSaysWhy() throws IOException {
        Files.writeString(folder.resolve("mine.csv"), """
            patient,measuredAt,heartRate
            anna,2026-03-01T14:00:00Z,80
            anna,2026-03-01T15:00:00Z,150
            anna,2026-03-02T14:00:00Z,80
            """);

        Evaluation.Result result = evaluate(new EvaluateSettings.Folder(RecordingSet.CSV, folder), List.of());

        assertThat(result.report().tasks()).isEmpty();
        assertThat(result.report().alarmBurden()).isEmpty();
        assertThat(burden(result.report().alarmBurdenWithoutDeaths(), "limits").alarms())
                .isEqualTo(1);
        assertThat(burden(result.report().alarmBurdenWithoutDeaths(), "limits").sensitivity())
                .isNull();
        assertThat(result.report().notJudged().get("csv")).contains("alarms alone");
        assertThat(HtmlReport.of(result))
                .contains("No outcome could be judged here")
                .doesNotContain("NaN");
    }

    @Test
    void aWardsOwnRecordingsThatTellWhoDiedAreJudgedByThem() throws IOException {
        StringBuilder rows = new StringBuilder("patient,measuredAt,heartRate,diedAt,diedInHospital\n");
        for (int patient = 0; patient < 12; patient++) {
            boolean dies = patient % 3 == 0;
            for (int hour = 10; hour < 20; hour++) {
                rows.append(String.format(
                        Locale.ROOT,
                        "p-%d,2026-03-01T%d:00:00Z,%d,%s,%b%n",
                        patient,
                        hour,
                        (dies ? 125 : 85) + patient % 5,
                        dies ? "2026-03-01T21:00:00Z" : "",
                        dies));
            }
        }
        Files.writeString(folder.resolve("mine.csv"), rows);

        Evaluation.Result result = evaluate(new EvaluateSettings.Folder(RecordingSet.CSV, folder), List.of());

        TaskReport task = result.report().tasks().get(0);
        assertThat(task.dataset()).isEqualTo("csv");
        assertThat(task.patients()).isEqualTo(12);
        assertThat(task.positives()).isEqualTo(4);
        assertThat(burden(result.report().alarmBurden(), "limits").deathsAlarmed())
                .isEqualTo(4);
        assertThat(result.report().notJudged()).isEmpty();
    }

    @Test
    void alarmsBeforeDeathsAreCountedAndEveryScorerIsTriedAsAnAlarm() throws IOException {
        Evaluation.Result result = evaluate(Stays.mimic3Demo(folder, 12), List.of());

        PolicyBurden limits = burden(result.report().alarmBurden(), "limits");
        assertThat(limits.deaths()).isEqualTo(4);
        assertThat(limits.sensitivity()).isEqualTo(1);
        assertThat(limits.medianLeadHours()).isEqualTo(10);
        assertThat(limits.patientDays()).isCloseTo(12 * 71 / 24.0, within(1e-9));
        assertThat(result.report().alarmBurden())
                .extracting(PolicyBurden::policy)
                .containsExactly("limits", "limits+delay", "nurse-limits", "news2>=5", "news2>=7", "default");
        assertThat(result.report().operatingPoints())
                .hasSameSizeAs(result.report().tasks().get(0).scorers())
                .allSatisfy(point -> assertThat(point.alarmsPerPatientDay()).isLessThan(1.1));
        assertThat(HtmlReport.of(result))
                .contains("Alarms a patient-day (mimic3-demo)", "Lead time", "Delay against limits")
                .doesNotContain("NaN");
    }

    @Test
    void aFolderWhereNobodyDiesIsJudgedByItsAlarmsAlone() throws IOException {
        Evaluation.Result result = evaluate(Stays.mimic3Demo(folder, 4, 0), List.of());

        assertThat(result.report().tasks()).isEmpty();
        assertThat(result.report().notJudged().get("mimic3-demo"))
                .startsWith("of its persons 0 had the outcome and 4 had not");
        assertThat(burden(result.report().alarmBurden(), "default").sensitivity())
                .isNull();
        assertThat(HtmlReport.of(result)).contains("0 deaths").doesNotContain("NaN");
    }

    private static PolicyBurden burden(List<PolicyBurden> burdens, String policy) {
        return burdens.stream()
                .filter(its -> its.policy().equals(policy))
                .findFirst()
                .orElseThrow();
    }

    private static RiskModel model(Path folder) throws IOException {
        List<RiskCase> cases = RiskCases.read(RiskRecipe.VITALS, RecordingSet.CINC2012, folder, Progress.SILENT);
        return RiskEnsemble.train(RiskRecipe.VITALS, TINY, cases, List.of(), Progress.SILENT);
    }

    private static TaskReport judge(EvaluateSettings.Folder data, RiskModel model) throws IOException {
        return evaluate(data, List.of(model)).report().tasks().get(0);
    }

    private static Evaluation.Result evaluate(EvaluateSettings.Folder data, List<RiskModel> models) throws IOException {
        EvaluateSettings settings = new EvaluateSettings(models, List.of(data), 3, 100, 1);
        return Evaluation.judge(settings, List.of(Learner.SUMMARIES, Learner.GRADIENT_BOOSTING), Progress.SILENT);
    }

    private static ScorerReport scorer(TaskReport task, String name) {
        return task.scorers().stream()
                .filter(scorer -> scorer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> persons(List<Moment> moments) {
        return moments.stream().map(Moment::person).collect(Collectors.toSet());
    }
}
