package dev.wardstream.evaluate;

import dev.wardstream.burden.Course;
import dev.wardstream.burden.Courses;
import dev.wardstream.page.Html;
import dev.wardstream.page.Table;
import dev.wardstream.score.ModelScore;
import dev.wardstream.score.PatientScore;
import dev.wardstream.score.Score.Contribution;
import dev.wardstream.vitals.VitalSign;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The windows that the served models found most unlike normal ones, one a patient, and why, in plain units. */
final class Unusual {
    private static final int MOST = 8;
    private static final int MOST_REASONS = 3;
    private static final double LEAST_SHARE = 0.1;
    private static final double HOUR = Duration.ofHours(1).toMillis();

    private record Found(Course course, ModelScore score) {}

    private Unusual() {}

    /** Empty where no served model has scored anybody. */
    static List<Table> of(Courses courses) {
        List<Found> found = new ArrayList<>();
        for (Course course : courses.list()) {
            course.turns().stream()
                    .flatMap(turn -> turn.scores().stream())
                    .map(PatientScore::score)
                    .filter(ModelScore.class::isInstance)
                    .map(ModelScore.class::cast)
                    .max(Comparator.comparingDouble(ModelScore::value))
                    .ifPresent(score -> found.add(new Found(course, score)));
        }
        found.sort(Comparator.comparingDouble((Found one) -> -one.score().value())
                .thenComparing(one -> one.course().patient().value()));
        return found.isEmpty() ? List.of() : List.of(table(found.subList(0, Math.min(MOST, found.size()))));
    }

    private static Table table(List<Found> found) {
        Table table = Table.ofWords(List.of("patient", "after (h)", "model", "score", "why"));
        for (Found one : found) {
            table.row(List.of(
                    Table.Cell.of(one.course().patient().value()),
                    Table.Cell.of((one.score().at() - one.course().from()) / HOUR, 1),
                    Table.Cell.of(one.score().model().toString()),
                    Table.Cell.of(one.score().value(), 3),
                    Table.Cell.of(words(one.score()))));
        }
        return table;
    }

    /** Such as {@code RR 31 /min, 14 above what the last 24 h predict (62 % of the score)}. */
    static String words(ModelScore score) {
        String span = Spans.told(Duration.ofMillis(score.windowEnd() - score.windowStart()));
        return score.contributions().stream()
                .filter(one -> one.share() >= LEAST_SHARE)
                .limit(MOST_REASONS)
                .map(one -> words(one, span))
                .collect(Collectors.joining("; "));
    }

    private static String words(Contribution one, String span) {
        VitalSign vital = one.vital();
        String share = " (" + Html.number(100 * one.share(), 0) + " % of the score)";
        if (Double.isNaN(one.observed())) {
            return vital.label() + " not measured" + share;
        }
        String unit = vital.displayUnit().isEmpty() ? "" : " " + vital.displayUnit();
        String observed = vital.label() + " " + vital.asCharted(one.observed()) + unit;
        double off = vital.rounded(one.observed()) - vital.rounded(one.expected());
        if (Double.isNaN(off)) {
            return observed + share;
        }
        String against = off == 0
                ? ", at its end as the last " + span + " predict"
                : ", " + vital.asCharted(Math.abs(off)) + (off > 0 ? " above" : " below") + " what the last " + span
                        + " predict";
        return observed + against + share;
    }
}
