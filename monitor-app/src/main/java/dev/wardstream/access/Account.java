package dev.wardstream.access;

import dev.wardstream.vitals.PersonName;
import java.util.regex.Pattern;

/**
 * Somebody who may sign in.
 *
 * @param name in its one form
 * @param hash of the password, as {@link Passwords} writes it
 */
record Account(String name, Role role, String hash, Wards wards) {
    static final String NAME_RULE =
            "1 to 64 letters, digits, dots, hyphens and underscores, the first a letter or digit";

    static final String ENGINEERS_WARDS = "an engineer is of all wards: leave the wards out, or make them a nurse";

    /** What also fits the commands' records: a pseudonym or role, never a person's name. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    Account {
        if (!isName(name)) {
            throw new IllegalArgumentException("that is no user name: " + NAME_RULE);
        }
        name = PersonName.folded(name);
        if (role == Role.ANYONE) {
            throw new IllegalArgumentException("the role must be viewer, nurse or engineer");
        }
        if (role == Role.ENGINEER && !wards.all()) {
            throw new IllegalArgumentException(ENGINEERS_WARDS);
        }
        if (!Passwords.isHash(hash)) {
            throw new IllegalArgumentException("the hash is none that wardstream user add writes");
        }
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** One of all wards. */
    Account(String name, Role role, String hash) {
        this(name, role, hash, Wards.ALL);
    }

    User user() {
        return new User(name, role, wards);
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return name + " (" + role + ", wards " + wards + ")";
    }
}
