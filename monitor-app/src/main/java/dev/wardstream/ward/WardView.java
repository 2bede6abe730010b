package dev.wardstream.ward;

import dev.wardstream.schemas.avro.AlarmBudget;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A ward with how many patients it has.
 *
 * @param budget how often its alarms called in the last 24 hours; null where nothing was counted
 */
record WardView(String ward, int beds, @Nullable Budget budget) {
    private static final long DAY = 86_400_000;

    /**
     * @param since the beginning of the first of the hours counted, epoch milliseconds; null where nobody told
     * @param wholeDay whether as many hours were counted as there are in a day: of fewer, the rate says little
     */
    record Budget(
            int calls,
            double patientDays,
            double callsPerPatientDay,
            @Nullable Long since,
            boolean wholeDay) {}

    static List<WardView> of(Ward ward) {
        Map<String, Integer> beds = new TreeMap<>();
        ward.patients().forEach(patient -> beds.merge(patient.location().ward(), 1, Integer::sum));
        return beds.entrySet().stream()
                .map(each -> new WardView(
                        each.getKey(), each.getValue(), budget(ward.budgets().get(each.getKey()))))
                .toList();
    }

    private static @Nullable Budget budget(@Nullable AlarmBudget budget) {
        return budget == null
                ? null
                : new Budget(
                        budget.getCalls(),
                        budget.getPatientDays(),
                        budget.getCallsPerPatientDay(),
                        budget.getSince(),
                        budget.getSince() == null || budget.getAt() - budget.getSince() >= DAY);
    }
}
