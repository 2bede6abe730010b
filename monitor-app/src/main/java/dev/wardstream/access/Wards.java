package dev.wardstream.access;

import dev.wardstream.vitals.Location;
import java.util.Arrays;
import java.util.List;

/**
 * Whose patients somebody may see and answer for.
 *
 * @param all whether of every ward
 * @param names of some wards only, at least one, in order; empty where of all
 */
public record Wards(boolean all, List<String> names) {
    /** Every ward. */
    public static final Wards ALL = new Wards(true, List.of());

    /** How all wards are written. */
    private static final String EVERY = "*";

    public Wards {
        names = names.stream().sorted().distinct().toList();
        names.forEach(Location::requireWard);
        if (all != names.isEmpty()) {
            throw new IllegalArgumentException("a user is of all wards, or of those that are named");
        }
    }

    /**
     * As the file of users has them: names with commas between, or a star for all.
     *
     * @throws IllegalArgumentException where a name is none
     */
    public static Wards named(String words) {
        return words.strip().equals(EVERY)
                ? ALL
                : new Wards(
                        false,
                        Arrays.stream(words.split(",", -1)).map(String::strip).toList());
    }

    /** Whether a ward is among them. */
    public boolean have(String ward) {
        return all || names.contains(ward);
    }

    /** As {@link #named} reads it. */
    @Override
    public String toString() {
        return all ? EVERY : String.join(",", names);
    }
}
