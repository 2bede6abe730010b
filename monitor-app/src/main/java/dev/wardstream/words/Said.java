package dev.wardstream.words;

import dev.wardstream.vitals.GlucoseUnit;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text as the statements that make it up, in order. {@link #in} puts it into a language. */
public record Said(List<Phrase> phrases) {
    /** No text at all. */
    public static final Said NOTHING = new Said(List.of());

    private static final String PLAIN = "plain";

    public Said {
        phrases = List.copyOf(phrases);
    }

    public static Said of(String code, Object... arguments) {
        return new Said(List.of(Phrase.of(code, arguments)));
    }

    /** A text that reads the same in every language, such as what a record of earlier versions said. */
    public static Said plain(String text) {
        return of(PLAIN, text);
    }

    /** This and one statement more. */
    public Said and(String code, Object... arguments) {
        return and(of(code, arguments));
    }

    /** This and what follows. */
    public Said and(Said next) {
        List<Phrase> all = new ArrayList<>(phrases);
        all.addAll(next.phrases);
        return new Said(all);
    }

    /** This without the statements of a group, such as {@code now} for {@code now.old}. */
    public Said without(String group) {
        return new Said(phrases.stream()
                .filter(phrase -> !phrase.code().startsWith(group + "."))
                .toList());
    }

    /** This with blood glucose in the unit that readers have; everything else is as it was. */
    public Said readIn(GlucoseUnit unit) {
        return new Said(phrases.stream().map(phrase -> phrase.readIn(unit)).toList());
    }

    public boolean isEmpty() {
        return phrases.isEmpty();
    }

    /** The text in a language, in English where there are no words of that language. */
    public String in(Locale language) {
        return Wording.of(language).text(this);
    }

    /**
     * The text in a language, with its moments by the clock on the reader's wall: {@code 03:58}, with the day where that is not
     * today.
     *
     * @param now epoch milliseconds
     */
    public String in(Locale language, ZoneId zone, long now) {
        return Wording.of(language).at(zone, now).text(this);
    }

    /** The text in English. */
    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
