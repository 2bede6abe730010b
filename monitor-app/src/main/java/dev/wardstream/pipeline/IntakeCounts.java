package dev.wardstream.pipeline;

import dev.wardstream.intake.Reason;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the records received, by the identity that {@link dev.wardstream.intake.Intake} states.
 *
 * @param received records read, counted before anything else is done with them
 * @param quarantined records by reason
 * @param droppedValues single values taken out of accepted records because no sensor can mean them, by field
 */
public record IntakeCounts(
        long received, long accepted, Map<Reason, Long> quarantined, long duplicates, Map<String, Long> droppedValues) {
    static final String RECEIVED = "received";
    static final String ACCEPTED = "accepted";
    static final String DUPLICATES = "duplicates";
    private static final String QUARANTINED = "quarantined/";
    private static final String DROPPED = "dropped/";

    static String quarantined(Reason reason) {
        return QUARANTINED + reason;
    }

    static String dropped(String field) {
        return DROPPED + field;
    }

    /** The counts under the names that {@link Tally} keeps them by. */
    static IntakeCounts of(Map<String, Long> tallies) {
        Map<Reason, Long> quarantined = new TreeMap<>();
        Map<String, Long> dropped = new TreeMap<>();
        tallies.forEach((name, count) -> {
            if (name.startsWith(QUARANTINED)) {
                quarantined.merge(reason(name.substring(QUARANTINED.length())), count, Long::sum);
            } else if (name.startsWith(DROPPED)) {
                dropped.put(name.substring(DROPPED.length()), count);
            }
        });
        return new IntakeCounts(
                tallies.getOrDefault(RECEIVED, 0L),
                tallies.getOrDefault(ACCEPTED, 0L),
                quarantined,
                tallies.getOrDefault(DUPLICATES, 0L),
                dropped);
    }

    /** Earlier versions refused what was ahead, and counted it apart. */
    private static Reason reason(String name) {
        return name.equals("CLOCK_AHEAD") ? Reason.IMPLAUSIBLE_TIME : Reason.valueOf(name);
    }

    /** What came since an earlier count. */
    public IntakeCounts since(IntakeCounts before) {
        return new IntakeCounts(
                received - before.received,
                accepted - before.accepted,
                since(quarantined, before.quarantined),
                duplicates - before.duplicates,
                since(droppedValues, before.droppedValues));
    }

    private static <K extends Comparable<K>> Map<K, Long> since(Map<K, Long> now, Map<K, Long> before) {
        Map<K, Long> since = new TreeMap<>();
        now.forEach((key, count) -> {
            long more = count - before.getOrDefault(key, 0L);
            if (more != 0) {
                since.put(key, more);
            }
        });
        return since;
    }

    /** Records counted as received that are neither accepted nor quarantined nor duplicates: zero, or the intake has a fault. */
    public long unaccounted() {
        return received
                - accepted
                - quarantined.values().stream().mapToLong(Long::longValue).sum()
                - duplicates;
    }
}
