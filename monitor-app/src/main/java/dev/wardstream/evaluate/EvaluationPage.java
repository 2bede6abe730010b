package dev.wardstream.evaluate;

import dev.wardstream.burden.PolicyBurden;
import dev.wardstream.burden.TradeOff;
import dev.wardstream.evaluate.EvaluationReport.TaskReport;
import dev.wardstream.evaluate.InjectionReport.Detection;
import dev.wardstream.page.Html;
import dev.wardstream.page.MarkdownPage;
import dev.wardstream.page.Table;
import dev.wardstream.page.Table.Cell;
import dev.wardstream.statistics.Range;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The report's figures as a page of Markdown, to be kept beside the manuals, which then need not copy any. */
public final class EvaluationPage {
    private static final List<Measure> MEASURES =
            List.of(Measure.AUROC, Measure.AUPRC, Measure.MIN_SENSITIVITY_PPV, Measure.BRIER);
    private static final double MINUTES_AN_HOUR = 60;
    /** A difference that a table would round to nothing. */
    private static final double NOTHING = 0.005;

    private final EvaluationReport report;
    private final MarkdownPage page = new MarkdownPage("Figures of evaluation");

    private EvaluationPage(EvaluationReport report) {
        this.report = report;
    }

    public static String of(EvaluationReport report) {
        return new EvaluationPage(report).text();
    }

    private String text() {
        page.opening(
                "For people who judge models and alarms: every figure that the manuals speak of, over recordings. It was written by"
                        + " wardstream evaluate --page; run that again rather than edit it.");
        page.opening(
                "Wardstream is not a medical device. Figures in brackets are 95 % intervals over resampled patients; an AUROC"
                        + " of 0.5 is chance, 1 is perfect. The report that evaluate writes beside this page has the pictures, and more.");
        if (!report.tasks().isEmpty()) {
            page.part("In short").table(Opening.verdicts(report.tasks()));
        }
        alarms();
        callsOfNews2();
        scoresAsAlarms();
        report.tasks().forEach(this::task);
        madeUpTrouble();
        cards();
        if (!report.notJudged().isEmpty()) {
            page.part("What was not judged").list(TaskSection.lines(report.notJudged()));
        }
        page.part("How the figures came about").list(report.method());
        page.part("What the data cannot show").list(report.limits());
        return page.text();
    }

    private List<PolicyBurden> burdens() {
        return Stream.concat(report.alarmBurden().stream(), report.alarmBurdenWithoutDeaths().stream())
                .toList();
    }

    private void alarms() {
        Map<String, List<PolicyBurden>> bySet = bySet(burdens(), PolicyBurden::dataset);
        if (bySet.isEmpty()) {
            return;
        }
        page.part("Alarms a patient-day")
                .paragraph(
                        "The monitor's own alarm engine ran over every recording, and nobody answers it: what each policy calls, and"
                                + " which deaths it calls before. The policy default is the monitor as shipped.")
                .list(bySet.values().stream().flatMap(EvaluationPage::beside).toList());
        bySet.forEach((set, burdens) -> {
            PolicyBurden first = burdens.get(0);
            page.heading("Alarms on " + set)
                    .paragraph(String.format(
                            Locale.ROOT,
                            "%,d patients, %,.1f patient-days, %s.",
                            first.patients(),
                            first.patientDays(),
                            first.deaths() == 0
                                    ? "nothing known of deaths"
                                    : first.deaths() + " deaths with something charted in the 24 h before"))
                    .table(BurdenSection.table(burdens));
        });
        Set<String> means = new LinkedHashSet<>();
        burdens().forEach(burden -> means.add(burden.policy() + ": " + burden.means()));
        page.heading("What each policy means").list(List.copyOf(means));
    }

    /** Whether the monitor as shipped calls less than limits alone, as far as the patients of a set can tell. */
    private static Stream<String> beside(List<PolicyBurden> burdens) {
        PolicyBurden limits = burdens.get(0);
        return burdens.stream()
                .filter(burden -> burden.policy().equals(BurdenSection.DEFAULT))
                .map(burden -> limits.dataset() + ": as shipped less limits alone, "
                        + Html.number(burden.alarmsPerPatientDay() - limits.alarmsPerPatientDay(), 2)
                        + verdict(burden.alarmsAboveLimits()));
    }

    private static String verdict(@Nullable Range difference) {
        if (difference == null) {
            return "";
        }
        String words = difference.high() < -NOTHING ? "fewer" : difference.low() > NOTHING ? "more" : "may be chance";
        return " (" + Html.number(difference.low(), 2) + " to " + Html.number(difference.high(), 2) + "): " + words;
    }

