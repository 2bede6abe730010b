package dev.wardstream.notify;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rotas for tests. */
final class Rotas {
    private Rotas() {}

    static Person person(String name) {
        return new Person(name, List.of(new Way.Console()));
    }

    /** The same people everywhere, day and night. */
    static Rota always(List<List<Person>> levels) {
        Map<String, Person> people = levels.stream()
                .flatMap(List::stream)
                .distinct()
                .collect(Collectors.toMap(Person::name, person -> person));
        Shift shift = new Shift(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, levels);
        return new Rota(people, List.of(), WardRota.everywhere(ZoneOffset.UTC, List.of(shift)));
    }
}
