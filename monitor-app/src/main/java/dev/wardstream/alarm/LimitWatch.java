package dev.wardstream.alarm;

import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.Readings;
import dev.wardstream.vitals.VitalSign;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A patient's vitals against their limits, each vital by its own newest reading, whichever device it comes from. */
final class LimitWatch {
    private static final VitalSign[] VITALS = VitalSign.values();

    /** Event time of the newest reading of each vital. */
    private final long[] newest = new long[VITALS.length];

    LimitWatch() {
        Arrays.fill(newest, Long.MIN_VALUE);
    }

    /**
     * Judges the readings of a sample.
     *
     * @param flat whether the device's heart rate is a flat line, and no reading
     */
    void observe(
            PatientSample sample,
            boolean live,
            boolean flat,
            AlarmPolicy policy,
            Conditions conditions,
            Announcements out) {
        Readings readings = sample.sample().readings();
        long at = sample.measuredAt();
        for (int i = 0; i < VITALS.length; i++) {
            VitalSign vital = VITALS[i];
            double value = readings.get(vital);
            if (Double.isNaN(value) || at <= newest[i] || (flat && vital == VitalSign.HEART_RATE)) {
                continue;
            }
            newest[i] = at;
            VitalLimits limits = policy.limitsOf(vital);
            boolean admitted = limits == null || limits.admit(vital.rounded(value));
            // Most samples end here: nothing is wrong, and nothing was.
            if (!admitted || !conditions.isEmpty()) {
                Evidence evidence = Evidence.of(sample, live, value, policy);
                observe(vital, false, limits, evidence, conditions, out);
                observe(vital, true, limits, evidence, conditions, out);
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

    long newest() {
        return Arrays.stream(newest).max().orElse(Long.MIN_VALUE);
    }

    void writeTo(StateWriter out) {
        for (long instant : newest) {
            out.time(instant);
        }
    }

    static LimitWatch readFrom(StateReader in) {
        LimitWatch watch = new LimitWatch();
        for (int i = 0; i < VITALS.length; i++) {
            watch.newest[i] = in.time();
        }
        return watch;
    }
}
