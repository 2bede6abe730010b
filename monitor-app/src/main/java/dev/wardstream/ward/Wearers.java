package dev.wardstream.ward;

import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.PatientId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who wears which device, and who wore it. */
final class Wearers {
    private final Map<DeviceId, Assignments> devices = new HashMap<>();
    private final Map<PatientId, Set<String>> worn = new HashMap<>();

    /** A stretch of time in which a patient wears a device. */
    record Worn(DeviceId device, Assignment assignment) {}

    /** Takes in a device's history; who wore the device until now, null where nobody did. */
    @Nullable PatientId take(Assignments assignments) {
        PatientId before = take(assignments.device());
        Assignment open = openOf(assignments);
        devices.put(assignments.device(), assignments);
        if (open != null) {
            worn.computeIfAbsent(open.patient(), patient -> new TreeSet<>())
                    .add(assignments.device().value());
        }
        return before;
    }

    /** A device nothing is known of any more; who wore it, null where nobody did. */
    @Nullable PatientId take(DeviceId device) {
        Assignments known = devices.remove(device);
        Assignment open = known == null ? null : openOf(known);
        if (open == null) {
            return null;
        }
        worn.getOrDefault(open.patient(), new TreeSet<>()).remove(device.value());
        worn.computeIfPresent(open.patient(), (patient, left) -> left.isEmpty() ? null : left);
        return open.patient();
    }

    /** What a patient wears until further notice, by device. */
    List<Worn> wornBy(PatientId patient) {
        List<Worn> all = new ArrayList<>();
        for (String device : worn.getOrDefault(patient, Set.of())) {
            Assignments known = devices.get(new DeviceId(device));
            if (known != null) {
                all.add(new Worn(known.device(), known.newest()));
            }
        }
        return all;
    }

    /** Who wears a device until further notice; null where nobody does. */
    @Nullable PatientId wearerOf(DeviceId device) {
        Assignments known = devices.get(device);
        Assignment open = known == null ? null : openOf(known);
        return open == null ? null : open.patient();
    }

    /** The devices that were worn before and that nobody wears now. */
    List<DeviceId> free() {
        return devices.values().stream()
                .filter(known -> openOf(known) == null)
                .map(Assignments::device)
                .toList();
    }

    /** Whether a device may be the patient's now: it is, or nobody said whose it is. */
    boolean mayWear(PatientId patient, DeviceId device) {
        Assignments known = devices.get(device);
        return known == null || known.isWornBy(patient);
    }

    /** All that a patient wears or wore, the newest first. */
    List<Worn> historyOf(PatientId patient) {
        return devices.values().stream()
                .flatMap(device -> device.history().stream()
                        .filter(stretch -> stretch.patient().equals(patient))
                        .map(stretch -> new Worn(device.device(), stretch)))
                .sorted(Comparator.comparingLong(
                                (Worn stretch) -> stretch.assignment().from())
                        .reversed()
                        .thenComparing(stretch -> stretch.device().value()))
                .toList();
    }

    /** Who wears a device until further notice; null where nobody does. */
    static @Nullable Assignment openOf(Assignments assignments) {
        List<Assignment> history = assignments.history();
        return history.isEmpty() || assignments.newest().to() != Assignment.OPEN ? null : assignments.newest();
    }
}
