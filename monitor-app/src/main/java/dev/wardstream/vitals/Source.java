package dev.wardstream.vitals;

/**
 * The device that a value came from.
 *
 * <p>Where several devices measure one vital of a patient, values of the better kind are taken: what is wired at the bedside before what
 * is worn, that before a device of which nobody said what it is. {@code LatestValues} and {@code PatientWindows} say for how long,
 * and what a spot check is beside them.
 */
public record Source(DeviceId device, DeviceKind kind) {
    /** How many ranks there are. */
    public static final int RANKS = DeviceKind.values().length;

    /** 0 for the kind that is preferred, one more for each after it: bedside monitor, wearable, unknown, spot check. */
    public int rank() {
        return switch (kind) {
            case BEDSIDE_MONITOR -> 0;
            case WEARABLE -> 1;
            case UNKNOWN -> 2;
            case SPOT_CHECK -> 3;
        };
    }
}