    private void callsOfNews2() {
        List<TradeOff> tradeOffs = report.callsOfNews2().stream()
                .filter(its -> its.points().stream().noneMatch(point -> Double.isNaN(point.alarmsPerPatientDay())))
                .toList();
        if (tradeOffs.isEmpty()) {
            return;
        }
        page.part("When NEWS2 calls again")
                .paragraph(
                        "A NEWS2 that was told, and is no worse, calls nobody until it was gone for so many hours; with 0 it always"
                                + " calls. Confirmed: one of medium priority calls when it has stood for 65 min. All alarms a patient-day, in"
                                + " brackets the share of deaths with one in the 24 h before.");
        List<String> heads = new ArrayList<>(List.of("new after (h)"));
        tradeOffs.forEach(its -> heads.addAll(List.of(its.dataset(), its.dataset() + ", confirmed")));
        Table table = new Table(heads);
        for (int hours : TradeOff.HOURS) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(hours, 0)));
            for (TradeOff its : tradeOffs) {
                its.points().stream()
                        .filter(point -> point.newAfterHours() == hours)
                        .map(point -> new Cell(
                                Html.number(point.alarmsPerPatientDay(), 2),
                                point.sensitivity() == null ? "" : Html.number(point.sensitivity(), 2)))
                        .forEach(cells::add);
            }
            table.row(cells);
        }
        page.table(table);
    }

    private void scoresAsAlarms() {
        Map<String, List<OperatingPoint>> bySet = bySet(report.operatingPoints(), OperatingPoint::dataset);
        if (bySet.isEmpty()) {
            return;
        }
        page.part("Scores as alarms")
                .paragraph("At most " + OperatingPoint.MOST_ALARMS + " a patient-day. Rule: " + ScoreAlarms.RULE
                        + ". Threshold: " + ScoreAlarms.THRESHOLD_ORIGIN + ".");
        bySet.forEach(
                (set, points) -> page.heading("Scores as alarms on " + set).table(BurdenSection.tableOfPoints(points)));
    }

    private void task(TaskReport task) {
        String name = task.task().replace('-', ' ');
        page.part(Character.toUpperCase(name.charAt(0)) + name.substring(1) + " (" + task.dataset() + ")")
                .paragraph(task.title() + ". " + TaskSection.counts(task))
                .table(ScorerTables.figures(task.scorers(), MEASURES));
        ScorerTables.differences(task.scorers())
                .ifPresent(table -> page.heading(ScorerTables.DIFFERENCES + " (" + task.dataset() + ")")
                        .table(table));
    }

    private void madeUpTrouble() {
        if (report.injections().isEmpty()) {
            return;
        }
        page.part("Made-up trouble")
                .paragraph(
                        "Injected, not recorded: from half-way on, recordings were changed by program, and judged by a model trained"
                                + " on other persons of the set, each detector at one false alarm a patient-day on the same recordings unchanged."
                                + " The share detected, in brackets the median delay.");
        for (InjectionReport injection : report.injections()) {
            Map<String, Map<String, Detection>> byKind = new LinkedHashMap<>();
            injection
                    .detections()
                    .forEach(found -> byKind.computeIfAbsent(
                                    found.kind() + ": " + found.means(), kind -> new LinkedHashMap<>())
                            .put(found.detector(), found));
            List<String> detectors = List.copyOf(injection.detections().stream()
                    .map(Detection::detector)
                    .collect(Collectors.toCollection(LinkedHashSet::new)));
            Table table = new Table(Stream.concat(Stream.of("from half-way on"), detectors.stream())
                    .toList());
            byKind.forEach((kind, found) -> table.row(Stream.concat(
                            Stream.of(Cell.of(kind)), detectors.stream().map(detector -> cell(found.get(detector))))
                    .toList()));
            page.heading(injection.model() + " on " + injection.dataset())
                    .paragraph(String.format(
                            Locale.ROOT,
                            "%,d recordings, %,.1f days.",
                            injection.recordings(),
                            injection.patientDays()))
                    .table(table);
        }
    }

    private static Cell cell(@Nullable Detection found) {
        if (found == null) {
            return Cell.of("–");
        }
        double minutes = found.medianDelayMinutes();
        String delay = Double.isNaN(minutes)
                ? ""
                : minutes < MINUTES_AN_HOUR
                        ? Html.number(minutes, 0) + " min"
                        : Html.number(minutes / MINUTES_AN_HOUR, 1) + " h";
        return new Cell(Html.number(100 * found.detected(), 0) + " %", delay);
    }

    private void cards() {
        page.part("Model cards");
        report.cards()
                .forEach(
                        card -> page.heading(card.model() + ": " + card.title()).table(CardsSection.table(card)));
    }

    private static <T> Map<String, List<T>> bySet(List<T> list, Function<T, String> set) {
        return list.stream().collect(Collectors.groupingBy(set, LinkedHashMap::new, Collectors.toList()));
    }
}
