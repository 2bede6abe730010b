package dev.wardstream.pipeline;

import dev.wardstream.alarm.AlarmCommand;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.vitals.Assignment;
import dev.wardstream.vitals.Assignments;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.words.Objection;
import dev.wardstream.words.Said;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which patient wears which device, and how a command changes it. Two commands about one device within the moment that the
 * table needs to follow its topic overtake each other: the later one holds, for the whole history.
 */
final class Wearing {
    private final AssignmentTable table;

    Wearing(AssignmentTable table) {
        this.table = table;
    }

    /** When the patient's last stretch with a device ended or will end; now, where the table knows of none. */
    long end(String patient, DeviceId device, long now) {
        Assignments assigned = table.of(device.value());
        if (assigned == null) {
            return now;
        }
        List<Assignment> history = assigned.history();
        for (int i = history.size() - 1; i >= 0; i--) {
            if (history.get(i).patient().value().equals(patient)
                    && history.get(i).from() <= now) {
                return history.get(i).to();
            }
        }
        return now;
    }

    /**
     * The devices' histories after a command that was done.
     *
     * @param bed where the patient was admitted to, null where nobody said
     * @throws IllegalArgumentException where a device cannot be the patient's from then on
     */
    List<Assignments> changed(AlarmCommand command, @Nullable Location bed, long now) {
        Action action = command.action();
        if (action instanceof Action.AssignDevice asked) {
            Location place = bed == null ? placeOf(command.patient()) : bed;
            return List.of(historyOf(asked.device())
                    .followedBy(new Assignment(
                            command.patient(), place, asked.kind(), command.issuedAt(), Assignment.OPEN)));
        } else if (action instanceof Action.Admit asked) {
            return table.wornBy(command.patient()).stream()
                    .map(worn -> worn.movedTo(asked.location(), now))
                    .toList();
        } else if (action instanceof Action.Discharge) {
            return table.wornBy(command.patient()).stream()
                    .map(worn -> worn.endedAt(now))
                    .toList();
        }
        return List.of();
    }

    /** Who wears a device in a bed. */
    List<PatientId> wornIn(Location bed) {
        return table.wornIn(bed).stream().map(worn -> worn.newest().patient()).toList();
    }

    /** Who wears a device until further notice; null where nobody does. */
    @Nullable PatientId wearerOf(DeviceId device) {
        Assignments known = table.of(device.value());
        if (known == null || known.history().isEmpty() || known.newest().to() != Assignment.OPEN) {
            return null;
        }
        return known.newest().patient();
    }

    private Assignments historyOf(DeviceId device) {
        Assignments known = table.of(device.value());
        return known == null ? new Assignments(device, List.of()) : known;
    }

    /** Where a device of the patient's says that they lie. */
    private Location placeOf(PatientId patient) {
        return table.wornBy(patient).stream()
                .map(worn -> worn.newest().location())
                .findFirst()
                .orElseThrow(() -> new Objection(Said.of("refused.place")));
    }
}
