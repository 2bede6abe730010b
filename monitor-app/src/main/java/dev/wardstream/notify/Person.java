package dev.wardstream.notify;

import dev.wardstream.vitals.PersonName;
import java.util.List;

/**
 * Somebody who can be called.
 *
 * @param name their pseudonym or role; never a real name
 * @param ways how to reach them, the first tried first; at least one
 */
public record Person(String name, List<Way> ways) {
    public Person {
        PersonName.of("a person's pseudonym", name);
        if (ways.isEmpty()) {
            throw new IllegalArgumentException(name + " has no way to be reached: name at least one in by");
        }
        ways = List.copyOf(ways);
    }
}
