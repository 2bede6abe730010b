package dev.wardstream.vitals;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The pseudonym or role of a person in its one form: {@code Nurse-1}, {@code nurse-1 } and the same in full-width letters are
 * {@code nurse-1}. Whoever compares names, or looks one up, compares this form.
 */
public final class PersonName {
    /** Characters. */
    public static final int LONGEST = 64;

    /** Scripts with letters that look like each other's. */
    private static final Set<UnicodeScript> ALIKE = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARMENIAN,
            UnicodeScript.COPTIC,
            UnicodeScript.CHEROKEE);

    private PersonName() {}

    /**
     * A name's one form.
     *
     * @param what it is, for errors
     * @throws IllegalArgumentException where it is empty, too long, not plain, or could pass for another's
     */
    public static String of(String what, String name) {
        PlainText.require(what, name, LONGEST);
        String folded = folded(name);
        PlainText.require(what, folded, LONGEST);
        if (folded.codePoints().anyMatch(c -> Character.getType(c) == Character.FORMAT)) {
            throw new IllegalArgumentException(what + " must not have invisible characters");
        }
        Set<UnicodeScript> scripts = new TreeSet<>();
        folded.codePoints().mapToObj(UnicodeScript::of).filter(ALIKE::contains).forEach(scripts::add);
        if (scripts.size() > 1) {
            throw new IllegalArgumentException(what + " must not mix letters that look alike: of " + scripts);
        }
        return folded;
    }

    /** The one form of whatever it is: for looking up a name that may be nobody's. */
    public static String folded(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFKC);
        // Upper case first: some letters, such as the two small sigmas, are one only there.
        String lower = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Normalizer.Form.NFKC).strip().replaceAll("\\s+", " ");
    }

    /** Whether two names are one person's. */
    public static boolean same(String one, String other) {
        return folded(one).equals(folded(other));
    }
}
