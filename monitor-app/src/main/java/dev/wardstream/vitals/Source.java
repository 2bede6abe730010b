package dev.wardstream.vitals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToLongFunction;

/**
 * The device that a value came from.
 *
 * <p>Where several devices measure one vital of a patient, values of the better kind are taken: what is wired at the bedside before what
 * is worn, that before a device of which nobody said what it is. {@link #counted} says for how long, and what a spot check is beside
 * them; {@code PatientWindows} says so of a window's steps.
 */
public record Source(DeviceId device, DeviceKind kind) {
    /** How many ranks there are. */
    public static final int RANKS = DeviceKind.values().length;

    /** How long a value holds back the one of a device that is less preferred, milliseconds. */
    public static final long STANDS = 120_000;

    private static final DeviceKind[] KINDS = byRank();

    /** The rank whose values count by their time alone: spot checks. */
    public static final int BY_TIME = RANKS - 1;

    /** 0 for the kind that is preferred, one more for each after it: bedside monitor, wearable, unknown, spot check. */
    public int rank() {
        return rankOf(kind);
    }

    /** The rank of a kind. */
    public static int rankOf(DeviceKind kind) {
        return switch (kind) {
            case BEDSIDE_MONITOR -> 0;
            case WEARABLE -> 1;
            case UNKNOWN -> 2;
            case SPOT_CHECK -> 3;
        };
    }

    /** The kind of a {@linkplain #rank() rank}: each has one. */
    public static DeviceKind kindOf(int rank) {
        return KINDS[rank];
    }

    /**
     * Of which rank the value counts at an instant, by when the newest of each rank was measured:
     * <ol>
     *   <li>Of what measures all the time, that of the preferred kind, as long as it {@linkplain #STANDS stands}: two minutes, so that a
     *       bedside monitor whose values are exported once a minute is not left in between.
     *   <li>Where none of them stands any more, the newest.
     *   <li>A spot check where it is newer than that: somebody has looked at the patient since.
     * </ol>
     *
     * @param measuredAt of each rank: epoch milliseconds, {@link Long#MIN_VALUE} where nothing was measured
     * @param at epoch milliseconds
     */
    public static int counted(IntToLongFunction measuredAt, long at) {
        int chosen = 0;
        for (int rank = 1; rank < BY_TIME; rank++) {
            long newest = measuredAt.applyAsLong(chosen);
            boolean stands = newest != Long.MIN_VALUE && at - newest <= STANDS;
            if (!stands && measuredAt.applyAsLong(rank) > newest) {
                chosen = rank;
            }
        }
        return measuredAt.applyAsLong(BY_TIME) > measuredAt.applyAsLong(chosen) ? BY_TIME : chosen;
    }

    private static DeviceKind[] byRank() {
        DeviceKind[] kinds = DeviceKind.values();
        Arrays.sort(kinds, Comparator.comparingInt(Source::rankOf));
        return kinds;
    }
}
