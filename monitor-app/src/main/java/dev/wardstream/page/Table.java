package dev.wardstream.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table that grows row by row; cells are text, or a figure over its interval. */
public final class Table {
    private final List<String> heads;
    private final String look;
    private final StringBuilder rows = new StringBuilder();

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

    public Table row(boolean strong, List<Cell> cells) {
        rows.append(strong ? "<tr class=\"strong\">" : "<tr>");
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            String tag = i == 0 ? "th scope=\"row\"" : "td";
            rows.append('<').append(tag).append('>').append(Html.text(cell.text()));
            if (!cell.small().isEmpty()) {
                rows.append("<br><small>").append(Html.text(cell.small())).append("</small>");
            }
            if (cell.picture() != null) {
                rows.append(cell.picture().svg());
            }
            for (Line line : cell.lines()) {
                rows.append(line.strong() ? "<div class=\"first\">" : "<div>")
                        .append(Html.text(line.text()))
                        .append("</div>");
            }
            rows.append(i == 0 ? "</th>" : "</td>");
        }
        rows.append("</tr>\n");
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
        return html.append("<tbody>\n")
                .append(rows)
                .append("</tbody></table></div>")
                .toString();
    }
}
