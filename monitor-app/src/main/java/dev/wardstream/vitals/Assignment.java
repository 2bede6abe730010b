package dev.wardstream.vitals;

/**
 * A stretch of time in which one patient wore a device.
 *
 * @param from first instant, epoch milliseconds, inclusive
 * @param to end, epoch milliseconds, exclusive; {@link #OPEN} while it lasts
 */
public record Assignment(PatientId patient, Location location, DeviceKind kind, long from, long to) {
    /** The end of an assignment that still lasts. */
    public static final long OPEN = Long.MAX_VALUE;

    public Assignment {
        if (to <= from) {
            throw new IllegalArgumentException("an assignment must end after it began: from " + from + " to " + to);
        }
    }

    Assignment endedAt(long end) {
        return new Assignment(patient, location, kind, from, end);
    }

    public boolean covers(long instant) {
        return instant >= from && instant < to;
    }
}
