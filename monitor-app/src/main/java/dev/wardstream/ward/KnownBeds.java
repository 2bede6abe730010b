package dev.wardstream.ward;

import dev.wardstream.vitals.Location;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The beds that there are, as far as anybody ever lay in them: nobody lists beds. Bounded. */
final class KnownBeds {
    private static final int MOST = 10_000;

    private final SortedSet<Location> beds =
            new TreeSet<>(Comparator.comparing(Location::ward).thenComparing(Location::bed));

    void take(Location bed) {
        if (beds.size() < MOST) {
            beds.add(bed);
        }
    }

    /** Those in which nobody lies, by ward and bed. */
    List<Location> free(Collection<WardPatient> patients) {
        Set<Location> taken = patients.stream().map(WardPatient::location).collect(Collectors.toSet());
        return beds.stream().filter(bed -> !taken.contains(bed)).toList();
    }
}
