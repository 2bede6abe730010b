package dev.wardstream.notify;

import dev.wardstream.words.Said;
import java.util.List;

/**
 * Who is called.
 *
 * @param level the level they are called at, which may differ from the one asked for
 * @param people everybody of it; empty where nobody is on duty
 * @param note why it is not who was asked for; empty where it is
 */
record OnDuty(int level, List<Person> people, Said note) {
    OnDuty {
        people = List.copyOf(people);
    }
}
