package dev.wardstream.handover;

import dev.wardstream.alarm.OwnLimits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A handover as JSON. Times are epoch milliseconds on the ward's clock, lengths of time milliseconds; a member that is not known is
 * null.
 *
 * @param callsAPatientDay null where less than one patient-day was watched
 * @param slowest how long the call that waited longest had waited for an answer
 */
record HandoverView(
        String ward,
        long from,
        long to,
        int calls,
        double patientDays,
        @Nullable Double callsAPatientDay,
        double aim,
        int answers,
        @Nullable Long halfAnsweredWithin,
        @Nullable Long slowest,
        int unanswered,
        Map<String, Integer> callsByBed,
        Map<String, Integer> callsByRule,
        List<PatientView> patients) {
    private static final int ALL = Integer.MAX_VALUE;

    /** @param need OPEN, ILL, QUIET or LEFT */
    record PatientView(
            String patient,
            String bed,
            String need,
            @Nullable Long leftAt,
            List<AlarmView> alarms,
            @Nullable PauseView paused,
            @Nullable LimitsView limits,
            @Nullable Long limitsEndedAt,
            List<DeviceView> devices,
            List<ScoreView> news2,
            List<String> unreached) {}

    /** @param text what a nurse reads of it as it stands, in the language that was asked for */
    record AlarmView(
            String id,
            String kind,
            String priority,
            String text,
            boolean open,
            boolean on,
            long onset,
            @Nullable Long over,
            @Nullable Double peak,
            @Nullable Double limit,
            int calls,
            boolean unanswered,
            int level,
            @Nullable String assignee,
            @Nullable Long silencedUntil,
            List<ReplyView> answers) {}

    record ReplyView(
            String answer,
            String by,
            long at,
            @Nullable Long waited,
            @Nullable String to) {}

    record PauseView(long until, String by, String reason) {}

    record LimitsView(List<String> vitals, boolean spo2Scale2, long expiresAt, String setBy, String approvedBy) {}

    record DeviceView(String device, String kind, @Nullable Long takenOffAt) {}

    record ScoreView(long at, int total, boolean partial) {}

    static HandoverView of(Handover handover, Locale language, double aim) {
        long[] waits = handover.waits();
        double rate = handover.callsAPatientDay();
        return new HandoverView(
                handover.ward(),
                handover.span().from(),
                handover.span().to(),
                handover.calls(),
                handover.watched().days(),
                orNull(rate),
                aim,
                waits.length,
                waits.length == 0 ? null : waits[(waits.length - 1) / 2],
                waits.length == 0 ? null : waits[waits.length - 1],
                handover.unanswered(),
                costs(handover.costOfBeds(ALL)),
                costs(handover.costOfRules(ALL)),
                handover.patients().stream()
                        .map(patient -> patient(patient, language))
                        .toList());
    }

    private static PatientView patient(PatientHandover patient, Locale language) {
        PatientHandover.Leaving left = patient.left();
        PatientHandover.Pause pause = patient.pause();
        OwnLimits limits = patient.limits();
        return new PatientView(
                patient.patient().value(),
                patient.bed().bed(),
                patient.need().name(),
                left == null ? null : left.at(),
                patient.alarms().map(spell -> alarm(spell, language)).toList(),
                pause == null ? null : new PauseView(pause.until(), pause.by(), pause.reason()),
                limits == null ? null : limits(limits),
                patient.limitsEnded() == 0 ? null : patient.limitsEnded(),
                patient.devices().stream()
                        .map(worn -> new DeviceView(
                                worn.device().value(), worn.kind().name(), worn.isOn() ? null : worn.until()))
                        .toList(),
                patient.news2().points().stream()
                        .map(point -> new ScoreView(point.at(), point.total(), point.partial()))
                        .toList(),
                patient.unreached());
    }

    private static AlarmView alarm(Spell spell, Locale language) {
        return new AlarmView(
                spell.newest().id(),
                spell.kind().name(),
                spell.priority().name(),
                spell.said().in(language),
                spell.isOpen(),
                spell.isOn(),
                spell.newest().onset(),
                spell.over() == Long.MAX_VALUE ? null : spell.over(),
                orNull(spell.peak()),
                orNull(spell.limit()),
                spell.calls(),
                spell.unanswered(),
                spell.calling().level(),
                spell.calling().assignee(),
                spell.silencedUntil() == Long.MIN_VALUE ? null : spell.silencedUntil(),
                spell.replies().stream()
                        .map(reply -> new ReplyView(
                                reply.what().name(),
                                reply.by(),
                                reply.at(),
                                reply.waited() < 0 ? null : reply.waited(),
                                reply.to()))
                        .toList());
    }

    private static LimitsView limits(OwnLimits own) {
        return new LimitsView(
                own.limits().keySet().stream().map(vital -> vital.field()).toList(),
                own.spo2Scale2(),
                own.expiresAt(),
                own.setBy(),
                own.approvedBy());
    }

    private static <T> Map<String, Integer> costs(List<Handover.Cost<T>> costs) {
        return costs.stream()
                .collect(Collectors.toMap(
                        cost -> cost.of().toString(), Handover.Cost::calls, Integer::sum, LinkedHashMap::new));
    }

    private static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
