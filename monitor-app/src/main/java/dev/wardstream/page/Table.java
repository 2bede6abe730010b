package dev.wardstream.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table that grows row by row; cells are text, or a figure over its interval. */
public final class Table {
    private final List<String> heads;
    private final String look;
    private final List<Row> rows = new ArrayList<>();

    /** A table of figures. */
    public Table(List<String> heads) {
        this(heads, "figures");
    }

    private Table(List<String> heads, String look) {
        this.heads = List.copyOf(heads);
        this.look = look;
    }

    /** A table of words. */
    public static Table ofWords(List<String> heads) {
        return new Table(heads, "words");
    }

    /** A table that fills a printed sheet: words in several lines. */
    public static Table ofLines(List<String> heads) {
        return new Table(heads, "lines");
    }

    /** One line of several in a cell. */
    public record Line(String text, boolean strong) {}

    /**
     * @param small what stands below it, smaller; nothing where empty
     * @param picture below that; null for none
     * @param lines below that
     */
    public record Cell(String text, String small, @Nullable Picture picture, List<Line> lines) {
        public Cell {
            lines = List.copyOf(lines);
        }

        public Cell(String text, String small) {
            this(text, small, null, List.of());
        }

        public static Cell of(List<Line> lines) {
            return new Cell("", "", null, lines);
        }

        /** A picture without its title and legend, over lines. */
        public static Cell of(Picture picture, List<Line> lines) {
            return new Cell("", "", picture, lines);
        }

        public static Cell of(String text) {
            return new Cell(text, "");
        }

        public static Cell of(double value, int decimals) {
            return of(Html.number(value, decimals));
        }
    }

    private record Row(boolean strong, List<Cell> cells) {}

    public Table row(boolean strong, List<Cell> cells) {
        rows.add(new Row(strong, List.copyOf(cells)));
        return this;
    }

    public Table row(List<Cell> cells) {
        return row(false, cells);
    }

    /** What is said of a thing, line by line. */
    public static Table words(Map<String, String> lines) {
        Table table = ofWords(List.of());
        lines.forEach((name, words) -> table.row(List.of(Cell.of(name), Cell.of(words))));
        return table;
    }

    String html() {
        StringBuilder html = new StringBuilder("<div class=\"scroll\"><table class=\"" + look + "\">");
        if (!heads.isEmpty()) {
            html.append("<thead><tr>");
            heads.forEach(head ->
                    html.append("<th scope=\"col\">").append(Html.text(head)).append("</th>"));
            html.append("</tr></thead>");
        }
        html.append("<tbody>\n");
        rows.forEach(row -> write(row, html));
        return html.append("</tbody></table></div>").toString();
    }

    private static void write(Row row, StringBuilder html) {
        html.append(row.strong() ? "<tr class=\"strong\">" : "<tr>");
        for (int i = 0; i < row.cells().size(); i++) {
            Cell cell = row.cells().get(i);
            String tag = i == 0 ? "th scope=\"row\"" : "td";
            html.append('<').append(tag).append('>').append(Html.text(cell.text()));
            if (!cell.small().isEmpty()) {
                html.append("<br><small>").append(Html.text(cell.small())).append("</small>");
            }
            if (cell.picture() != null) {
                html.append(cell.picture().svg());
            }
            for (Line line : cell.lines()) {
                html.append(line.strong() ? "<div class=\"first\">" : "<div>")
                        .append(Html.text(line.text()))
                        .append("</div>");
            }
            html.append(i == 0 ? "</th>" : "</td>");
        }
        html.append("</tr>\n");
    }

    /** The same in Markdown: what is smaller stands in brackets, what is strong begins bold, and pictures are left out. */
    String markdown() {
        int columns = heads.isEmpty() ? rows.get(0).cells().size() : heads.size();
        List<String> first = heads.isEmpty() ? Collections.nCopies(columns, "") : heads;
        return Stream.concat(
                        Stream.of(line(first.stream().map(MarkdownPage::escaped)), "|" + "---|".repeat(columns)),
                        rows.stream().map(Table::markdown))
                .collect(Collectors.joining("\n"));
    }

    private static String markdown(Row row) {
        List<String> texts = new ArrayList<>();
        for (Cell cell : row.cells()) {
            String text = MarkdownPage.escaped(cell.text());
            text = row.strong() && texts.isEmpty() ? "**" + text + "**" : text;
            String small = MarkdownPage.escaped(cell.small());
            String lines = cell.lines().stream()
                    .map(Line::text)
                    .map(MarkdownPage::escaped)
                    .collect(Collectors.joining("; "));
            texts.add(text + (small.isEmpty() ? "" : " (" + small + ")") + lines);
        }
        return line(texts.stream());
    }

    private static String line(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |"));
    }
}
