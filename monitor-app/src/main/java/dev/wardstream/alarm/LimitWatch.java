package dev.wardstream.alarm;

import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.VitalSign;
import org.jspecify.annotations.Nullable;

/** A patient's vitals against their limits and against each other, each device by its own newest reading of each vital. */
final class LimitWatch {
    private static final VitalSign[] VITALS = VitalSign.values();

    private LimitWatch() {}

    /**
     * Judges the readings of a sample.
     *
     * @param flat whether the device's heart rate is a flat line, and no reading
     */
    static void observe(
            PatientSample sample,
            boolean live,
            boolean flat,
            Sources sources,
            AlarmPolicy policy,
            Conditions conditions,
            Announcements out) {
        Readings readings = sample.sample().readings();
        long at = sample.measuredAt();
        DeviceReadings source = sources.heard(sample, live);
        boolean compared = live && sources.size() > 1;
        for (int i = 0; i < VITALS.length; i++) {
            VitalSign vital = VITALS[i];
            double value = readings.get(vital);
            if (Double.isNaN(value) || at <= source.measuredAt(vital) || (flat && vital == VitalSign.HEART_RATE)) {
                continue;
            }
            source.measured(vital, at, compared ? value : Double.NaN);
            VitalLimits limits = policy.limitsOf(vital);
            boolean admitted = limits == null || limits.admit(vital.rounded(value));
            // Most samples end here: nothing is wrong, and nothing was.
            if (!admitted || !conditions.isEmpty()) {
                Evidence evidence = Evidence.of(sample, live, value, policy);
                observe(vital, false, limits, evidence, conditions, out);
                observe(vital, true, limits, evidence, conditions, out);
            }
            if (compared) {
                Comparison.observe(vital, source, sample, sources, policy, conditions, out);
            }
        }
    }

    private static void observe(
            VitalSign vital,
            boolean high,
            @Nullable VitalLimits limits,
            Evidence evidence,
            Conditions conditions,
            Announcements out) {
        Condition known = conditions.find(LimitRule.kindOf(vital, high));
        if (known == null && limits == null) {
            return;
        }
        LimitRule rule = LimitRule.of(vital, high, limits);
        conditions.observe(known, rule, rule.find(vital.rounded(evidence.value())), evidence.at(), evidence, out);
    }
}
