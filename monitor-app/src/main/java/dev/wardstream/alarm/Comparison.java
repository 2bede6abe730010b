package dev.wardstream.alarm;

import dev.wardstream.vitals.DeviceKind;
import dev.wardstream.vitals.PatientSample;
import dev.wardstream.vitals.VitalSign;

/** What two trusted devices say of the same vital at about the same time. */
final class Comparison {
    private Comparison() {}

    /** Compares a device's newest live reading of a vital with those of the patient's other devices. */
    static void observe(
            VitalSign vital,
            DeviceReadings source,
            PatientSample sample,
            Sources sources,
            AlarmPolicy policy,
            Conditions conditions,
            Announcements out) {
        if (Double.isNaN(policy.disagreement().allowed(vital))) {
            return;
        }
        for (int i = 0; i < sources.size(); i++) {
            DeviceReadings other = sources.get(i);
            // Rounds are made at different moments: two of them cannot disagree.
            boolean rounds = source.kind() == DeviceKind.SPOT_CHECK && other.kind() == DeviceKind.SPOT_CHECK;
            if (other != source && !rounds) {
                observe(vital, source, other, sample, policy, conditions, out);
            }
        }
    }

    private static void observe(
            VitalSign vital,
            DeviceReadings source,
            DeviceReadings other,
            PatientSample sample,
            AlarmPolicy policy,
            Conditions conditions,
            Announcements out) {
        long at = source.measuredAt(vital);
        long otherAt = other.measuredAt(vital);
        long holdsFor = Math.min(
                policy.holdsFor().millis(source.kind()), policy.holdsFor().millis(other.kind()));
        boolean comparable = !Double.isNaN(other.value(vital)) && Math.abs(at - otherAt) <= holdsFor;
        double difference = comparable ? DisagreementRule.difference(vital, source, other) : Double.NaN;
        Condition known = conditions.isEmpty() ? null : conditions.find(vital, source.device(), other.device());
        if (known == null && !(difference > policy.disagreement().allowed(vital))) {
            return;
        }
        DisagreementRule rule = DisagreementRule.of(vital, source, other, policy.disagreement());
        Evidence evidence = new Evidence(
                comparable ? Math.max(at, otherAt) : at,
                sample.receivedAt(),
                (comparable ? Math.min(at, otherAt) : at) + holdsFor,
                true,
                sample.device(),
                sample.kind(),
                sample.location(),
                difference,
                comparable ? rule.pack(source, other) : 0);
        conditions.observe(known, rule, rule.find(difference), evidence.at(), evidence, out);
    }
}
