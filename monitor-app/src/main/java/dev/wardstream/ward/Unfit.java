package dev.wardstream.ward;

import dev.wardstream.words.Objection;
import dev.wardstream.words.Said;
import java.util.function.Supplier;

/** What is missing or not right in what somebody asks, told by its field. */
final class Unfit {
    private Unfit() {}

    static Objection missing(String field) {
        return new Objection(Said.of("asked.missing", "asked.field." + field));
    }

    /** What a field makes; where it makes nothing, by which rule. */
    static <T> T made(String field, String rule, Supplier<T> making) {
        try {
            return making.get();
        } catch (Objection e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new Objection(Said.of("asked.wrong", "asked.field." + field, "asked.rule." + rule));
        }
    }
}
