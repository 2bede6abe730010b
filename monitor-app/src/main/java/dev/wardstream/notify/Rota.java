package dev.wardstream.notify;

import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PersonName;
import dev.wardstream.words.Said;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is on duty where and when.
 *
 * @param people by pseudonym, in its one form
 * @param wards the first that is of a bed holds for it
 * @param others holds for all beds that none of them is of
 * @param language of people who are told in no other, and of pages for whom nobody knows
 */
record Rota(Map<String, Person> people, List<WardRota> wards, WardRota others, Locale language) {
    Rota {
        people = people.values().stream()
                .collect(Collectors.toUnmodifiableMap(person -> PersonName.folded(person.name()), person -> person));
        wards = List.copyOf(wards);
    }

    /** A rota of people who are told in English. */
    Rota(Map<String, Person> people, List<WardRota> wards, WardRota others) {
        this(people, wards, others, Locale.ENGLISH);
    }

    /** Without a file: three roles, each reached by a line on the console. */
    static Rota consoleOnly() {
        List<Person> roles = Stream.of("nurse", "charge nurse", "physician")
                .map(role -> new Person(role, List.of(new Way.Console())))
                .toList();
        Shift always = new Shift(
                LocalTime.MIDNIGHT,
                LocalTime.MIDNIGHT,
                roles.stream().map(List::of).toList());
        return new Rota(
                Map.of(
                        "nurse", roles.get(0),
                        "charge nurse", roles.get(1),
                        "physician", roles.get(2)),
                List.of(),
                WardRota.everywhere(ZoneOffset.UTC, List.of(always)));
    }

    /** In which language somebody is told, by their name; that of the rota where it does not know them. */
    Locale languageOf(String name) {
        Person person = people.get(PersonName.folded(name));
        return person == null ? language : person.language();
    }

    /**
     * Whom to call: whoever the episode was handed over to, else everybody of the level.
     *
     * @param assignee null where it was not handed over
     * @param level 1 or more
     */
    OnDuty called(Location location, Instant at, int level, @Nullable String assignee) {
        if (assignee == null) {
            return ofLevel(location, at, level);
        }
        Person person = people.get(PersonName.folded(assignee));
        if (person != null) {
            return new OnDuty(level, List.of(person), Said.NOTHING);
        }
        OnDuty instead = ofLevel(location, at, level);
        return new OnDuty(instead.level(), instead.people(), Said.of("called.stranger", assignee));
    }

    /** Everybody of a level; where that has nobody, of the next that has, or of the highest there is. */
    OnDuty ofLevel(Location location, Instant at, int level) {
        OnDuty above = fromLevel(location, at, level);
        if (!above.people().isEmpty()) {
            return above;
        }
        int highest = rotaOf(location).highestLevel(at);
        if (highest == 0) {
            return new OnDuty(level, List.of(), Said.of("called.nobodyAt", location.ward(), location.bed()));
        }
        return new OnDuty(
                highest, List.copyOf(rotaOf(location).onDuty(at, highest)), Said.of("called.nobodyOfLevel", level));
    }

    /** Everybody of a level; where that has nobody, of the next above that has. Empty where there is none. */
    OnDuty fromLevel(Location location, Instant at, int level) {
        WardRota rota = rotaOf(location);
        for (int next = level; next <= rota.highestLevel(at); next++) {
            Set<Person> people = rota.onDuty(at, next);
            if (!people.isEmpty()) {
                return new OnDuty(
                        next,
                        List.copyOf(people),
                        next == level ? Said.NOTHING : Said.of("called.nobodyOfLevel", level));
            }
        }
        return new OnDuty(level, List.of(), Said.of("called.nobodyAbove", level));
    }

    /** Where a bed's shifts are the time. */
    ZoneId zoneOf(Location location) {
        return rotaOf(location).zone();
    }

    /** Everybody, with the level at which they are on duty for a bed, the lowest first; 0 for who is not, and last. */
    Map<String, Integer> levels(Location location, Instant at) {
        Map<String, Integer> levels = new LinkedHashMap<>();
        WardRota rota = rotaOf(location);
        for (int level = 1; level <= rota.highestLevel(at); level++) {
            for (Person person : rota.onDuty(at, level)) {
                levels.putIfAbsent(person.name(), level);
            }
        }
        names().forEach(name -> levels.putIfAbsent(name, 0));
        return levels;
    }

    /** The names of all, as the rota writes them. */
    List<String> names() {
        return people.values().stream().map(Person::name).sorted().toList();
    }

    private WardRota rotaOf(Location location) {
        return wards.stream().filter(ward -> ward.isOf(location)).findFirst().orElse(others);
    }
}
