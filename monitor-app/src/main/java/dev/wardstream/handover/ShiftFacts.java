package dev.wardstream.handover;

import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.alarm.PatientHour;
import dev.wardstream.handover.PatientHandover.Worn;
import dev.wardstream.schemas.avro.AlarmCount;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.schemas.avro.Notification;
import dev.wardstream.schemas.avro.NotificationState;
import dev.wardstream.score.News2;
import dev.wardstream.score.PatientScore;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What happened on every ward in a shift: a fold of the topics' records, in the order that each topic has of one key; the topics
 * may come in any order. What is from after the shift changes nothing. Mutable; for one thread.
 */
public final class ShiftFacts {
    private final Span span;
    private final Map<PatientId, PatientFacts> patients =
            new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
    private final Map<PatientId, Stay> stays = new HashMap<>();
    /** How a call of a person came on, by its key. */
    private final Map<String, Notification> calls = new HashMap<>();
    /** The hours in which each patient of a ward was watched. */
    private final Map<String, Set<String>> watched = new HashMap<>();

    public ShiftFacts(Span span) {
        this.span = span;
    }

    public void take(Alert event) {
        if (event.receivedAt() < span.to()) {
            PatientFacts patient = of(event.patient());
            patient.liesAt(event.location(), event.receivedAt());
            patient.take(event);
        }
    }

    public void take(AlertCommand command) {
        stayOf(new PatientId(command.getPatientId())).take(command);
    }

    public void take(CommandOutcome outcome) {
        if (outcome.at() < span.to()) {
            stayOf(outcome.patient()).take(outcome);
        }
    }

    public void take(PatientScore score) {
        if (score.score() instanceof News2 news2 && span.has(score.receivedAt())) {
            PatientFacts patient = of(score.patient());
            patient.liesAt(score.location(), score.receivedAt());
            patient.take(news2);
        }
    }

    /** @param own null where the ward's hold; of limits that were set after the shift nothing is known of those before */
    public void limits(PatientId patient, @Nullable OwnLimits own) {
        of(patient).limits(own == null || own.setAt() >= span.to() ? null : own);
    }

    public void take(Assignments device) {
        for (Assignment worn : device.history()) {
            if (worn.from() < span.to() && worn.to() > span.from()) {
                PatientFacts patient = of(worn.patient());
                patient.liesAt(worn.location(), worn.from());
                patient.wears(
                        new Worn(device.device(), worn.kind(), worn.to() < span.to() ? worn.to() : Long.MAX_VALUE));
            }
        }
    }

    public void take(Notification call) {
        calls.put(call.getKey(), call);
    }

    public void take(AlarmCount count) {
        if (span.has(count.getHour() * PatientHour.MILLIS)) {
            watched.computeIfAbsent(count.getWard(), ward -> new HashSet<>())
                    .add(count.getHour() + " " + count.getPatientId());
        }
    }

    /** The handover of each ward that somebody lay on, by its name; once all records were taken. */
    public Map<String, Handover> handovers() {
        stays.forEach((patient, stay) -> {
            stay.judge();
            Location admitted = stay.admittedTo();
            if (admitted != null) {
                of(patient).liesAt(admitted, stay.admittedAt());
            }
        });
        Map<String, Handover> handovers = new TreeMap<>();
        wards().forEach(ward -> handovers.put(ward, handover(ward)));
        return handovers;
    }

    private Handover handover(String ward) {
        List<PatientHandover> all = new ArrayList<>();
        List<Handover.Called> called = new ArrayList<>();
        patients.forEach((id, facts) -> {
            Location bed = facts.bedOn(ward);
            Stay stay = stays.getOrDefault(id, new Stay());
            if (bed != null && facts.wereThere(stay)) {
                PatientHandover patient = facts.on(ward, bed, stay, unreached(facts));
                boolean leftBefore = patient.left() != null && patient.left().at() < span.from();
                if (!leftBefore) {
                    all.add(patient);
                    facts.callsOn(ward).forEach(spell -> called.add(new Handover.Called(bed.bed(), spell)));
                }
            }
        });
        int hours = watched.getOrDefault(ward, Set.of()).size();
        return new Handover(ward, span, all, called, Handover.Watched.of(hours, span));
    }

    private Set<String> wards() {
        Set<String> wards = new TreeSet<>();
        patients.values().forEach(facts -> wards.addAll(facts.wards()));
        return wards;
    }

    /** Whom a message of one of the patient's episodes was for that reached nobody. */
    private List<String> unreached(PatientFacts patient) {
        Set<String> episodes = patient.callingEpisodes();
        return calls.values().stream()
                .filter(call -> call.getState() == NotificationState.FAILED && episodes.contains(call.getEpisodeId()))
                .map(Notification::getRecipient)
                .distinct()
                .sorted()
                .toList();
    }

    private PatientFacts of(PatientId patient) {
        return patients.computeIfAbsent(patient, id -> new PatientFacts(id, span));
    }

    private Stay stayOf(PatientId patient) {
        return stays.computeIfAbsent(patient, id -> new Stay());
    }
}
