package dev.wardstream.page;

import java.util.List;

/** A grid of figures, the larger the darker, each written into its cell. */
public record HeatMap(
        String title, String x, List<String> columns, String y, List<String> rows, List<List<Cell>> cells) {
    private static final int CELL_WIDTH = 100;
    private static final int CELL_HEIGHT = 40;
    private static final int TOP = 8;
    private static final int BOTTOM = 50;
    /** From here on the ground is so dark that letters on it are light. */
    private static final double DARK = 0.8;

    /**
     * @param shade 0 (light) to 1 (dark)
     * @param marked framed, because it is the one in use
     */
    public record Cell(double shade, String text, String small, boolean marked) {}

    public HeatMap {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        cells = List.copyOf(cells);
    }

    public Picture draw() {
        int left = 44 + (int) rows.stream().mapToDouble(Svg::widthOf).max().orElse(0);
        int bottom = TOP + CELL_HEIGHT * rows.size();
        Svg svg = new Svg(title, left + CELL_WIDTH * columns.size() + 12, bottom + BOTTOM);
        for (int row = 0; row < rows.size(); row++) {
            svg.text("end", left - 8, TOP + CELL_HEIGHT * (row + 0.5) + 4, rows.get(row));
            for (int column = 0; column < columns.size(); column++) {
                cell(svg, cells.get(row).get(column), left + CELL_WIDTH * column, TOP + CELL_HEIGHT * row);
            }
        }
        for (int column = 0; column < columns.size(); column++) {
            svg.text("middle", left + CELL_WIDTH * (column + 0.5), bottom + 17, columns.get(column));
        }
        svg.text("middle", left + CELL_WIDTH * columns.size() / 2.0, bottom + 39, x);
        svg.upwards(15, (TOP + bottom) / 2.0, y);
        return new Picture(title, svg.end(), "");
    }

    private static void cell(Svg svg, Cell cell, int x, int y) {
        svg.add(
                "<rect class=\"cell%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill-opacity=\"%.2f\"/>",
                cell.marked() ? " marked" : "",
                x + 1,
                y + 1,
                CELL_WIDTH - 2,
                CELL_HEIGHT - 2,
                0.06 + 0.94 * cell.shade());
        String look = cell.shade() > DARK ? "ondark" : "onlight";
        double middle = x + CELL_WIDTH / 2.0;
        svg.add("<g class=\"%s\">", look)
                .text("middle", middle, y + (cell.small().isEmpty() ? 24 : 17), cell.text())
                .add(
                        "<text class=\"small\" text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">%s</text>",
                        middle, y + 32, Html.text(cell.small()))
                .add("</g>");
    }
}
