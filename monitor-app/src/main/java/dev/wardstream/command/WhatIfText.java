package dev.wardstream.command;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.review.Comparison;
import dev.wardstream.review.Comparison.Point;
import dev.wardstream.review.Limit;
import dev.wardstream.vitals.VitalSign;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A comparison of limits as a terminal shows it. */
final class WhatIfText {
    private static final String ROW = "%-34s %12s %12s%n";

    private final StringBuilder text = new StringBuilder();

    private WhatIfText() {}

    static String of(Comparison comparison) {
        WhatIfText table = new WhatIfText();
        table.line(
                "%d %s, %.2f patient-days, from %s to %s%n%n",
                comparison.patients(),
                comparison.patients() == 1 ? "patient" : "patients",
                comparison.patientDays(),
                instant(comparison.from()),
                instant(comparison.until()));
        table.line(ROW, "limit", "now", "proposed");
        comparison
                .limits()
                .forEach(moved -> table.line(
                        ROW,
                        moved.limit(),
                        value(moved.limit(), moved.present()),
                        value(moved.limit(), moved.proposed())));
        table.calls(comparison.present(), comparison.proposed());
        table.missed(comparison.present(), comparison.proposed());
        if (comparison.curve() != null) {
            table.curve(comparison.curve());
        }
        table.line("%nNothing was applied: wardstream patient limits sets a patient's, the settings a ward's.%n");
        return table.text.toString();
    }

    private void calls(Comparison.Side present, Comparison.Side proposed) {
        line("%n" + ROW, "calls about the patient", "now", "proposed");
        Set<AlarmKind> kinds = new TreeSet<>(present.byKind().keySet());
        kinds.addAll(proposed.byKind().keySet());
        kinds.forEach(kind -> line(
                ROW,
                kind,
                present.byKind().getOrDefault(kind, 0L),
                proposed.byKind().getOrDefault(kind, 0L)));
        line(ROW, "all", present.calls().size(), proposed.calls().size());
    }

    private void missed(Comparison.Side present, Comparison.Side proposed) {
        line("%n" + ROW, "beyond today's extreme, no alarm", "now", "proposed");
        Set<VitalSign> vitals = new TreeSet<>(present.missed().keySet());
        vitals.addAll(proposed.missed().keySet());
        vitals.forEach(vital -> line(
                ROW,
                vital.field(),
                length(present.missed().getOrDefault(vital, 0L)),
                length(proposed.missed().getOrDefault(vital, 0L))));
        line(ROW, "all", length(present.missedMillis()), length(proposed.missedMillis()));
    }

    private void curve(Comparison.Curve curve) {
        line("%n" + ROW, curve.limit() + " at", "calls", "no alarm");
        for (Point point : curve.points()) {
            String which = point.isProposed() ? "  proposed" : point.isPresent() ? "  now" : "";
            line(ROW, value(curve.limit(), point.value()) + which, point.calls(), length(point.missedMillis()));
        }
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }

    static String value(Limit limit, double value) {
        if (Double.isNaN(value)) {
            return "none";
        }
        return limit.part() == Limit.Part.DELAY
                ? String.format(Locale.ROOT, "%.0f s", value)
                : limit.vital().asCharted(value);
    }

    static String length(long millis) {
        long seconds = Math.round(millis / 1000.0);
        return seconds < 60
                ? seconds + " s"
                : seconds < 3600
                        ? seconds / 60 + " min " + seconds % 60 + " s"
                        : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    static String instant(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
