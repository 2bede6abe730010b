package dev.wardstream.vitals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who wore a device, and when: the device's whole history, newest last, without overlaps. */
public record Assignments(DeviceId device, List<Assignment> history) {
    public Assignments {
        history = List.copyOf(history);
        for (int i = 1; i < history.size(); i++) {
            if (history.get(i).from() < history.get(i - 1).to()) {
                throw new IllegalArgumentException("device " + device + ": assignment " + i + " begins at "
                        + history.get(i).from() + ", before the one before it ends at "
                        + history.get(i - 1).to());
            }
        }
    }

    /** Whether a patient wears the device until further notice. */
    public boolean isWornBy(PatientId patient) {
        return !history.isEmpty()
                && newest().to() == Assignment.OPEN
                && newest().patient().equals(patient);
    }

    /** The newest assignment of a history that has one. */
    public Assignment newest() {
        return history.get(history.size() - 1);
    }

    /**
     * This history with one assignment more, which ends the one that lasts.
     *
     * @throws IllegalArgumentException where the device is with somebody then or later
     */
    public Assignments followedBy(Assignment next) {
        List<Assignment> all = new ArrayList<>();
        for (Assignment earlier : history) {
            boolean lasts = earlier.to() == Assignment.OPEN;
            if (earlier.from() >= next.from() || (earlier.to() > next.from() && !lasts)) {
                throw new IllegalArgumentException("device " + device + " is assigned to patient " + earlier.patient()
                        + " from " + Instant.ofEpochMilli(earlier.from())
                        + "; what is recorded already stays: begin later than "
                        + Instant.ofEpochMilli(lasts ? earlier.from() : earlier.to()));
            }
            all.add(lasts ? earlier.endedAt(next.from()) : earlier);
        }
        all.add(next);
        return new Assignments(device, all);
    }

    /** The same patient goes on wearing it in another bed, from an instant on, epoch milliseconds. */
    public Assignments movedTo(Location bed, long from) {
        Assignment last = newest();
        boolean stays = last.location().equals(bed);
        return stays || from <= last.from()
                ? this
                : followedBy(new Assignment(last.patient(), bed, last.kind(), from, Assignment.OPEN));
    }

    /** Taken off at an instant, epoch milliseconds; an assignment that would only have begun later never was. */
    public Assignments endedAt(long instant) {
        List<Assignment> all = new ArrayList<>(history.subList(0, history.size() - 1));
        if (newest().from() < instant) {
            all.add(newest().endedAt(instant));
        }
        return new Assignments(device, all);
    }

    /** The assignment that covers an instant (epoch milliseconds), or null where nobody wore the device then. */
    public @Nullable Assignment at(long instant) {
        for (int i = history.size() - 1; i >= 0; i--) {
            Assignment assignment = history.get(i);
            if (assignment.covers(instant)) {
                return assignment;
            }
        }
        return null;
    }
}
