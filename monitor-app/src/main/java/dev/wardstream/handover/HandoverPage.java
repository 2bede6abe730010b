package dev.wardstream.handover;

import dev.wardstream.handover.Sheet.Line;
import dev.wardstream.handover.Sheet.Row;
import dev.wardstream.page.Page;
import dev.wardstream.page.Picture;
import dev.wardstream.page.PrintedSheet;
import dev.wardstream.page.Sparkline;
import dev.wardstream.page.Table;
import dev.wardstream.page.Table.Cell;
import java.util.List;
import java.util.Map;

/** A handover as a page, which prints on A4. */
final class HandoverPage {
    /** Totals of NEWS2 from which somebody is to look soon, and at once. */
    private static final List<Double> GUIDES = List.of(5.0, 7.0);

    private static final double HIGHEST_DRAWN = 12;

    private HandoverPage() {}

    /** @param links ways to other shifts and wards: texts by addresses */
    static String of(Sheet sheet, Span span, Map<String, String> links) {
        PrintedSheet page = new PrintedSheet(sheet.language().getLanguage(), sheet.title());
        for (Sheet.Section section : sheet.sections()) {
            page.part(section.heading(), inside -> inside.table(table(sheet, section, span)));
        }
        return page.html(opening -> open(opening, sheet, links), sheet.foot());
    }

    private static void open(Page page, Sheet sheet, Map<String, String> links) {
        if (!links.isEmpty()) {
            page.links(links);
        }
        page.lead(sheet.span());
        sheet.summary().forEach(page::paragraph);
    }

    private static Table table(Sheet sheet, Sheet.Section section, Span span) {
        Sheet.Heads heads = sheet.heads();
        boolean isShort = section.isShort();
        Table table = Table.ofLines(
                isShort
                        ? List.of(heads.bed(), heads.trend(), heads.alarms(), heads.also())
                        : List.of(
                                heads.bed(),
                                heads.now(),
                                heads.trend(),
                                heads.alarms(),
                                heads.answers(),
                                heads.also()));
        for (Row row : section.rows()) {
            Cell bed = new Cell(row.bed(), row.patient());
            table.row(
                    isShort
                            ? List.of(bed, inOneLine(row.news2()), inOneLine(row.alarms()), inOneLine(row.also()))
                            : List.of(
                                    bed,
                                    lines(row.now()),
                                    trend(row, span),
                                    lines(row.alarms()),
                                    lines(row.answers()),
                                    lines(row.also())));
        }
        return table;
    }

    private static Cell trend(Row row, Span span) {
        List<Line> said = row.news2();
        if (!row.trend().last().isThere()) {
            return lines(said);
        }
        Picture picture = new Sparkline(
                        said.get(0).text(),
                        span.from(),
                        span.to(),
                        HIGHEST_DRAWN,
                        GUIDES,
                        row.trend().points().stream()
                                .map(point -> new double[] {point.at(), point.total()})
                                .toList())
                .draw();
        return Cell.of(picture, said.stream().map(HandoverPage::line).toList());
    }

    private static Cell lines(List<Line> lines) {
        return Cell.of(lines.stream().map(HandoverPage::line).toList());
    }

    private static Cell inOneLine(List<Line> lines) {
        return Cell.of(TextSheet.joined(lines));
    }

    private static Table.Line line(Line line) {
        return new Table.Line(line.text(), line.strong());
    }
}
