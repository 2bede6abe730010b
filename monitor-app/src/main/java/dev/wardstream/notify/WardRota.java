package dev.wardstream.notify;

import dev.wardstream.vitals.Location;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The shifts of a ward, or of some of its beds.
 *
 * @param wards which wards; {@code *} stands for any characters
 * @param beds which of their beds
 * @param zone where the shifts' times are the time
 */
record WardRota(Pattern wards, Pattern beds, ZoneId zone, List<Shift> shifts) {
    private static final Pattern ANY = Pattern.compile(".*");

    WardRota {
        shifts = List.copyOf(shifts);
    }

    static WardRota everywhere(ZoneId zone, List<Shift> shifts) {
        return new WardRota(ANY, ANY, zone, shifts);
    }

    /** A pattern of names, any of which fits; of none, all do. */
    static Pattern names(List<String> names) {
        return names.isEmpty()
                ? ANY
                : Pattern.compile(names.stream()
                        .map(name -> Pattern.quote(name).replace("*", "\\E.*\\Q"))
                        .collect(Collectors.joining("|")));
    }

    boolean isOf(Location location) {
        return wards.matcher(location.ward()).matches()
                && beds.matcher(location.bed()).matches();
    }

    /** Everybody of a level; where shifts overlap, of both. */
    Set<Person> onDuty(Instant at, int level) {
        LocalTime time = at.atZone(zone).toLocalTime();
        return shifts.stream()
                .filter(shift -> shift.covers(time) && shift.levels().size() >= level)
                .flatMap(shift -> shift.levels().get(level - 1).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    int highestLevel(Instant at) {
        LocalTime time = at.atZone(zone).toLocalTime();
        return shifts.stream()
                .filter(shift -> shift.covers(time))
                .mapToInt(shift -> shift.levels().size())
                .max()
                .orElse(0);
    }
}
