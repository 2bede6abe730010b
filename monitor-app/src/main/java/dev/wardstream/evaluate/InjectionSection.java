package dev.wardstream.evaluate;

import dev.wardstream.evaluate.InjectionReport.Detection;
import dev.wardstream.page.Axis;
import dev.wardstream.page.IntervalChart;
import dev.wardstream.page.Page;
import dev.wardstream.page.Picture;
import dev.wardstream.page.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is noticed of made-up trouble in real recordings, and when. */
record InjectionSection(InjectionReport report) implements Section {
    @Override
    public String id() {
        return "injected-" + report.dataset() + "-" + report.model().replaceAll("[^A-Za-z0-9-]", "-");
    }

    @Override
    public String title() {
        return "Made-up trouble in real recordings: " + report.model() + " (" + report.dataset() + ")";
    }

    @Override
    public void write(Page page) {
        page.paragraph(String.format(
                Locale.ROOT,
                "Injected, not recorded: from half-way on, %,d recordings (%,.1f days) were changed by program, and"
                        + " judged by a model trained on other persons of the set. Each detector's threshold allows one"
                        + " false alarm a patient-day on the same recordings unchanged; it detects where it alarms and"
                        + " would not have.",
                report.recordings(),
                report.patientDays()));
        page.pictures(picture());
        page.table(table());
        Map<String, String> kinds = new LinkedHashMap<>();
        report.detections().forEach(detection -> kinds.put(detection.kind(), detection.means()));
        page.table(Table.words(kinds));
    }

    private Picture picture() {
        List<IntervalChart.Row> rows = new ArrayList<>();
        for (Injection kind : Injection.values()) {
            report.detections().stream()
                    .filter(detection -> detection.kind().equals(kind.id()))
                    .map(detection -> new IntervalChart.Row(
                            kind.id() + ": " + detection.detector(),
                            detection.detected(),
                            detection.detected(),
                            detection.detected(),
                            detection.detector().equals(report.model())))
                    .forEach(rows::add);
        }
        return new IntervalChart("Share detected, the model in blue", Axis.share("share of recordings"), 0, rows)
                .draw();
    }

    private Table table() {
        Table table = new Table(
                List.of("injected, detector", "detected (%)", "median delay (min)", "false alarms a patient-day"));
        for (Injection kind : Injection.values()) {
            for (Detection detection : report.detections()) {
                if (detection.kind().equals(kind.id())) {
                    table.row(
                            detection.detector().equals(report.model()),
                            List.of(
                                    Table.Cell.of(kind.id() + ": " + detection.detector()),
                                    Table.Cell.of(100 * detection.detected(), 0),
                                    Table.Cell.of(detection.medianDelayMinutes(), 0),
                                    Table.Cell.of(detection.falseAlarmsPerPatientDay(), 2)));
                }
            }
        }
        return table;
    }
}
