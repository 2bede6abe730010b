package dev.wardstream.handover;

import dev.wardstream.alarm.AlarmKind;
import dev.wardstream.alarm.PatientHour;
import dev.wardstream.handover.PatientHandover.Need;
import dev.wardstream.vitals.PatientId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One ward's shift.
 *
 * @param patients whom to look at first
 * @param called the alarms that called in the shift, of those who have left too
 */
public record Handover(String ward, Span span, List<PatientHandover> patients, List<Called> called, Watched watched) {
    /** What called, and from which bed. */
    record Called(String bed, Spell spell) {}

    /**
     * For how long patients were watched.
     *
     * @param days patients' hours in the shift, in days
     */
    record Watched(double days) {
        /** A rate of calls out of less than this says nothing. */
        private static final double LEAST_DAYS = 1;

        /** Hours are counted whole: those of a shift that is shorter are cut to it. */
        static Watched of(int hours, Span span) {
            double length = (double) (span.to() - span.from()) / PatientHour.MILLIS;
            double part = Math.min(1, length / Math.ceil(length));
            return new Watched(hours * part / 24);
        }

        boolean isEnoughForARate() {
            return days >= LEAST_DAYS;
        }

        double hours() {
            return days * 24;
        }
    }

    /** What calls were due to. */
    record Cost<T>(T of, int calls) {}

    public Handover {
        patients = patients.stream().sorted(PatientHandover.EYES_FIRST).toList();
        called = List.copyOf(called);
    }

    /** Of these patients alone; what the ward was called for stays. */
    public Handover of(Predicate<PatientId> theirs) {
        List<PatientHandover> some = patients.stream()
                .filter(patient -> theirs.test(patient.patient()))
                .toList();
        return new Handover(ward, span, some, called, watched);
    }

    public List<PatientId> patientIds() {
        return patients.stream().map(PatientHandover::patient).toList();
    }

    /** For how long all patients were on the ward at most, in hours of one patient. */
    double patientHours() {
        return patients.size() * (double) (span.to() - span.from()) / PatientHour.MILLIS;
    }

    /**
     * Whether the patients were watched for so little of the shift that quiet says nothing of them, as when the monitor stood. The
     * last hour may not be counted yet.
     */
    boolean wasHardlyWatched() {
        return watched.hours() < (patientHours() - patients.size()) / 2;
    }

    List<PatientHandover> of(Need need) {
        return patients.stream().filter(patient -> patient.need() == need).toList();
    }

    int calls() {
        return called.stream().mapToInt(each -> each.spell().calls()).sum();
    }

    /** NaN where too little was watched for one. */
    double callsAPatientDay() {
        return watched.isEnoughForARate() ? calls() / watched.days() : Double.NaN;
    }

    /** How long the call that each answer was for had waited, milliseconds, in rising order. */
    long[] waits() {
        Map<String, Long> longest = new HashMap<>();
        for (Called each : called) {
            each.spell().replies().stream()
                    .filter(reply -> reply.waited() >= 0)
                    .forEach(reply -> longest.merge(reply.command(), reply.waited(), Math::max));
        }
        return longest.values().stream().mapToLong(Long::longValue).sorted().toArray();
    }

    /** The alarms that called and that nobody answered, whether they are over or not. */
    int unanswered() {
        return (int) called.stream().filter(each -> each.spell().unanswered()).count();
    }

    /** The beds with the most calls, the most first. */
    List<Cost<String>> costOfBeds(int most) {
        return costs(Called::bed, most);
    }

    /** The rules with the most calls, the most first. */
    List<Cost<AlarmKind>> costOfRules(int most) {
        return costs(each -> each.spell().kind(), most);
    }

    private <T> List<Cost<T>> costs(Function<Called, T> of, int most) {
        Map<T, Integer> sums = called.stream()
                .collect(Collectors.groupingBy(
                        of,
                        LinkedHashMap::new,
                        Collectors.summingInt(each -> each.spell().calls())));
        return sums.entrySet().stream()
                .map(each -> new Cost<>(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing((Cost<T> cost) -> -cost.calls())
                        .thenComparing(cost -> cost.of().toString()))
                .limit(most)
                .toList();
    }
}
