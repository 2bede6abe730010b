package dev.wardstream.vitals;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which one patient wore a device.
 *
 * @param vendor whose device it is, the only one whose samples count; null where nobody said, as before vendors were named
 * @param from first instant, epoch milliseconds, inclusive
 * @param to end, epoch milliseconds, exclusive; {@link #OPEN} while it lasts
 */
public record Assignment(
        PatientId patient,
        Location location,
        DeviceKind kind,
        @Nullable VendorId vendor,
        long from,
        long to) {
    /** The end of an assignment that still lasts. */
    public static final long OPEN = Long.MAX_VALUE;

    public Assignment {
        if (to <= from) {
            throw new IllegalArgumentException("an assignment must end after it began: from " + from + " to " + to);
        }
    }

    /** One that names no vendor. */
    public Assignment(PatientId patient, Location location, DeviceKind kind, long from, long to) {
        this(patient, location, kind, null, from, to);
    }

    Assignment endedAt(long end) {
        return new Assignment(patient, location, kind, vendor, from, end);
    }

    Assignment of(@Nullable VendorId named) {
        return new Assignment(patient, location, kind, named, from, to);
    }

    public boolean covers(long instant) {
        return instant >= from && instant < to;
    }
}
