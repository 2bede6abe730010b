package dev.wardstream.evaluate;

import dev.wardstream.burden.Burden;
import dev.wardstream.burden.PolicyBurden;
import dev.wardstream.burden.Sweep;
import dev.wardstream.page.Html;
import dev.wardstream.page.Page;
import dev.wardstream.page.Table;
import dev.wardstream.page.Table.Cell;
import dev.wardstream.recordings.RecordingSet;
import dev.wardstream.statistics.Range;
import dev.wardstream.vitals.DeviceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What alarms ask of people in one folder, and which deaths they come before. */
record BurdenSection(Watched watched, OperatingPoints points) implements Section {
    static final String DEFAULT = "default";

    @Override
    public String id() {
        return "alarms-" + watched.courses().set().id();
    }

    @Override
    public String title() {
        return "Alarms a patient-day (" + watched.courses().set().id() + ")";
    }

    @Override
    public void write(Page page) {
        List<Burden.Result> results = watched.burden().list();
        PolicyBurden first = results.get(0).figures();
        page.paragraph(String.format(
                Locale.ROOT,
                "%,d patients in %,d recordings, %,.1f patient-days; %s. The monitor's own alarm engine ran over every"
                        + " recording; nobody answers it.",
                first.patients(),
                watched.courses().list().size(),
                first.patientDays(),
                watched.tellsDeaths()
                        ? first.deaths() + " deaths with something charted in the 24 h before"
                        : "nothing is known of deaths"));
        page.table(table(results.stream().map(Burden.Result::figures).toList()));
        page.details(
                "What each policy means",
                inside -> inside.list(results.stream()
                        .map(result -> result.figures().policy() + ": "
                                + result.figures().means() + ".")
                        .toList()));
        if (first.deaths() > 0) {
            page.pictures(BurdenCharts.againstSensitivity(results, points), BurdenCharts.leadTimes(results));
        }
        writeTradeOff(results, page);
        watched.sweeps().forEach(sweep -> write(sweep, page));
        if (!points.list().isEmpty()) {
            page.heading("Scores as alarms, at most " + OperatingPoint.MOST_ALARMS + " a patient-day");
            page.paragraph("Rule: " + ScoreAlarms.RULE + ". Threshold: " + ScoreAlarms.THRESHOLD_ORIGIN + ".");
            page.table(tableOfPoints(points.list()));
        }
        writeUnusual(page);
    }

    private void writeTradeOff(List<Burden.Result> results, Page page) {
        if (Double.isNaN(results.get(0).figures().alarmsPerPatientDay())) {
            return;
        }
        page.heading("When NEWS2 calls");
        page.paragraph(
                "A NEWS2 that was told, and is no worse, calls nobody until it was gone for so long (0: it always calls)."
                        + " Confirmed: one of medium priority calls when it has stood for 65 min. The alarm is on all the same.");
        page.pictures(BurdenCharts.calls(watched.tradeOff(), results));
        if (results.get(0).figures().deaths() > 0) {
            page.pictures(BurdenCharts.callsAgainstSensitivity(watched.tradeOff(), results));
        }
    }

    private void writeUnusual(Page page) {
        List<Table> unusual = Unusual.of(watched.courses());
        if (!unusual.isEmpty()) {
            page.heading("What the served models found most unusual, one window a patient");
            page.note(
                    "A model says what is unlike normal recordings, not what is wrong. The shares are exact: they are the parts of"
                            + " the error that the score is made of. The value is the window's last.");
            unusual.forEach(page::table);
        }
    }

    private void write(Sweep sweep, Page page) {
        page.heading("Delay against limits");
        page.paragraph(
                "Limits alone, without scores and episodes. Framed: the default limits at 15 s. One step of width moves the"
                        + " limits of heart rate by 10 /min, respiratory rate by 2 /min, SpO2 by 2 %, systolic pressure by 5 mmHg and"
                        + " temperature by 0.3 °C, outwards or inwards.");
        page.paragraph(delays());
        page.pictures(BurdenCharts.sweep(sweep));
    }

    private String delays() {
        if (watched.courses().list().get(0).turns().get(0).sample().kind() == DeviceKind.SPOT_CHECK) {
            return "These vitals were charted about once an hour. A delay of seconds can do nothing against an artefact here: the next"
                    + " value comes long after it has run out. Only delays of more than an hour ask for a second reading. What"
                    + " seconds do is to be seen on recordings of every second.";
        }
        boolean healthy = watched.courses().set() == RecordingSet.STRESS_PREDICT;
        return "These vitals were measured by devices, not charted by hand, so that a delay of seconds sorts out what does not last."
                + (healthy ? " Nobody here is a patient: each of these alarms is one too many." : "");
    }

    /** @param burdens of one set, limits alone first */
    static Table table(List<PolicyBurden> burdens) {
        boolean deaths = burdens.get(0).deaths() > 0;
        List<String> heads = new ArrayList<>(
                List.of("policy", "alarms a patient-day", "more than limits alone", "raised a patient-day"));
        if (deaths) {
            heads.addAll(
                    List.of("deaths with an alarm in the 24 h before", "with an alarm on in them", "median lead (h)"));
        }
        Table table = new Table(heads);
        for (PolicyBurden its : burdens) {
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.of(its.policy()),
                    cell(its.alarmsPerPatientDay(), 2, its.alarmsPerPatientDayInterval()),
                    difference(its, burdens.get(0)),
                    Cell.of(its.raisedPerPatientDay(), 2)));
            if (deaths) {
                cells.add(deaths(its.deathsAlarmed(), its.deaths()));
                cells.add(deaths(its.deathsConditionTrue(), its.deaths()));
                cells.add(hours(its.medianLeadHours()));
            }
            table.row(its.policy().equals(DEFAULT), cells);
        }
        return table;
    }

    private static Cell difference(PolicyBurden its, PolicyBurden limits) {
        return its.equals(limits)
                ? Cell.of("–")
                : cell(its.alarmsPerPatientDay() - limits.alarmsPerPatientDay(), 2, its.alarmsAboveLimits());
    }

    static Table tableOfPoints(List<OperatingPoint> points) {
        Table table = new Table(List.of(
                "scorer",
                "alarms a patient-day",
                "deaths with an alarm in the 24 h before",
                "with the score past the threshold in them",
                "median lead (h)",
                "at most 0.5, and 0.70 or more"));
        for (OperatingPoint point : points) {
            table.row(
                    point.kind().equals(Judgement.MODEL),
                    List.of(
                            Cell.of(point.scorer()),
                            cell(point.alarmsPerPatientDay(), 2, point.alarmsPerPatientDayInterval()),
                            deaths(point.deathsAlarmed(), point.deaths()),
                            deaths(point.deathsConditionTrue(), point.deaths()),
                            hours(point.medianLeadHours()),
                            Cell.of(point.isReached() ? "yes" : "no")));
        }
        return table;
    }

    private static Cell cell(double value, int decimals, @Nullable Range interval) {
        return new Cell(
                Html.number(value, decimals),
                interval == null
                        ? ""
                        : Html.number(interval.low(), decimals) + " to " + Html.number(interval.high(), decimals));
    }

    private static Cell deaths(int alarmed, int deaths) {
        return deaths == 0
                ? Cell.of("–")
                : new Cell(Html.number((double) alarmed / deaths, 2), alarmed + " of " + deaths);
    }

    private static Cell hours(@Nullable Double hours) {
        return hours == null ? Cell.of("–") : Cell.of(hours, 1);
    }
}
