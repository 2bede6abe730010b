package dev.wardstream.notify;

import dev.wardstream.alarm.Priority;
import dev.wardstream.vitals.Location;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.words.Said;

/**
 * One call to one person about one episode.
 *
 * @param key its idempotency key
 * @param note why it is they who are called, where that is not plain; empty where it is
 */
record Call(String key, Round round, Person person, Said note) {
    static Call of(Round round, Person person, Said note) {
        String key = Keys.ofCall(round.cause(), round.episode(), round.called().level(), person.name());
        return new Call(key, round, person, note);
    }

    String episode() {
        return round.episode();
    }

    PatientId patient() {
        return round.cause().patient();
    }

    Location location() {
        return round.cause().location();
    }

    int level() {
        return round.called().level();
    }

    /** Of the event that calls. */
    Priority priority() {
        return round.cause().priority();
    }
}
