package dev.wardstream.ward;

import dev.wardstream.review.AlarmReview.Rule;
import dev.wardstream.vitals.VitalSign;
import org.jspecify.annotations.Nullable;

/**
 * What one rule's alarms came to.
 *
 * @param medianSeconds of those that are over; null where none is
 * @param answeredShare of those that called; null where none did
 */
record RuleView(
        String kind,
        boolean technical,
        @Nullable String vital,
        String priority,
        @Nullable Double limit,
        int alarms,
        int calls,
        int useful,
        int notUseful,
        int unmarked,
        @Nullable Double medianSeconds,
        @Nullable Double answeredShare) {

    static RuleView of(Rule rule) {
        VitalSign vital = rule.kind().vital();
        return new RuleView(
                rule.kind().name(),
                rule.kind().isTechnical(),
                vital == null ? null : vital.field(),
                rule.priority().name(),
                Told.number(rule.limit()),
                rule.alarms(),
                rule.calls(),
                rule.useful(),
                rule.notUseful(),
                rule.unmarked(),
                rule.medianMillis() < 0 ? null : rule.medianMillis() / 1000.0,
                rule.called() == 0 ? null : (double) rule.answered() / rule.called());
    }
}
