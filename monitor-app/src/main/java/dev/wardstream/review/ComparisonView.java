package dev.wardstream.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wardstream.vitals.VitalSign;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A comparison as JSON has it. Times are epoch milliseconds on the ward's clock.
 *
 * @param limits what is proposed; the unit of a delay is s
 */
public record ComparisonView(
        int patients,
        double patientDays,
        long from,
        long until,
        List<Moved> limits,
        Side present,
        Side proposed,
        @Nullable Curve curve) {

    /** @param present null where there is no limit now */
    public record Moved(
            String vital,
            String part,
            @Nullable Double present,
            @Nullable Double proposed) {}

    /**
     * @param missedSeconds beyond the extreme limits that hold now without an alarm, by vital
     * @param list call by call; null where it was not asked for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Side(
            int calls,
            Map<String, Long> byKind,
            Map<String, Double> missedSeconds,
            double missedSecondsInAll,
            @Nullable List<CallView> list) {}

    /** One call. */
    public record CallView(String patient, String alarm, String kind, String priority, String event, long at) {}

    /** The first of the limits at other values. */
    public record Curve(String vital, String part, List<Point> points) {}

    /** One value of it. */
    public record Point(double value, long calls, double missedSeconds, boolean present, boolean proposed) {}

    /** @param callByCall whether each call is listed */
    public static ComparisonView of(Comparison comparison, boolean callByCall) {
        return new ComparisonView(
                comparison.patients(),
                comparison.patientDays(),
                comparison.from(),
                comparison.until(),
                comparison.limits().stream()
                        .map(moved -> new Moved(
                                moved.limit().vital().field(),
                                moved.limit().part().word(),
                                told(moved.present()),
                                told(moved.proposed())))
                        .toList(),
                side(comparison.present(), callByCall),
                side(comparison.proposed(), callByCall),
                comparison.curve() == null ? null : curve(comparison.curve()));
    }

    private static Side side(Comparison.Side side, boolean callByCall) {
        Map<String, Long> kinds = new TreeMap<>();
        side.byKind().forEach((kind, calls) -> kinds.put(kind.name(), calls));
        Map<String, Double> missed = new TreeMap<>();
        side.missed().forEach((VitalSign vital, Long millis) -> missed.put(vital.field(), seconds(millis)));
        List<CallView> list =
                callByCall ? side.calls().stream().map(ComparisonView::call).toList() : null;
        return new Side(side.calls().size(), kinds, missed, seconds(side.missedMillis()), list);
    }

    private static CallView call(Call call) {
        return new CallView(
                call.patient().value(),
                call.alarm(),
                call.kind().name(),
                call.priority().name(),
                call.event().name(),
                call.at());
    }

    private static Curve curve(Comparison.Curve curve) {
        return new Curve(
                curve.limit().vital().field(),
                curve.limit().part().word(),
                curve.points().stream()
                        .map(point -> new Point(
                                point.value(),
                                point.calls(),
                                seconds(point.missedMillis()),
                                point.isPresent(),
                                point.isProposed()))
                        .toList());
    }

    private static @Nullable Double told(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static double seconds(long millis) {
        return millis / 1000.0;
    }
}
