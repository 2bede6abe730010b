package dev.wardstream.ward;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.wardstream.alarm.OwnLimits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bed with its trend, and what only who cares for its patient asks.
 *
 * @param limits those that hold, by vital
 * @param own the patient's own; null where the ward's hold
 * @param assignments what the patient wears and wore, the newest first
 */
record PatientView(
        @JsonUnwrapped BedView bed,
        Map<String, List<@Nullable Double>> trend,
        Map<String, LimitsView> limits,
        @Nullable Own own,
        List<Assigned> assignments) {

    /** @param approvalConfirmed whether who approved them has confirmed it by their own sign-in */
    record Own(
            String setBy,
            long setAt,
            String approvedBy,
            boolean approvalConfirmed,
            long expiresAt,
            boolean spo2Scale2) {}

    /** @param to null while it lasts */
    record Assigned(
            String device, String kind, long from, @Nullable Long to) {}

    static PatientView of(Ward ward, WardPatient patient, long now) {
        OwnLimits own = ward.limits(patient.id(), now);
        return new PatientView(
                BedView.of(ward, patient, now),
                TrendViews.lastHour(patient, now),
                limits(ward, own),
                own == null
                        ? null
                        : new Own(
                                own.setBy(),
                                own.setAt(),
                                own.approvedBy(),
                                own.approvalConfirmed(),
                                own.expiresAt(),
                                own.spo2Scale2()),
                ward.wearers().historyOf(patient.id()).stream()
                        .map(worn -> new Assigned(
                                worn.device().value(),
                                worn.assignment().kind().name(),
                                worn.assignment().from(),
                                Told.time(worn.assignment().to())))
                        .toList());
    }

    private static Map<String, LimitsView> limits(Ward ward, @Nullable OwnLimits own) {
        Map<String, LimitsView> limits = new LinkedHashMap<>();
        ward.policy()
                .limitsWith(own)
                .forEach((vital, holding) -> limits.put(
                        vital.field(),
                        LimitsView.of(holding, own != null && own.limits().containsKey(vital))));
        return limits;
    }
}
