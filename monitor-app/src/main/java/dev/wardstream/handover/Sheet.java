package dev.wardstream.handover;

import java.util.List;
import java.util.Locale;

/**
 * A handover as it is read, in one language: what page, mail and terminal show alike.
 *
 * @param summary of the ward, line by line
 * @param heads of the rows' columns
 * @param sections in the order in which they are read
 */
record Sheet(
        Locale language,
        String title,
        String span,
        List<String> summary,
        Heads heads,
        List<Section> sections,
        String foot) {
    /** @param isShort whether its rows are of one or two lines, because nothing is open and nobody was ill */
    record Section(String heading, boolean isShort, List<Row> rows) {}

    record Heads(String bed, String now, String trend, String alarms, String answers, String also) {}

    /**
     * A patient's.
     *
     * @param now what is open, most urgent first
     */
    record Row(
            String bed,
            String patient,
            List<Line> now,
            Course.Trend trend,
            List<Line> news2,
            List<Line> alarms,
            List<Line> answers,
            List<Line> also) {}

    /** @param strong whether it is to be read first */
    record Line(String text, boolean strong) {
        static Line of(String text) {
            return new Line(text, false);
        }
    }
}
