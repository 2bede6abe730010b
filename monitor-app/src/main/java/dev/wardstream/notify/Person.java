package dev.wardstream.notify;

import dev.wardstream.vitals.PersonName;
import java.util.List;
import java.util.Locale;

/**
 * Somebody who can be called.
 *
 * @param name their pseudonym or role; never a real name
 * @param ways how to reach them, the first tried first; at least one
 * @param language in which they are told
 */
public record Person(String name, List<Way> ways, Locale language) {

    /** Somebody who is told in English. */
    public Person(String name, List<Way> ways) {
        this(name, ways, Locale.ENGLISH);
    }

    public Person {
        PersonName.of("a person's pseudonym", name);
        if (ways.isEmpty()) {
            throw new IllegalArgumentException(name + " has no way to be reached: name at least one in by");
        }
        ways = List.copyOf(ways);
    }
}
