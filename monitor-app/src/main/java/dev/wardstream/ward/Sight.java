package dev.wardstream.ward;

import dev.wardstream.access.Wards;

/**
 * Whose beds and alarms somebody is told: of the wards they may see, those they asked for. Equal where two see the same, so that
 * what they are told is put together once.
 *
 * @param mine the wards they may see
 * @param of the one they asked for; empty for all of them
 */
record Sight(Wards mine, String of) {
    static final Sight EVERYTHING = new Sight(Wards.ALL, "");

    /** One ward, for who may see all. */
    static Sight of(String ward) {
        return new Sight(Wards.ALL, ward);
    }

    boolean has(String ward) {
        return mine.have(ward) && (of.isEmpty() || of.equals(ward));
    }
}
