package dev.wardstream.evaluate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wardstream.evaluate.EvaluationReport.ScorerReport;
import dev.wardstream.statistics.Interval;
import dev.wardstream.statistics.Reference;
import dev.wardstream.train.Progress;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every figure of a scorer with its interval, against scikit-learn's over the same draws of the same persons. */
class FiguresTest {
    private final JsonNode reference = Reference.of("bootstrap.json");
    private final JsonNode model = reference.path("scorers").get(0);
    private final JsonNode chart = reference.path("scorers").get(1);
    private final boolean[] outcomes = Reference.truths(reference.path("outcomes"));
    private final int[] persons = Reference.counts(reference.path("persons"));

    @Test
    void figuresAndIntervalsAreWhatScikitLearnSaysOverTheSameDraws() {
        List<ScorerReport> reports = figures()
                .of(List.of(judgement(model, Judgement.MODEL), judgement(chart, Judgement.BASELINE)), Progress.SILENT);

        assertAre(model.path("figures"), reports.get(0));
        assertIs(
                "brier",
                model.path("figures").path("brier"),
                requireNonNull(reports.get(0).brier()));
        assertAre(chart.path("figures"), reports.get(1));
        assertThat(reports.get(1).brier()).as("points are no probabilities").isNull();
    }

    @Test
    void whatAModelIsAboveABaselineIsPairedOverTheDraws() {
        List<ScorerReport> reports = figures()
                .of(List.of(judgement(model, Judgement.MODEL), judgement(chart, Judgement.BASELINE)), Progress.SILENT);

        assertIs(
                "above",
                reference.path("aurocAbove"),
                requireNonNull(reports.get(0).aurocAbove().get("chart")));
        assertThat(reports.get(1).aurocAbove()).isEmpty();
    }

    @Test
    void aModelIsNothingAboveItselfInAnyDraw() {
        Judgement twin = judgement(model, Judgement.BASELINE);

        ScorerReport report = figures()
                .of(List.of(judgement(model, Judgement.MODEL), twin), Progress.SILENT)
                .get(0);

        assertThat(report.aurocAbove().get("model")).isEqualTo(new Interval(0, 0, 0));
    }

    @Test
    void theHoursOfOnePatientAreNoIndependentEvidence() {
        // Two persons with 200 moments each: however many moments, two persons say little.
        int moments = 400;
        double[] scores = new Random(2).doubles(moments).toArray();
        boolean[] died = new boolean[moments];
        int[] ofTwo = new int[moments];
        int[] asIfStrangers = new int[moments];
        for (int i = 0; i < moments; i++) {
            died[i] = i % 20 == 0;
            ofTwo[i] = i < 200 ? 0 : 1;
            asIfStrangers[i] = i;
            scores[i] += died[i] && i < 200 ? 0.8 : 0;
        }
        Judgement judgement = new Judgement("s", Judgement.BASELINE, "", scores, false, new boolean[moments], "");

        Interval byPerson = auroc(new Figures(died, ofTwo, 200, 1), judgement);
        Interval byMoment = auroc(new Figures(died, asIfStrangers, 200, 1), judgement);

        assertThat(byPerson.value()).isEqualTo(byMoment.value());
        assertThat(byPerson.high() - byPerson.low()).isGreaterThan(byMoment.high() - byMoment.low());
    }

    private static Interval auroc(Figures figures, Judgement judgement) {
        return figures.of(List.of(judgement), Progress.SILENT).get(0).auroc();
    }

    private Figures figures() {
        return new Figures(
                outcomes,
                persons,
                reference.path("draws").asInt(),
                reference.path("seed").asLong());
    }

    private static Judgement judgement(JsonNode scorer, String kind) {
        return new Judgement(
                scorer.path("name").asText(),
                kind,
                "",
                Reference.numbers(scorer.path("scores")),
                scorer.path("isProbability").asBoolean(),
                Reference.truths(scorer.path("called")),
                "");
    }

    private static void assertAre(JsonNode figures, ScorerReport report) {
        assertIs("auroc", figures.path("auroc"), report.auroc());
        assertIs("auprc", figures.path("auprc"), report.auprc());
        assertIs("minSensitivityPpv", figures.path("minSensitivityPpv"), report.minSensitivityPpv());
        assertIs("accuracy", figures.path("accuracy"), report.accuracy());
        assertIs("sensitivity", figures.path("sensitivity"), report.sensitivity());
        assertIs("specificity", figures.path("specificity"), report.specificity());
        assertIs("ppv", figures.path("ppv"), report.ppv());
        assertIs("npv", figures.path("npv"), report.npv());
        assertIs("f1", figures.path("f1"), report.f1());
    }

    private static void assertIs(String what, JsonNode expected, Interval interval) {
        assertThat(expected.path("value").isNumber()).as(what).isTrue();
        Reference.assertIs(what, interval.value(), expected.path("value"));
        Reference.assertIs(what + ", low", interval.low(), expected.path("low"));
        Reference.assertIs(what + ", high", interval.high(), expected.path("high"));
    }
}
