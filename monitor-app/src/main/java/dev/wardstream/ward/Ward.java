package dev.wardstream.ward;

import dev.wardstream.alarm.AlarmPolicy;
import dev.wardstream.alarm.Alert;
import dev.wardstream.alarm.CommandOutcome;
import dev.wardstream.alarm.OwnLimits;
import dev.wardstream.alarm.Presence;
import dev.wardstream.schemas.avro.Admit;
import dev.wardstream.schemas.avro.AlarmBudget;
import dev.wardstream.schemas.avro.AlertCommand;
import dev.wardstream.schemas.avro.Discharge;
import dev.wardstream.schemas.avro.Resume;
import dev.wardstream.score.PatientScore;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.vitals.PatientSample;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every bed of every ward as the topics tell it: a fold, the same for the same records. What is read from the beginning (who
 * wears what, commands and outcomes, alerts) comes before vitals and scores, which are read from some hours ago. Memory is bounded
 * by the patients who are there. Mutable; for one thread at a time.
 */
final class Ward {
    /** As long after a discharge as the alarms take it for the patient's leaving, milliseconds: until the devices are off. */
    private static final long LEAVING = 10_000;

    private static final int MOST_LEFT = 20_000;

    private final AlarmPolicy policy;
    private final Duration history;
    private final Map<PatientId, WardPatient> patients = new HashMap<>();
    private final Map<PatientId, OwnLimits> limits = new HashMap<>();
    private final Map<PatientId, Ordered<Pause>> pauses = new HashMap<>();
    /** When somebody was discharged last: what is from before it is of another stay, also where they are here again. */
    private final Map<PatientId, Ordered<Long>> left = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PatientId, Ordered<Long>> eldest) {
            return size() > MOST_LEFT;
        }
    };

    private final Map<String, AlarmBudget> budgets = new TreeMap<>();
    private final Wearers wearers = new Wearers();
    private final Judged judged = new Judged();
    private final KnownBeds beds = new KnownBeds();
    private long outcomes;
    private long revision;
    private long newest = Long.MIN_VALUE;

    /** @param order of the outcome that led to it among all outcomes */
    private record Ordered<T>(@Nullable T value, long order) {}

    /** @param history how far back vitals and scores are kept, and what was heard of somebody who is not there any more */
    Ward(AlarmPolicy policy, Duration history) {
        this.policy = policy;
        this.history = history;
    }

    void take(PatientSample sample) {
        newest = Math.max(newest, sample.receivedAt());
        if (!hasLeft(sample.patient(), sample.measuredAt())) {
            boolean late = !policy.isLive(sample.kind(), sample.measuredAt(), sample.receivedAt());
            boolean worn = wearers.mayWear(sample.patient(), sample.device());
            patientAt(sample.patient(), sample.location(), sample.measuredAt())
                    .take(sample, late, policy.isUsable(sample.sample()), worn, ++revision);
        }
    }

    void take(PatientScore score) {
        newest = Math.max(newest, score.receivedAt());
        if (!hasLeft(score.patient(), score.score().at())) {
            patientAt(score.patient(), score.location(), score.score().at()).take(score, ++revision);
        }
    }

    /** What is over of somebody of whom nothing else is known makes nobody a patient again. */
    void take(Alert event) {
        newest = Math.max(newest, event.receivedAt());
        boolean isOver = event.standing().presence() instanceof Presence.Off;
        boolean isKnown = patients.containsKey(event.patient());
        if ((isKnown || !isOver) && !hasLeft(event.patient(), event.receivedAt())) {
            patientAt(event.patient(), event.location(), event.at()).take(event, ++revision);
        }
    }

    void take(Assignments assignments) {
        PatientId before = wearers.take(assignments);
        assignments.history().forEach(stretch -> beds.take(stretch.location()));
        Assignment open = Wearers.openOf(assignments);
        if (open != null && !hasLeft(open.patient(), open.from())) {
            patientAt(open.patient(), open.location(), open.from()).isAt(open.location(), open.from(), ++revision);
        }
        if (open == null || !open.patient().equals(before)) {
            tookOff(before, assignments.device());
        }
    }

    /** Nothing is known of a device any more. */
    void forgotten(DeviceId device) {
        tookOff(wearers.take(device), device);
    }

    /** @param own null where the ward's hold */
    void limits(PatientId patient, @Nullable OwnLimits own) {
        if (own == null) {
            limits.remove(patient);
        } else {
            limits.put(patient, own);
        }
        touch(patient);
    }

    /** Takes in how often alarms called; a ward's, for a patient's is not told here. */
    void take(AlarmBudget budget) {
        if (budget.getPatientId() == null) {
            budgets.put(budget.getWard(), budget);
        }
    }

    /** @throws IllegalArgumentException where it asks for what cannot be */
    void take(AlertCommand command) {
        Judged.Done done = judged.take(command);
        if (done != null) {
            done(done);
        }
    }

    /** @throws IllegalArgumentException where the command asks for what cannot be */
    void take(CommandOutcome outcome) {
        long order = ++outcomes;
        newest = Math.max(newest, outcome.at());
        Judged.Done done = judged.take(outcome, order);
        if (done != null) {
            done(done);
        } else if (outcome.isDone() && outcome.action().equals(Resume.class.getSimpleName())) {
            paused(outcome.patient(), new Ordered<>(null, order));
        } else if (outcome.isDone() && outcome.action().equals(Discharge.class.getSimpleName())) {
            discharged(outcome.patient(), outcome.at(), order);
        }
    }

    /** Forgets those who wear nothing, were admitted to no bed, have no alarm, and were not heard of for the history's length. */
    void forget(long now) {
        patients.values()
                .removeIf(patient -> !patient.isAdmitted()
                        && patient.newest() < now - history.toMillis()
                        && wearers.wornBy(patient.id()).isEmpty()
                        && patient.board().alarms().isEmpty());
        pauses.values().removeIf(pause -> pause.value() != null && pause.value().until() <= now);
    }

    private void done(Judged.Done done) {
        PatientId patient = new PatientId(done.command().getPatientId());
        Object asked = done.command().getCommand();
        if (asked instanceof Admit admit) {
            Ordered<Long> gone = left.get(patient);
            if (gone == null || gone.order() < done.order()) {
                Location place = new Location(admit.getWard(), admit.getBed());
                beds.take(place);
                patientAt(patient, place, done.command().getIssuedAt()).admittedTo(place, ++revision);
            }
        } else if (asked instanceof dev.wardstream.schemas.avro.Pause pause) {
            Pause until = new Pause(pause.getUntil(), done.command().getIssuedBy(), pause.getReason());
            paused(patient, new Ordered<>(until, done.order()));
        }
    }

    private void paused(PatientId patient, Ordered<Pause> pause) {
        Ordered<Pause> known = pauses.get(patient);
        if (known == null || known.order() < pause.order()) {
            pauses.put(patient, pause);
            touch(patient);
        }
    }

    /** What was measured after it makes the patient one again, and so does a device that they wear since. */
    private void discharged(PatientId patient, long at, long order) {
        patients.remove(patient);
        pauses.put(patient, new Ordered<>(null, order));
        left.put(patient, new Ordered<>(at, order));
        revision++;
        for (Wearers.Worn worn : wearers.wornBy(patient)) {
            if (worn.assignment().from() > at) {
                patientAt(
                                patient,
                                worn.assignment().location(),
                                worn.assignment().from())
                        .touched(revision);
            }
        }
    }

    private boolean hasLeft(PatientId patient, long at) {
        Ordered<Long> gone = left.get(patient);
        return gone != null && gone.value() != null && at < gone.value() + LEAVING;
    }

    private WardPatient patientAt(PatientId id, Location location, long at) {
        return patients.computeIfAbsent(id, any -> new WardPatient(id, location, at, history));
    }

    private void tookOff(@Nullable PatientId patient, DeviceId device) {
        WardPatient before = patient == null ? null : patients.get(patient);
        if (before != null) {
            before.tookOff(device, ++revision);
        }
    }

    private void touch(PatientId id) {
        WardPatient patient = patients.get(id);
        if (patient != null) {
            patient.touched(++revision);
        }
    }

    Collection<WardPatient> patients() {
        return patients.values();
    }

    /** Null where nobody of that id is there. */
    @Nullable WardPatient patient(PatientId id) {
        return patients.get(id);
    }

    /** The beds in which nobody lies, as far as beds are known. */
    List<Location> freeBeds() {
        return beds.free(patients.values());
    }

    /** Who lies in a bed. */
    List<PatientId> lyingIn(Location bed) {
        return patients.values().stream()
                .filter(patient -> patient.location().equals(bed))
                .map(WardPatient::id)
                .toList();
    }

    /** The ward where a patient lies; null where nobody of that id is there. */
    @Nullable String placeOf(PatientId id) {
        WardPatient patient = patients.get(id);
        return patient == null ? null : patient.location().ward();
    }

    /** The patient's own limits; null where the ward's hold. */
    @Nullable OwnLimits limits(PatientId patient, long now) {
        OwnLimits own = limits.get(patient);
        return own == null || own.expiresAt() <= now ? null : own;
    }

    /** Null where the patient's alarms are not paused. */
    @Nullable Pause pause(PatientId patient, long now) {
        Ordered<Pause> pause = pauses.get(patient);
        return pause == null || pause.value() == null || pause.value().until() <= now ? null : pause.value();
    }

    Map<String, AlarmBudget> budgets() {
        return budgets;
    }

    Wearers wearers() {
        return wearers;
    }

    AlarmPolicy policy() {
        return policy;
    }

    Duration history() {
        return history;
    }

    /** Grows with whatever changes. */
    long revision() {
        return revision;
    }

    /** The newest time of the ward's clock that any record told, epoch milliseconds; {@link Long#MIN_VALUE} before the first. */
    long newest() {
        return newest;
    }
}
