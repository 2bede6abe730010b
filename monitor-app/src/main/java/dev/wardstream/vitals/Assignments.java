package dev.wardstream.vitals;

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
