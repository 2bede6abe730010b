package dev.wardstream.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class DocumentTest {
    private static final String HOSTILE = "<script>alert(1)</script> & \"quoted\"";

    @Test
    void whatIsWrittenIsTextEverywhere() throws Exception {
        Curve curve = new Curve(HOSTILE, List.of(new double[] {0, 0}, new double[] {1, 1}), Curve.Look.LINE);
        Curve point = new Curve(HOSTILE, List.of(new double[] {0.5, 0.5}), Curve.Look.POINTS);
        Picture lines = LineChart.square(HOSTILE, Axis.share(HOSTILE), Axis.share(HOSTILE), List.of(curve, point))
                .withDiagonal()
                .draw();
        Picture heat = new HeatMap(
                        HOSTILE,
                        HOSTILE,
                        List.of(HOSTILE),
                        HOSTILE,
                        List.of(HOSTILE),
                        List.of(List.of(new HeatMap.Cell(0.7, HOSTILE, HOSTILE, true))))
                .draw();
        Picture intervals = new IntervalChart(
                        HOSTILE, Axis.share(HOSTILE), 0.5, List.of(new IntervalChart.Row(HOSTILE, 0.5, 0.4, 0.6, true)))
                .draw();

        String html = new Document(HOSTILE)
                .part(
                        "one",
                        HOSTILE,
                        page -> page.heading(HOSTILE)
                                .paragraph(HOSTILE)
                                .note(HOSTILE)
                                .list(List.of(HOSTILE))
                                .table(new Table(List.of(HOSTILE)).row(List.of(new Table.Cell(HOSTILE, HOSTILE))))
                                .pictures(lines, heat, intervals)
                                .details(HOSTILE, inside -> inside.paragraph(HOSTILE)))
                .folded("two", HOSTILE, page -> page.paragraph(HOSTILE))
                .html(page -> page.lead(HOSTILE));

        assertThat(html)
                .doesNotContain("<script")
                .contains("<a href=\"#one\">", "<a href=\"#two\">", "prefers-color-scheme: dark");
        for (Picture picture : List.of(lines, heat, intervals)) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(picture.svg().getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void namesOfPointsThatLieCloseDoNotCoverEachOther() {
        List<Curve> close = List.of(at("limits", 2.91), at("limits+delay", 2.55), at("default", 2.62));
        String svg = new LineChart("t", Axis.of("x", 0, 3.5, 0.5), Axis.share("y"), 440, 320, close, List.of())
                .draw()
                .svg();

        List<Rectangle2D> names = new ArrayList<>();
        Matcher texts = Pattern.compile("x=\"([0-9.]+)\" y=\"([0-9.]+)\">(limits|limits\\+delay|default)<")
                .matcher(svg);
        while (texts.find()) {
            double width = 6 * texts.group(3).length();
            names.add(new Rectangle2D.Double(
                    Double.parseDouble(texts.group(1)) - width / 2, Double.parseDouble(texts.group(2)), width, 12));
        }
        assertThat(names).hasSize(3);
        assertThat(names)
                .allSatisfy(name ->
                        assertThat(names.stream().filter(name::intersects)).hasSize(1));
    }

    private static Curve at(String name, double x) {
        return new Curve(name, List.of(new double[] {x, 0.957}), Curve.Look.POINTS);
    }
}
