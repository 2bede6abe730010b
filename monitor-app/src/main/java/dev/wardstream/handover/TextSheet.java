package dev.wardstream.handover;

import dev.wardstream.handover.Sheet.Line;
import dev.wardstream.handover.Sheet.Row;
import java.util.List;
import java.util.stream.Collectors;

/** A handover as plain text, for a terminal and for mail programs that show no pages. */
final class TextSheet {
    private static final String INDENT = "  ";

    private TextSheet() {}

    static String of(Sheet sheet) {
        StringBuilder text = new StringBuilder();
        text.append(sheet.title()).append('\n').append(sheet.span()).append('\n');
        sheet.summary().forEach(line -> text.append(line).append('\n'));
        for (Sheet.Section section : sheet.sections()) {
            text.append('\n').append(section.heading()).append('\n');
            section.rows().forEach(row -> write(sheet.heads(), row, text));
        }
        return text.append('\n').append(sheet.foot()).append('\n').toString();
    }

    private static void write(Sheet.Heads heads, Row row, StringBuilder text) {
        text.append(INDENT).append(row.bed()).append(' ').append(row.patient());
        text.append(INDENT)
                .append(heads.trend())
                .append(": ")
                .append(joined(row.news2()))
                .append('\n');
        write(heads.now(), row.now(), text);
        write(heads.alarms(), row.alarms(), text);
        write(heads.answers(), row.answers(), text);
        write(heads.also(), row.also(), text);
    }

    private static void write(String head, List<Line> lines, StringBuilder text) {
        if (!lines.isEmpty()) {
            text.append(INDENT.repeat(2)).append(head).append('\n');
            lines.forEach(
                    line -> text.append(INDENT.repeat(3)).append(line.text()).append('\n'));
        }
    }

    /** Several lines as one. */
    static String joined(List<Line> lines) {
        return lines.stream().map(Line::text).collect(Collectors.joining("; "));
    }
}
