package dev.wardstream.evaluate;

import dev.wardstream.evaluate.EvaluationReport.ScorerReport;
import java.util.List;
import java.util.Locale;

/** The AUROC of every scorer with its interval, one under the other, as SVG. */
final class Forest {
    private static final int LABELS = 430;
    private static final int SCALE = 330;
    private static final int ROW = 22;
    private static final int TOP = 34;
    private static final double FROM = 0.4;
    private static final double TO = 1;
    private static final int TICKS = 6;

    private Forest() {}

    static String of(List<ScorerReport> scorers) {
        int bottom = TOP + ROW * scorers.size();
        StringBuilder svg = new StringBuilder();
        svg.append(format(
                "<svg role=\"img\" aria-label=\"AUROC\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">\n",
                LABELS + SCALE + 30, bottom + 46, LABELS + SCALE + 30, bottom + 46));
        svg.append("<text class=\"title\" x=\"8\" y=\"20\">AUROC with 95 % interval</text>\n");
        for (int tick = 0; tick <= TICKS; tick++) {
            double value = FROM + (TO - FROM) * tick / TICKS;
            svg.append(format(
                    "<line class=\"%s\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>\n",
                    Math.abs(value - 0.5) < 1e-9 ? "diagonal" : "grid", x(value), TOP, x(value), bottom));
            svg.append(format(
                    "<text text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">%.1f</text>\n", x(value), bottom + 16, value));
        }
        svg.append(format(
                "<text text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">AUROC (0.5: chance)</text>\n",
                x((FROM + TO) / 2), bottom + 36));
        for (int i = 0; i < scorers.size(); i++) {
            svg.append(row(scorers.get(i), TOP + ROW * i + ROW / 2));
        }
        return svg.append("</svg>").toString();
    }

    private static String row(ScorerReport scorer, int y) {
        String colour = scorer.kind().equals(Judgement.MODEL) ? "#0072b2" : "#7f7f7f";
        Interval auroc = scorer.auroc();
        return format(
                """
                <text text-anchor="end" x="%d" y="%d">%s</text>
                <line stroke="%s" stroke-width="2" x1="%.1f" y1="%d" x2="%.1f" y2="%d"/>
                <circle fill="%s" cx="%.1f" cy="%d" r="4"/>
                """,
                LABELS - 8,
                y + 4,
                Html.text(scorer.name()),
                colour,
                x(auroc.low()),
                y,
                x(auroc.high()),
                y,
                colour,
                x(auroc.value()),
                y);
    }

    /** A number left of the scale stands at its edge. */
    private static double x(double value) {
        double within = Double.isNaN(value) ? FROM : Math.min(Math.max(value, FROM), TO);
        return LABELS + SCALE * (within - FROM) / (TO - FROM);
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
