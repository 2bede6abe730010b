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

    /** Whether it is nobody's word whose device it is that somebody wears until further notice. */
    public boolean asksForVendor() {
        return !history.isEmpty() && newest().to() == Assignment.OPEN && vendorOf(newest()) == null;
    }

    /**
     * Whose device it was in one of these assignments: a device's id belongs to one vendor at a time, so one that names none
     * goes by the next that does, or else by the last before. Null where none names one.
     */
    public @Nullable VendorId vendorOf(Assignment assignment) {
        int at = history.indexOf(assignment);
        for (int i = at; i < history.size(); i++) {
            VendorId vendor = history.get(i).vendor();
            if (vendor != null) {
                return vendor;
            }
        }
        for (int i = at - 1; i >= 0; i--) {
            VendorId vendor = history.get(i).vendor();
            if (vendor != null) {
                return vendor;
            }
        }
        return null;
    }

    /**
     * This history with the vendor named wherever none was.
     *
     * @throws IllegalArgumentException where another is named already
     */
    public Assignments namedAs(VendorId vendor) {
        if (history.isEmpty()) {
            throw new IllegalArgumentException(
                    "device " + device + " was never assigned: say who wears it, where and of which vendor it is");
        }
        VendorId known = vendorOf(newest());
        if (known != null && !known.equals(vendor)) {
            throw new IllegalArgumentException(
                    "device " + device + " is " + known
                            + "'s by its assignments; if another of that id is worn now, assign that anew to its patient, ward and bed");
        }
        return new Assignments(
                device,
                history.stream()
                        .map(each -> each.vendor() == null ? each.of(vendor) : each)
                        .toList());
    }

    /** The newest assignment of a history that has one. */
    public Assignment newest() {
        return history.get(history.size() - 1);
    }

    /**
     * This history with one assignment more, which ends the one that lasts; where it names no vendor, it is the one before's.
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
        VendorId known = history.isEmpty() ? null : vendorOf(newest());
        all.add(next.vendor() == null ? next.of(known) : next);
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

    /** The assignment that covers an instant (epoch milliseconds), or else the newest; null where there was none ever. */
    public @Nullable Assignment around(long instant) {
        Assignment covering = at(instant);
        return covering != null || history.isEmpty() ? covering : newest();
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
