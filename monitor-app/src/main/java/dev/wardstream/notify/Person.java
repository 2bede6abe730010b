package dev.wardstream.notify;

import java.util.List;

/**
 * Somebody who can be called.
 *
 * @param name their pseudonym or role; never a real name
 * @param ways how to reach them, the first tried first; at least one
 */
public record Person(String name, List<Way> ways) {
    private static final int LONGEST = 64;

    public Person {
        if (name.isBlank() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a person's pseudonym has 1 to " + LONGEST + " printable characters");
        }
        if (ways.isEmpty()) {
            throw new IllegalArgumentException(name + " has no way to be reached: name at least one in by");
        }
        ways = List.copyOf(ways);
    }
}
